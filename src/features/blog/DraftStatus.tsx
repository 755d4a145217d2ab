import * as React from 'react';
import * as strings from 'BlogStrings';
import { useBlogServices } from '../../application/blog/blogServices';
import { reviewStateOf, type ArticleDraft } from '../../domain/blog/draft';
import type { Person } from '../../domain/shared/person';
import { format, formatList } from '../../domain/shared/text';
import { Icon, type IconName } from '../../ui/Icon/Icon';
import { Link } from '../../ui/Link/Link';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import { useRoot } from '../../ui/Root/RootContext';
import { momentText } from './draftWords';
import styles from './Writing.module.scss';

export interface DraftStatusProps {
  readonly draft: ArticleDraft;
  readonly viewerId: number;
  readonly onAskAgain: () => void;
  readonly onUnschedule: () => void;
}

function useNames(ids: readonly number[]): (some: readonly number[]) => string {
  const { people } = useBlogServices();
  const { locale } = useRoot();
  const [known, setKnown] = React.useState<ReadonlyMap<number, Person>>(new Map());
  const wanted = [...new Set(ids)].sort((one, other) => one - other).join();
  React.useEffect(() => {
    let isCurrent = true;
    if (wanted !== '') people.listPeople(wanted.split(',').map(Number)).then((found) => { if (isCurrent) setKnown(found); }, () => undefined);
    return () => { isCurrent = false; };
  }, [people, wanted]);
  return (some) => formatList(locale, some.map((id) => known.get(id)?.name ?? strings.FormerColleague));
}

/** Who works on a draft, where its review stands and when it appears: what is true now, and what it waits for. */
export const DraftStatus: React.FC<DraftStatusProps> = ({ draft, viewerId, onAskAgain, onUnschedule }) => {
  const { locale } = useRoot();
  const { team, wanted, review, publishAt } = draft;
  const coming = [...(wanted?.authors ?? []), ...(wanted?.reviewers ?? [])].filter((id) => id !== viewerId && !team.authors.includes(id) && !team.reviewers.includes(id));
  const names = useNames([...team.authors, ...team.reviewers, ...coming, ...(review ? [review.reviewerId] : [])]);
  const state = reviewStateOf(draft);
  const others = team.authors.filter((id) => id !== viewerId);
  const facts: { readonly icon: IconName; readonly text: string; readonly action?: JSX.Element }[] = [
    ...(others.length > 0 ? [{ icon: 'people' as const, text: format(strings.WritesWith, { names: names(others) }) }] : []),
    ...(wanted ? [{ icon: 'clock' as const, text: coming.length > 0 ? format(strings.WaitsForOwner, { names: names(coming) }) : strings.WaitsForOwnerShort }] : []),
    ...(state === 'asked' ? [{ icon: 'eye' as const, text: format(strings.ReviewBy, { names: names(team.reviewers) }) }] : []),
    ...(state === 'approved' && review ? [{ icon: 'checkCircle' as const, text: format(strings.ApprovedBy, { name: names([review.reviewerId]) }) }] : []),
    ...(state === 'changed' ? [{ icon: 'eye' as const, text: strings.ReviewChanged, action: <Link onClick={onAskAgain}>{strings.AskAgain}</Link> }] : []),
    ...(publishAt ? [{ icon: 'calendar' as const, text: format(strings.Scheduled, { date: momentText(locale, publishAt) }), action: <Link onClick={onUnschedule}>{strings.ScheduleOff}</Link> }] : [])
  ];
  return (
    <>
      {state === 'sentBack' && review && (
        <MessageStrip kind="warning" isLive={false} actions={[{ text: strings.AskAgain, onClick: onAskAgain }]}>
          <strong>{format(strings.SentBackBy, { name: names([review.reviewerId]) })}</strong> <span dir="auto">{review.note}</span>
        </MessageStrip>
      )}
      {facts.length > 0 && <ul className={styles.facts}>{facts.map(({ icon, text, action }) => <li key={text}><Icon name={icon} size={14} /><span>{text}{action && <> {action}</>}</span></li>)}</ul>}
      {state === 'approved' && review && review.note !== '' && <MessageStrip isLive={false}><span dir="auto">{review.note}</span></MessageStrip>}
    </>
  );
};
