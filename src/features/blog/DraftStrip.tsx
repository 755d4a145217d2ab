import * as React from 'react';
import * as strings from 'BlogStrings';
import { roleIn, type ArticleDraft } from '../../domain/blog/draft';
import { countPhrase } from '../../domain/shared/text';
import { cx } from '../../ui/base/cx';
import { Link } from '../../ui/Link/Link';
import { useRoot } from '../../ui/Root/RootContext';
import { draftFacts } from './draftWords';
import { routeHref } from './route';
import styles from './Blog.module.scss';
import writing from './Writing.module.scss';

export interface DraftStripProps {
  readonly drafts: readonly ArticleDraft[];
  readonly viewerId: number;
}

/** What the person writes or reviews, on any device, and what each waits for. */
export const DraftStrip: React.FC<DraftStripProps> = ({ drafts: all, viewerId }) => {
  const { locale } = useRoot();
  const asks = (draft: ArticleDraft): boolean => draftFacts(draft, viewerId, locale).some(({ isAttention }) => isAttention);
  // What somebody waits for stands first.
  const drafts = [...all.filter(asks), ...all.filter((draft) => !asks(draft))];
  const [isOpen, setOpen] = React.useState(false);
  const [first] = drafts;
  const factsOf = (draft: ArticleDraft): JSX.Element[] =>
    draftFacts(draft, viewerId, locale).map(({ text, isAttention }) => <span key={text} className={cx(writing.draftFact, isAttention && writing.attention)}>{text}</span>);
  return (
    <div className={styles.drafts}>
      <span className={writing.draftRow}>
        <span><strong>{countPhrase(locale, strings, 'Drafts', drafts.length)}</strong> <bdi>{first?.title || strings.Untitled}</bdi></span>
        {drafts.length === 1 && first ? factsOf(first) : null}
      </span>
      {drafts.length === 1 && first
        ? <Link isStrong href={routeHref({ view: 'write', key: first.key })}>{roleIn(first, viewerId) === 'reviewer' ? strings.OpenReview : strings.ContinueWriting}</Link>
        : <Link isStrong onClick={() => setOpen(!isOpen)}>{isOpen ? strings.HideDrafts : strings.ShowDrafts}</Link>}
      {isOpen && drafts.length > 1 && (
        <ul className={styles.draftList}>
          {drafts.map((draft) => <li key={draft.key} className={writing.draftRow}><a href={routeHref({ view: 'write', key: draft.key })} dir="auto">{draft.title || strings.Untitled}</a>{factsOf(draft)}</li>)}
        </ul>
      )}
    </div>
  );
};
