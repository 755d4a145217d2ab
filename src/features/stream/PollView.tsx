import * as React from 'react';
import * as strings from 'StreamStrings';
import { countPhrase, format, formatMoment, formatPercent } from '../../domain/shared/text';
import type { Poll } from '../../domain/stream/post';
import { isOpen, publishedResult, type Votes } from '../../domain/stream/votes';
import { Button } from '../../ui/Button/Button';
import { cx } from '../../ui/base/cx';
import { Icon } from '../../ui/Icon/Icon';
import { useRoot } from '../../ui/Root/RootContext';
import { useStreamPage } from './pageContext';
import styles from './Post.module.scss';

/** Choices with bars behind the words; a click votes, another takes the vote back while the poll is open. */
export const PollView: React.FC<{ readonly postId: number; readonly poll: Poll; readonly votes: Votes }> = ({ postId, poll, votes }) => {
  const { locale } = useRoot();
  const { viewer, actions } = useStreamPage();
  const open = isOpen(poll, new Date());
  const knowsAll = !poll.areVotesHidden || votes.isPublished === true || viewer.isOwner;
  const canVote = open && viewer.canPost;
  const toggle = (choice: number): void => {
    const isMine = votes.mine.includes(choice);
    const others = poll.isMultiple ? votes.mine.filter((one) => one !== choice) : [];
    actions.vote(postId, (isMine ? others : [...others, choice]).sort((first, second) => first - second), poll.areVotesHidden === true).catch(() => undefined);
  };
  return (
    <>
      <div className={styles.poll} role="group" aria-label={strings.KindPoll}>
        {poll.choices.map((choice, index) => {
          const share = !knowsAll || votes.voters === 0 ? 0 : (votes.counts[index] ?? 0) / votes.voters;
          const isMine = votes.mine.includes(index);
          return (
            <button
              key={index} type="button" className={cx(styles.option, isMine && styles.mine)} aria-pressed={isMine} aria-disabled={!canVote}
              style={{ '--share': `${Math.round(share * 100)}%` } as React.CSSProperties} onClick={() => canVote && toggle(index)}
            >
              {isMine && <Icon name="check" label={strings.YourVote} />}
              <span className={styles.choice}><bdi>{choice}</bdi></span>
              {knowsAll && <bdi className={styles.share}>{formatPercent(locale, share)}</bdi>}
            </button>
          );
        })}
      </div>
      <p className={styles.foot}>
        {knowsAll && <span>{countPhrase(locale, strings, 'Votes', votes.voters)}</span>}
        {poll.areVotesHidden && <span>{votes.isPublished ? strings.VotesPublished : strings.VotesHidden}</span>}
        {poll.closesAt && <span>{open ? format(strings.PollCloses, { date: formatMoment(locale, new Date(poll.closesAt)) }) : strings.PollClosed}</span>}
      </p>
      {poll.areVotesHidden && viewer.isOwner && !votes.isPublished && (
        <div><Button variant="quiet" icon="eye" onClick={() => { actions.moderate(postId, 'publish', publishedResult(votes)).catch(() => undefined); }}>{strings.PublishResult}</Button></div>
      )}
    </>
  );
};
