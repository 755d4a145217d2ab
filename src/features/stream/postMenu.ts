import * as strings from 'StreamStrings';
import { useStreamEnvironment } from '../../application/stream/streamContext';
import { targetKey } from '../../domain/shared/keys';
import { format } from '../../domain/shared/text';
import type { FeedPost } from '../../domain/stream/feed';
import type { ModerationAction } from '../../domain/stream/ports';
import type { MenuItem } from '../../ui/Menu/Menu';
import { mutableTargets } from '../../domain/stream/muting';
import { noDetails } from '../../domain/stream/post';
import { useComposerText } from './composerText';
import { useStreamPage } from './pageContext';
import { muteText, whyText } from './whyText';
import { routeHash } from './route';

interface Openers {
  readonly onEdit: () => void;
  readonly onReport: () => void;
  /** Takes the post from the screen while a deletion waits for Undo to expire, or brings it back. */
  readonly onGone: (isGone: boolean) => void;
}

const week = 7 * 86_400_000;

/** What the viewer may do with a post beyond its buttons. */
export function usePostMenu(one: FeedPost, { onEdit, onReport, onGone }: Openers): readonly MenuItem[] {
  const { post } = one;
  const { viewer, actions, followed, muted, personOf, notify, filter, navigate, openDialog } = useStreamPage();
  const { pageUrl } = useStreamEnvironment();
  const { openWith } = useComposerText();
  const isMine = post.authorId === viewer.person.id;
  const ignore = (): void => undefined;

  const remove = (): void => {
    onGone(true);
    notify({
      text: strings.Deleted,
      onUndo: () => onGone(false),
      // Where the server refuses, the post is back with the reason.
      onExpire: () => { actions.deletePost(post.id).then(() => onGone(false), ignore); }
    });
  };
  const copyLink = (): void => {
    navigator.clipboard.writeText(`${pageUrl}${routeHash({ postId: post.id })}`).then(() => notify({ text: strings.LinkCopied }), ignore);
  };
  const moderate = (action: ModerationAction, until?: string): (() => void) => () => {
    actions.moderate(post.id, action, '', until).catch(ignore);
  };

  const restore = (): void => {
    moderate('restore')();
    notify({ text: strings.DidRestore, onUndo: moderate('hide') });
  };
  const mute = (target: string, isIn: boolean): void => {
    actions.mute(target, isIn).catch(ignore);
    notify({ text: isIn ? strings.MutedNow : strings.UnmutedNow, onUndo: () => { actions.mute(target, !isIn).catch(ignore); } });
  };
  const share = (): void => {
    if (!filter) navigate({ filter: { tab: 'everyone' } });
    openWith({ key: '', kind: 'update', title: '', body: '', details: { ...noDetails, sharedPostId: post.details.sharedPostId ?? post.id } });
  };

  const items: MenuItem[] = [
    { key: 'link', text: strings.CopyLink, icon: 'link', onSelect: copyLink },
    { key: 'why', text: strings.WhyHere, icon: 'info', onSelect: () => notify({ text: whyText(filter, one, followed, personOf) }) }
  ];
  if (viewer.canPost) items.push({ key: 'share', text: strings.ShareOnward, icon: 'share', onSelect: share });
  if (Object.keys(one.reactions.counts).length > 0) items.push({ key: 'reactors', text: strings.WhoReacted, icon: 'react', onSelect: () => openDialog({ type: 'reactors', one }) });
  if (post.editedAt) items.push({ key: 'history', text: strings.History, icon: 'history', onSelect: () => openDialog({ type: 'history', one }) });
  if (isMine && viewer.canPost) {
    items.push({ key: 'edit', text: strings.Edit, icon: 'edit', onSelect: onEdit });
  } else if (viewer.canPost) {
    const target = targetKey('user', post.authorId);
    const isFollowed = followed.includes(target);
    const name = personOf(post.authorId)?.name ?? strings.FormerColleague;
    items.push(
      { key: 'follow', icon: 'personAdd', text: format(isFollowed ? strings.UnfollowPerson : strings.FollowPerson, { name }), onSelect: () => { actions.follow(target, !isFollowed).catch(ignore); } },
      ...mutableTargets(post).slice(0, 4).map((key): MenuItem => ({ key: `mute ${key}`, icon: muted.includes(key) ? 'bell' : 'bellOff', text: muteText(key, name, muted.includes(key)), onSelect: () => mute(key, !muted.includes(key)) })),
      { key: 'report', icon: 'flag', text: strings.Report, onSelect: onReport }
    );
  }
  if (viewer.isOwner) {
    const isPinned = one.announcement?.pinnedUntil !== undefined;
    items.push(
      { key: 'pin', icon: 'pin', startsGroup: true, text: isPinned ? strings.Unpin : strings.Pin, onSelect: isPinned ? moderate('unpin') : moderate('announce', new Date(Date.now() + week).toISOString()) },
      { key: 'lock', icon: 'lock', text: one.isLocked ? strings.Unlock : strings.Lock, onSelect: one.isLocked ? moderate('unlock') : () => openDialog({ type: 'lock', one }) },
      { key: 'hide', icon: 'eye', text: one.isHidden ? strings.Restore : strings.Hide, onSelect: one.isHidden ? restore : () => openDialog({ type: 'hide', one }) },
      { key: 'log', icon: 'history', text: strings.Log, onSelect: () => openDialog({ type: 'log', one }) }
    );
  }
  if (isMine || viewer.isOwner) items.push({ key: 'delete', icon: 'delete', isDanger: true, startsGroup: true, text: strings.Delete, onSelect: remove });
  return items;
}
