import { useQueryClient } from '@tanstack/react-query';
import * as React from 'react';
import * as strings from 'WikiStrings';
import { useLevel } from '../../application/wiki/useWiki';
import { compareNames } from '../../domain/shared/text';
import { sortNodes, type PageNode } from '../../domain/wiki/page';
import { cx } from '../../ui/base/cx';
import { Icon } from '../../ui/Icon/Icon';
import { useRoot } from '../../ui/Root/RootContext';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { useTreeMoves, type TreeDrag } from './useTreeMoves';
import styles from './Wiki.module.scss';

export interface PageTreeProps {
  readonly currentId: number | undefined;
  /** The pages above the current one, which are open from the start. */
  readonly path: readonly PageNode[];
  /** Pages can be moved. */
  readonly canEdit: boolean;
  readonly onOpen: (id: number) => void;
}

interface TreeState {
  readonly currentId: number | undefined;
  readonly openIds: ReadonlySet<number>;
  readonly toggle: (id: number, isOpen: boolean) => void;
  readonly onOpen: (id: number) => void;
  readonly stopId: number | undefined;
  readonly drag: TreeDrag | undefined;
}

const TreeContext = React.createContext<TreeState | undefined>(undefined);

function useTree(): TreeState {
  const tree = React.useContext(TreeContext);
  if (!tree) throw new Error('There is no tree around this page.');
  return tree;
}

/** The pages as a tree: a level is asked for when it is opened. Arrows move, right and left open and close, Enter shows. */
export const PageTree: React.FC<PageTreeProps> = ({ currentId, path, canEdit, onOpen }) => {
  const { dir } = useRoot();
  const [openIds, setOpenIds] = React.useState<ReadonlySet<number>>(new Set());
  const host = React.useRef<HTMLUListElement>(null);
  // A page that is shown shows what lies below it, too.
  const trail = [...path.map(({ id }) => id), currentId].join();
  React.useEffect(() => {
    const above = trail.split(',').map(Number).filter((id) => id > 0);
    setOpenIds((open) => new Set([...open, ...above]));
  }, [trail]);
  const toggle = React.useCallback((id: number, isOpen: boolean) => setOpenIds((open) => {
    const next = new Set(open);
    if (isOpen) next.add(id);
    else next.delete(id);
    return next;
  }), []);
  const { drag, moveByKey } = useTreeMoves(toggle);
  const tree = React.useMemo<TreeState>(() => ({ currentId, openIds, toggle, onOpen, stopId: currentId, drag: canEdit ? drag : undefined }), [currentId, openIds, toggle, onOpen, drag, canEdit]);

  const handleKeyDown = (event: React.KeyboardEvent): void => {
    const items = Array.from(host.current?.querySelectorAll<HTMLElement>('[role=treeitem]') ?? []);
    const item = (event.target as Element).closest<HTMLElement>('[role=treeitem]');
    if (!item) return;
    const at = items.indexOf(item);
    const id = Number(item.dataset.page);
    const isOpen = item.getAttribute('aria-expanded') === 'true';
    const [inward, outward] = dir === 'rtl' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    if (event.altKey) {
      if (canEdit && moveByKey(id, event.key === inward ? 'in' : event.key === outward ? 'out' : event.key)) {
        event.preventDefault();
        event.stopPropagation();
      }
      return;
    }
    const focus = (next: HTMLElement | null | undefined): void => next?.focus();
    const moves: Record<string, () => void> = {
      ArrowDown: () => focus(items[at + 1]),
      ArrowUp: () => focus(items[at - 1]),
      Home: () => focus(items[0]),
      End: () => focus(items[items.length - 1]),
      [inward]: () => (isOpen ? focus(item.querySelector<HTMLElement>('[role=treeitem]')) : toggle(id, true)),
      [outward]: () => (isOpen ? toggle(id, false) : focus(item.parentElement?.closest<HTMLElement>('[role=treeitem]'))),
      Enter: () => onOpen(id)
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  };
  return (
    <TreeContext.Provider value={tree}>
      <ul ref={host} role="tree" aria-label={strings.Pages} aria-description={canEdit ? strings.TreeHelp : undefined} className={styles.tree} onKeyDown={handleKeyDown}><Level parentId={0} depth={0} /></ul>
    </TreeContext.Provider>
  );
};

function Level({ parentId, depth }: { readonly parentId: number; readonly depth: number }): JSX.Element | null {
  const { locale } = useRoot();
  const { data, error } = useLevel(parentId, true);
  if (error) return <li role="none" className={styles.treeNote}>{strings.LevelFailed}</li>;
  if (!data) return <li role="none"><Skeleton shape="lines" count={2} /></li>;
  if (data.length === 0 && depth > 0) return <li role="none" className={styles.treeNote}>{strings.NothingBelow}</li>;
  return <>{sortNodes(data, compareNames(locale)).map((node, index) => <TreeItem key={node.id} node={node} depth={depth} isFirst={depth === 0 && index === 0} />)}</>;
}

function TreeItem({ node, depth, isFirst }: { readonly node: PageNode; readonly depth: number; readonly isFirst: boolean }): JSX.Element | null {
  const { currentId, openIds, toggle, onOpen, stopId, drag } = useTree();
  const client = useQueryClient();
  const isOpen = openIds.has(node.id);
  const isCurrent = node.id === currentId;
  const isKnownLeaf = (client.getQueryCache().findAll(['wiki']).find(({ queryKey }) => queryKey[2] === 'level' && queryKey[3] === node.id)?.state.data as readonly unknown[] | undefined)?.length === 0;
  const hasStop = stopId === undefined ? isFirst : isCurrent;
  return (
    <li
      role="treeitem" aria-level={depth + 1} aria-current={isCurrent ? 'page' : undefined} aria-selected={isCurrent} aria-label={node.title}
      aria-expanded={isKnownLeaf ? undefined : isOpen} tabIndex={hasStop ? 0 : -1} data-page={node.id} className={styles.treeItem}
    >
      <div
        className={cx(styles.treeRow, isCurrent && styles.treeCurrent, drag?.over?.id === node.id && styles[`drop_${drag.over.where}`])} style={{ paddingInlineStart: depth * 20 }} draggable={drag !== undefined}
        onDragStart={drag && ((event) => drag.start(node, event))} onDragOver={drag && ((event) => drag.move(node, event))} onDrop={drag && ((event) => drag.drop(node, event))} onDragEnd={drag?.end}
      >
        {isKnownLeaf ? <span className={styles.treeLeaf} /> : (
          <span className={styles.treeToggle} aria-hidden="true" onClick={() => toggle(node.id, !isOpen)}><Icon name={isOpen ? 'chevronDown' : 'chevronEnd'} size={12} /></span>
        )}
        <span className={styles.treeTitle} dir="auto" aria-hidden="true" onClick={() => onOpen(node.id)}>{node.title}</span>
      </div>
      {isOpen && !isKnownLeaf && <ul role="group"><Level parentId={node.id} depth={depth + 1} /></ul>}
    </li>
  );
}
