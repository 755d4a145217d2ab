import * as React from 'react';
import * as strings from 'StreamStrings';
import { useStreamEnvironment } from '../../application/stream/streamContext';
import { AppError } from '../../domain/shared/errors';
import { countPhrase, format } from '../../domain/shared/text';
import type { FeedPost } from '../../domain/stream/feed';
import { hasHeading } from '../../domain/stream/post';
import { Button } from '../../ui/Button/Button';
import { cx } from '../../ui/base/cx';
import { lazily, type LoadState } from '../../ui/base/lazily';
import { useId } from '../../ui/base/useId';
import { Icon } from '../../ui/Icon/Icon';
import { Menu } from '../../ui/Menu/Menu';
import { MetaLine } from '../../ui/MetaLine/MetaLine';
import { ReactionBar } from '../../ui/ReactionBar/ReactionBar';
import { RelativeTime } from '../../ui/RelativeTime/RelativeTime';
import { useRoot } from '../../ui/Root/RootContext';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { ErrorState } from '../../ui/States/ErrorState';
import { PersonFace } from '../shared/PersonFace';
import { AcceptedAnswer } from './AcceptedAnswer';
import { Acknowledgement } from './Acknowledgement';
import { AuthorName } from './AuthorName';
import type { EditTextProps } from './EditText';
import { Files } from './Files';
import type { LinkCardsProps } from './LinkCards';
import { useStreamPage } from './pageContext';
import { PollView } from './PollView';
import { usePostMenu } from './postMenu';
import { PostText } from './PostText';
import { PraisePanel } from './PraisePanel';
import type { ReportFormProps } from './ReportForm';
import { routeHash } from './route';
import { SharedPost } from './SharedPost';
import type { ThreadProps } from './Thread';
import { useAway } from './useAway';
import { dayText, kindIcons, kindText } from './words';
import styles from './Post.module.scss';

/** A text without an address of a page needs none of it. */
const mayHaveCards = /\.aspx/i;
const EditText = lazily<EditTextProps>(() => import(/* webpackChunkName: 'stream-edit' */ './EditText'));
const Thread = lazily<ThreadProps>(() => import(/* webpackChunkName: 'stream-thread' */ './Thread'), ThreadArriving);
const ReportForm = lazily<ReportFormProps>(() => import(/* webpackChunkName: 'stream-report' */ './ReportForm'));
const LinkCards = lazily<LinkCardsProps>(() => import(/* webpackChunkName: 'stream-link-cards' */ './LinkCards'), () => null);

/** Fetches the code of threads ahead of use, so that one opens at once and offline too. */
export const preloadThread = Thread.preload;

export interface PostItemProps {
  readonly one: FeedPost;
  readonly isNew?: boolean;
  readonly isThreadOpen?: boolean;
  /** Where it stands in the feed, counted from 1, and how many there are; -1 while more may follow. */
  readonly place?: number;
  readonly setSize?: number;
  /** In a long list it is drawn only where it is near the screen. */
  readonly isInLongList?: boolean;
}

/** The first posts of a list are drawn at once, before it is known where they stand. */
const drawnAtOnce = 20;

interface PostContentProps {
  readonly one: FeedPost;
  readonly isNew: boolean | undefined;
  readonly isThreadOpen: boolean;
  readonly titleId: string;
  readonly onGone: (isGone: boolean) => void;
}

const PostContent = React.memo(function PostContent({ one, isNew, isThreadOpen, titleId, onGone }: PostContentProps) {
  const { post } = one;
  const { viewer, actions, personOf, view: { isCompact } } = useStreamPage();
  const { photoUrl } = useStreamEnvironment();
  const [isOpen, setOpen] = React.useState(isThreadOpen);
  const [mode, setMode] = React.useState<'read' | 'edit' | 'report'>('read');
  const author = personOf(post.authorId);
  const name = author?.name ?? strings.FormerColleague;
  const menu = usePostMenu(one, { onEdit: () => setMode('edit'), onReport: () => setMode('report'), onGone });
  return (
    <>
      <PersonFace person={author ?? { name, email: '' }} photoUrl={author?.email ? photoUrl(author.email) : undefined} size={isCompact ? 32 : 40} />
      <div className={styles.content}>
        <header className={styles.header}>
          <div className={styles.who}>
            <h3 id={titleId} className={styles.author}>
              <AuthorName id={post.authorId} person={author} />
              {isNew && <span className={styles.newDot} role="img" aria-label={strings.New} />}
            </h3>
            <PostMeta one={one} />
          </div>
          <Menu label={strings.More} items={menu} />
        </header>
        {mode === 'edit' ? (
          <EditText
            text={post.body}
            onCancel={() => setMode('read')}
            onSave={(body) => {
              setMode('read');
              actions.editPost(post.id, { title: post.title, body, details: { ...post.details, mentions: post.details.mentions.filter((person) => body.includes(`@${person.name}`)) } }).catch(() => undefined);
            }}
          />
        ) : <PostBody one={one} />}
        {mode === 'report' && <ReportForm postId={post.id} onClose={() => setMode('read')} />}
        <PostActions one={one} isOpen={isOpen} onToggle={() => setOpen(!isOpen)} canReact={viewer.canPost} />
        {!isOpen && one.acceptedReply && <AcceptedAnswer reply={one.acceptedReply} asker={author ?? { name, email: '' }} />}
        {isOpen && <Thread one={one} asker={author ?? { name, email: '' }} />}
      </div>
    </>
  );
});

/** A post of the stream with all that can be done with it. Far from the screen in a long list it is only its place. */
export const PostItem: React.FC<PostItemProps> = React.memo(function PostItem({ one, isNew, isThreadOpen = false, place, setSize, isInLongList = false }) {
  const { post, announcement } = one;
  const { personOf, view: { isCompact } } = useStreamPage();
  const article = React.useRef<HTMLElement>(null);
  const [isGone, setGone] = React.useState(false);
  const away = useAway(article, isInLongList && !isGone, place === undefined || place <= drawnAtOnce);
  const titleId = useId('post');
  if (isGone) return null;
  return (
    <article
      ref={article} className={cx(styles.post, announcement && styles.announcement, isCompact && styles.compact)} tabIndex={0} data-post={post.id}
      {...(place === undefined ? {} : { 'aria-posinset': place, 'aria-setsize': setSize })}
      {...(away === undefined ? { 'aria-labelledby': titleId } : { 'aria-label': personOf(post.authorId)?.name ?? strings.FormerColleague, 'data-away': '', style: { blockSize: away } })}
    >
      {away === undefined && <PostContent one={one} isNew={isNew} isThreadOpen={isThreadOpen} titleId={titleId} onGone={setGone} />}
    </article>
  );
});

/** Stands where the thread will be until its code is here; a failed load can be tried again. */
function ThreadArriving({ one, loadState: { hasFailed, onRetry } }: ThreadProps & { readonly loadState: LoadState }): JSX.Element {
  return (
    <div className={styles.thread}>
      {hasFailed ? <ErrorState error={new AppError('offline')} onRetry={onRetry} isInline /> : <Skeleton shape="posts" count={Math.min(2, Math.max(1, one.replyCount))} />}
    </div>
  );
}

/** Until when a post is shown, or since when it is not. */
function expiryText(locale: string, expiresAt: string): string {
  return format(Date.parse(expiresAt) > Date.now() ? strings.ShownUntil : strings.LeftStream, { date: dayText(locale, expiresAt) });
}

function PostMeta({ one: { post, announcement, isHidden, isLocked, acceptedReply } }: { readonly one: FeedPost }): JSX.Element | null {
  const { locale } = useRoot();
  const isAnswered = post.kind === 'question' && acceptedReply !== undefined;
  const kind = announcement ? 'announcement' : post.kind === 'announcement' ? 'update' : post.kind;
  return (
    <MetaLine>
      {kind !== 'update' && (
        <span className={cx(styles.kind, isAnswered && styles.answered)}>
          <Icon name={isAnswered ? 'checkCircle' : kindIcons[kind]} size={14} />{isAnswered ? strings.QuestionAnswered : kindText(kind)}
        </span>
      )}
      <a className={styles.time} href={routeHash({ postId: post.id })}><RelativeTime date={new Date(post.createdAt)} /></a>
      {post.editedAt && <span title={new Date(post.editedAt).toLocaleString(locale)}>{strings.Edited}</span>}
      {announcement?.pinnedUntil && <span className={styles.kind}><Icon name="pin" size={14} />{format(strings.PinnedUntil, { date: dayText(locale, announcement.pinnedUntil) })}</span>}
      {post.expiresAt && <span className={styles.kind}><Icon name="clock" size={14} />{expiryText(locale, post.expiresAt)}</span>}
      {isLocked && <span className={styles.kind}><Icon name="lock" size={14} />{strings.Locked}</span>}
      {isHidden && <span className={styles.kind}><Icon name="warning" size={14} />{strings.Hidden}</span>}
    </MetaLine>
  );
}

function PostBody({ one }: { readonly one: FeedPost }): JSX.Element | null {
  const { post } = one;
  const { details } = post;
  const { viewer } = useStreamPage();
  if (one.isHidden && !viewer.isOwner && viewer.person.id !== post.authorId) return <p className={cx(styles.body, styles.small)}>{strings.HiddenBody}</p>;
  return (
    <div className={styles.body}>
      {hasHeading(post.kind) && post.title !== '' && <h4 className={styles.heading} dir="auto">{post.title}</h4>}
      {details.praise && <PraisePanel praise={details.praise} />}
      {post.body !== '' && <PostText text={post.body} mentions={details.mentions} />}
      {mayHaveCards.test(post.body) && <LinkCards text={post.body} />}
      {details.poll && one.votes && <PollView postId={post.id} poll={details.poll} votes={one.votes} />}
      {details.sharedPostId !== undefined && <SharedPost id={details.sharedPostId} shared={one.shared?.post} />}
      {details.files.length > 0 && <Files postId={post.id} files={details.files} />}
      {one.acknowledgement && one.announcement && <Acknowledgement one={one} state={one.acknowledgement} />}
    </div>
  );
}

interface PostActionsProps {
  readonly one: FeedPost;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly canReact: boolean;
}

function PostActions({ one, isOpen, onToggle, canReact }: React.PropsWithChildren<PostActionsProps>): JSX.Element | null {
  const { post, reactions, replyCount, isSaved } = one;
  const { actions } = useStreamPage();
  const { locale } = useRoot();
  const replies = countPhrase(locale, strings, 'Replies', replyCount);
  return (
    <div className={styles.actions}>
      <span data-action="like">
        <ReactionBar
          counts={reactions.counts} mine={reactions.mine}
          onReact={canReact ? (kind) => { actions.react({ postId: post.id }, kind).catch(() => undefined); } : undefined}
        />
      </span>
      {(replyCount > 0 || !one.isLocked) && <span data-action="reply">
        <Button variant="quiet" icon="reply" isExpanded={isOpen} onClick={onToggle}>{replyCount > 0 ? `${replies}${one.hasMoreReplies ? '+' : ''}` : strings.Reply}</Button>
      </span>}
      {canReact && (
        <span className={styles.save} data-action="save">
          <Button icon={isSaved ? 'bookmarkFilled' : 'bookmark'} label={isSaved ? strings.Saved : strings.Save} isPressed={isSaved} onClick={() => { actions.save(post.id, !isSaved).catch(() => undefined); }} />
        </span>
      )}
    </div>
  );
}
