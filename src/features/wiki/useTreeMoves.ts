import { useQueryClient } from '@tanstack/react-query';
import * as React from 'react';
import * as strings from 'WikiStrings';
import { useToasts } from '../../application/shared/toasts';
import { keyOf, useWikiActions } from '../../application/wiki/useWiki';
import { useWikiServices } from '../../application/wiki/wikiServices';
import { asAppError } from '../../domain/shared/errors';
import { compareNames, format } from '../../domain/shared/text';
import { sortNodes, type PageNode } from '../../domain/wiki/page';
import { useRoot } from '../../ui/Root/RootContext';

/** Where a dragged page would land, as seen from the row under the pointer. */
type Landing = 'before' | 'inside' | 'after';

/** Dragging in the tree, as its rows see it. */
export interface TreeDrag {
  readonly over: { readonly id: number; readonly where: Landing } | undefined;
  start(node: PageNode, event: React.DragEvent): void;
  move(node: PageNode, event: React.DragEvent): void;
  drop(node: PageNode, event: React.DragEvent): void;
  end(): void;
}

export interface TreeMoves {
  readonly drag: TreeDrag;
  /** Moves a page by Alt and an arrow: up, down, `in` to the page above it in its level, `out` of its branch. False for other keys. */
  readonly moveByKey: (id: number, key: string) => boolean;
}

function landingOf(event: React.DragEvent): Landing {
  const { top, height } = event.currentTarget.getBoundingClientRect();
  const share = height === 0 ? 0.5 : (event.clientY - top) / height;
  if (share < 0.28) return 'before';
  return share > 0.72 ? 'after' : 'inside';
}

/** Moves pages in the tree by pointer and by keyboard; what was moved keeps its place on the screen and the focus. */
export function useTreeMoves(toggle: (id: number, isOpen: boolean) => void): TreeMoves {
  const { siteUrl } = useWikiServices();
  const client = useQueryClient();
  const { move } = useWikiActions();
  const { locale, announce } = useRoot();
  const { show } = useToasts();
  const [over, setOver] = React.useState<TreeDrag['over']>();
  const dragged = React.useRef<PageNode>();

  const levelOf = (parentId: number | undefined): readonly PageNode[] => sortNodes(client.getQueryData<readonly PageNode[]>(keyOf(siteUrl, 'level', parentId ?? 0)) ?? [], compareNames(locale));
  const findNode = (id: number): PageNode | undefined => {
    for (const { queryKey, state } of client.getQueryCache().findAll(keyOf(siteUrl, 'level'))) {
      const found = queryKey[2] === 'level' ? (state.data as readonly PageNode[] | undefined)?.find((node) => node.id === id) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  const put = (node: PageNode, parentId: number | undefined, beforeId: number | undefined): void => {
    if (parentId !== undefined) toggle(parentId, true);
    move.mutateAsync({ id: node.id, parentId, beforeId, isPlaced: true, summary: strings.MovedSummary }).then(
      () => {
        announce(format(strings.MovedHere, { title: node.title }));
        // The row was drawn anew at its place: whoever moved it by keyboard stays on it.
        window.requestAnimationFrame(() => document.querySelector<HTMLElement>(`[role=treeitem][data-page="${node.id}"]`)?.focus());
      },
      (error: unknown) => show({ kind: 'error', text: `${format(strings.MoveFailed, { title: node.title })} ${asAppError(error).kind === 'invalid' ? strings.MoveInvalid : ''}`.trim() })
    );
  };
  const land = (node: PageNode, target: PageNode, where: Landing): void => {
    if (where === 'inside') {
      put(node, target.id, undefined);
      return;
    }
    const level = levelOf(target.parentId).filter(({ id }) => id !== node.id);
    const at = level.findIndex(({ id }) => id === target.id);
    put(node, target.parentId, where === 'before' ? target.id : level[at + 1]?.id);
  };
  const moveByKey = (id: number, key: string): boolean => {
    const node = findNode(id);
    if (!node || !['ArrowUp', 'ArrowDown', 'in', 'out'].includes(key)) return false;
    const level = levelOf(node.parentId);
    const at = level.findIndex((one) => one.id === id);
    const above = level[at - 1];
    if (key === 'ArrowUp' && above) put(node, node.parentId, above.id);
    if (key === 'ArrowDown' && at < level.length - 1) put(node, node.parentId, level[at + 2]?.id);
    if (key === 'in' && above) put(node, above.id, undefined);
    const parent = node.parentId === undefined ? undefined : findNode(node.parentId);
    if (key === 'out' && parent) {
      const outer = levelOf(parent.parentId);
      put(node, parent.parentId, outer[outer.findIndex((one) => one.id === parent.id) + 1]?.id);
    }
    return true;
  };
  const drag: TreeDrag = {
    over,
    start: (node, event) => {
      dragged.current = node;
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', node.title);
      event.stopPropagation();
    },
    move: (node, event) => {
      if (!dragged.current || dragged.current.id === node.id) return;
      event.preventDefault();
      event.stopPropagation();
      const where = landingOf(event);
      if (over?.id !== node.id || over.where !== where) setOver({ id: node.id, where });
    },
    drop: (node, event) => {
      event.preventDefault();
      event.stopPropagation();
      const moved = dragged.current;
      setOver(undefined);
      if (moved && moved.id !== node.id) land(moved, node, landingOf(event));
    },
    end: () => {
      dragged.current = undefined;
      setOver(undefined);
    }
  };
  return { drag, moveByKey };
}
