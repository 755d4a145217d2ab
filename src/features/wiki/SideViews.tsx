import * as React from 'react';
import * as strings from 'WikiStrings';
import type { WikiViewer } from '../../domain/wiki/ports';
import { lazily } from '../../ui/base/lazily';
import { Button } from '../../ui/Button/Button';
import { Menu, type MenuItem } from '../../ui/Menu/Menu';
import type { CheckLinksProps } from './CheckLinks';
import type { ExportDialogProps } from './ExportDialog';
import type { ImportDialogProps } from './ImportDialog';
import type { LockPageProps } from './LockPage';
import type { Navigate, OverviewName } from './route';
import styles from './Wiki.module.scss';

const CheckLinks = lazily<CheckLinksProps>(() => import(/* webpackChunkName: 'wiki-check' */ './CheckLinks'));
const LockPage = lazily<LockPageProps>(() => import(/* webpackChunkName: 'wiki-lock' */ './LockPage'));
const ExportDialog = lazily<ExportDialogProps>(() => import(/* webpackChunkName: 'wiki-export' */ './ExportDialog'));
const ImportDialog = lazily<ImportDialogProps>(() => import(/* webpackChunkName: 'wiki-import' */ './ImportDialog'));

const lists: readonly (readonly [OverviewName, string, MenuItem['icon']])[] = [
  ['due', strings.Due, 'shield'], ['topics', strings.Topics, 'tag'], ['owners', strings.Owners, 'person'], ['templates', strings.Templates, 'copy'], ['wanted', strings.Wanted, 'edit'], ['orphans', strings.Orphans, 'link']
];

/** Below the tree: a new page, the lists of pages, and what is done with the wiki as a whole. */
export const SideViews: React.FC<{ readonly viewer: WikiViewer; readonly navigate: Navigate }> = ({ viewer, navigate }) => {
  const [open, setOpen] = React.useState<'check' | 'writers' | 'export' | 'import'>();
  const close = (): void => setOpen(undefined);
  const items: MenuItem[] = [
    ...lists.map(([view, text, icon]) => ({ key: view, text, icon, onSelect: () => navigate({ view }) })),
    { key: 'export', icon: 'download', text: strings.ExportAll, startsGroup: true, onSelect: () => setOpen('export') },
    ...(viewer.canEdit ? [{ key: 'import', icon: 'upload' as const, text: strings.Import, onSelect: () => setOpen('import') }] : []),
    ...(viewer.isOwner
      ? [
          { key: 'check', icon: 'link' as const, text: strings.CheckLinks, startsGroup: true, onSelect: () => setOpen('check') },
          { key: 'writers', icon: 'lock' as const, text: strings.WritersOf, onSelect: () => setOpen('writers') }
        ]
      : [])
  ];
  return (
    <>
      <ul className={styles.views}>
        {viewer.canEdit && <li><Button variant="quiet" icon="add" onClick={() => navigate({ view: 'new', title: '' })}>{strings.NewPage}</Button></li>}
        <li><Button variant="quiet" icon="history" onClick={() => navigate({ view: 'recent' })}>{strings.Recent}</Button></li>
        {viewer.canTakePart && <li><Button variant="quiet" icon="checkCircle" onClick={() => navigate({ view: 'required' })}>{strings.Required}</Button></li>}
        {viewer.canTakePart && <li><Button variant="quiet" icon="eye" onClick={() => navigate({ view: 'watched' })}>{strings.Watched}</Button></li>}
        <li><Menu label={strings.Overviews} text={strings.Overviews} icon="more" variant="quiet" items={items} /></li>
      </ul>
      {open === 'check' && <CheckLinks onClose={close} />}
      {open === 'writers' && <LockPage isLocked={false} onClose={close} />}
      {open === 'export' && <ExportDialog onClose={close} />}
      {open === 'import' && <ImportDialog onClose={close} onDone={(id) => { close(); navigate({ view: 'page', id }); }} />}
    </>
  );
};
