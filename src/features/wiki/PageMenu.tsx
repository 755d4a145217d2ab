import * as React from 'react';
import * as strings from 'WikiStrings';
import { useToasts } from '../../application/shared/toasts';
import { useWikiActions } from '../../application/wiki/useWiki';
import { useWatch, useWatchActions } from '../../application/wiki/useWikiTalk';
import type { PageFacts } from '../../domain/wiki/page';
import type { OpenPage, WikiViewer } from '../../domain/wiki/ports';
import { Menu, type MenuItem } from '../../ui/Menu/Menu';
import { errorText } from '../../ui/States/ErrorState';
import type { Navigate } from './route';

export interface PageMenuProps {
  readonly opened: OpenPage;
  readonly viewer: WikiViewer;
  readonly navigate: Navigate;
  readonly onMode: (mode: 'move' | 'review' | 'delete' | 'lock' | 'export') => void;
  readonly onComment: () => void;
}

/** What can be done with a page besides changing its text. */
export const PageMenu: React.FC<PageMenuProps> = (props) => {
  const { opened: { page }, viewer } = props;
  const { facts } = useWikiActions();
  const { show } = useToasts();
  const watch = useWatch(page.id);
  const watching = useWatchActions();
  const fail = (error: unknown): void => show({ kind: 'error', text: errorText(error) });
  const setFacts = (change: PageFacts, summary: string, done: string): void => {
    facts.mutateAsync({ id: page.id, facts: change, summary }).then(() => show({ text: done }), fail);
  };
  const setWatch = (what: 'page' | 'branch' | undefined): void => {
    watching.set.mutateAsync({ id: page.id, what }).then(() => show({ text: what ? strings.WatchOn : strings.WatchOff }), fail);
  };
  const watchItems: MenuItem[] = viewer.canTakePart
    ? [
        { key: 'watch', icon: 'eye', text: strings.Watch, isChecked: watch.data === 'page', startsGroup: true, onSelect: () => setWatch(watch.data === 'page' ? undefined : 'page') },
        { key: 'watchBranch', icon: 'eye', text: strings.WatchBranch, isChecked: watch.data === 'branch', onSelect: () => setWatch(watch.data === 'branch' ? undefined : 'branch') }
      ]
    : [];
  return <Menu label={strings.More} items={[...readingItems(props), ...watchItems, ...editingItems(props, setFacts), ...ownerItems(props)]} />;
};

function readingItems({ opened: { page }, viewer, navigate, onMode, onComment }: PageMenuProps): MenuItem[] {
  return [
    ...(viewer.canEdit ? [{ key: 'below', icon: 'add' as const, text: strings.NewBelow, onSelect: () => navigate({ view: 'new', title: '', parentId: page.id }) }] : []),
    ...(viewer.canTakePart ? [{ key: 'comment', icon: 'chat' as const, text: strings.CommentHere, description: strings.CommentHereHint, onSelect: onComment }] : []),
    { key: 'history', icon: 'history', text: strings.History, onSelect: () => navigate({ view: 'history', id: page.id }) },
    { key: 'print', icon: 'print', text: strings.Print, onSelect: () => window.print() },
    { key: 'printBranch', icon: 'print', text: strings.PrintBranch, onSelect: () => navigate({ view: 'print', id: page.id }) },
    { key: 'export', icon: 'download', text: strings.Export, onSelect: () => onMode('export') }
  ];
}

function editingItems({ opened: { page, canEdit }, onMode }: PageMenuProps, setFacts: (facts: PageFacts, summary: string, done: string) => void): MenuItem[] {
  if (!canEdit) return [];
  return [
    { key: 'move', icon: 'tree', text: strings.Move, startsGroup: true, onSelect: () => onMode('move') },
    { key: 'review', icon: 'shield', text: strings.Review, onSelect: () => onMode('review') },
    { key: 'ask', icon: 'checkCircle', text: page.edition > 0 ? strings.AskAgain : strings.AskToRead, onSelect: () => setFacts({ edition: page.edition + 1 }, strings.AskedSummary, strings.Asked) },
    ...(page.edition > 0 ? [{ key: 'askNoMore', icon: 'close' as const, text: strings.AskNoMore, onSelect: () => setFacts({ edition: 0 }, strings.AskedNoMoreSummary, strings.AskNoMore) }] : []),
    { key: 'template', icon: 'copy', text: page.isTemplate ? strings.NoTemplate : strings.MakeTemplate, onSelect: () => setFacts({ isTemplate: !page.isTemplate }, page.isTemplate ? strings.NoTemplate : strings.Templates, page.isTemplate ? strings.NoTemplate : strings.MakeTemplate) }
  ];
}

function ownerItems({ opened: { canEdit }, viewer, onMode }: PageMenuProps): MenuItem[] {
  return [
    ...(viewer.isOwner ? [{ key: 'lock', icon: 'lock' as const, text: strings.Lock, startsGroup: true, onSelect: () => onMode('lock') }] : []),
    ...(canEdit ? [{ key: 'delete', icon: 'delete' as const, text: strings.Delete, isDanger: true, startsGroup: true, onSelect: () => onMode('delete') }] : [])
  ];
}
