import * as React from 'react';
import * as strings from 'WikiStrings';
import { useToasts } from '../../application/shared/toasts';
import { compareTexts, type DiffPart } from '../../application/shared/compareText';
import { useVersions, useWikiActions } from '../../application/wiki/useWiki';
import { format, formatMoment } from '../../domain/shared/text';
import type { PageVersion, WikiPage } from '../../domain/wiki/page';
import { Button } from '../../ui/Button/Button';
import { cx } from '../../ui/base/cx';
import { useRoot } from '../../ui/Root/RootContext';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { AsyncView } from '../../ui/States/AsyncView';
import { EmptyState } from '../../ui/States/EmptyState';
import { errorText } from '../../ui/States/ErrorState';
import { PersonGlance } from '../shared/PersonFace';
import { useMendedLinks } from './useMendedLinks';
import styles from './Wiki.module.scss';

/** Versions that are listed at once, each with its text. */
const step = 30;

export interface PageHistoryProps {
  readonly page: WikiPage;
  readonly canEdit: boolean;
  readonly onClose: () => void;
}

/** Every kept state, what changed in it by word, and the way back to it. */
const PageHistory: React.FC<PageHistoryProps> = ({ page, canEdit, onClose }) => {
  const [shown, setShown] = React.useState(step);
  // One more than is shown: what it was changed from, and the sign that there are earlier ones.
  const result = useVersions(page.id, shown + 1);
  return (
    <div className={styles.article}>
      <div className={styles.head}>
        <h2 className={styles.title} dir="auto">{format(strings.HistoryOf, { title: page.title })}</h2>
        <Button icon="back" onClick={onClose}>{strings.BackToPage}</Button>
      </div>
      <AsyncView result={result} skeleton={<Skeleton shape="lines" />} isEmpty={(versions) => versions.length === 0} empty={<EmptyState title={strings.NoHistory} />}>
        {(versions) => <Versions versions={versions} shown={shown} isMoreLoading={result.isPreviousData} onMore={() => setShown(shown + step)} page={page} canEdit={canEdit} onClose={onClose} />}
      </AsyncView>
    </div>
  );
};

interface VersionsProps extends PageHistoryProps {
  readonly versions: readonly PageVersion[];
  /** How many of them are listed; the one after the last is what that was changed from. */
  readonly shown: number;
  readonly isMoreLoading: boolean;
  readonly onMore: () => void;
}

function Versions({ versions, shown, isMoreLoading, onMore, page, canEdit, onClose }: VersionsProps): JSX.Element | null {
  const { locale } = useRoot();
  const [index, setIndex] = React.useState(0);
  const chosen = versions[index];
  return (
    <>
      <ol className={styles.versions} aria-label={strings.History}>
        {versions.slice(0, shown).map((version, at) => (
          <li key={version.versionId}>
            <button type="button" className={cx(styles.version, at === index && styles.versionChosen)} aria-pressed={at === index} onClick={() => setIndex(at)}>
              <strong>{format(strings.VersionName, { label: version.label })}</strong>
              <span>{version.editor ? <PersonGlance person={version.editor}><bdi>{version.editorName}</bdi></PersonGlance> : <bdi>{version.editorName || strings.FormerColleague}</bdi>}, {formatMoment(locale, new Date(version.savedAt))}</span>
              {version.summary && <span dir="auto">{version.summary}</span>}
            </button>
          </li>
        ))}
      </ol>
      {(versions.length > shown || isMoreLoading) && <div><Button isSmall isBusy={isMoreLoading} onClick={onMore}>{strings.VersionsEarlier}</Button></div>}
      {chosen && <Changes version={chosen} before={versions[index + 1]} />}
      {chosen && canEdit && index > 0 && <Restore version={chosen} page={page} onDone={onClose} />}
    </>
  );
}

/** What a version changed: added underlined, removed struck; never by colour alone. In one text, or both beside each other. */
function Changes({ version, before }: { readonly version: PageVersion; readonly before: PageVersion | undefined }): JSX.Element | null {
  const [isBeside, setBeside] = React.useState(false);
  const parts = React.useMemo(() => compareTexts(before?.body ?? '', version.body), [before, version]);
  const changed = isBeside ? (
    <div className={styles.sides}>
      {(['removed', 'added'] as const).map((kind) => (
        <section key={kind} aria-label={kind === 'removed' ? strings.Before : strings.After}>
          <h3 className={styles.sectionTitle}>{kind === 'removed' ? strings.Before : strings.After}</h3>
          <div className={styles.side_text} dir="auto"><Stretches parts={parts.filter((part) => part.kind === 'same' || part.kind === kind)} /></div>
        </section>
      ))}
    </div>
  ) : <div className={styles.changeText} dir="auto"><Stretches parts={parts} /></div>;
  return (
    <section className={styles.changes} aria-label={strings.WhatChanged}>
      {before && <div className={styles.foot}><Button isSmall icon="sides" isPressed={isBeside} onClick={() => setBeside(!isBeside)}>{strings.SideBySide}</Button></div>}
      {before && before.title !== version.title && <p><del>{before.title}</del> <ins>{version.title}</ins></p>}
      {before && before.topics.join() !== version.topics.join() && <p className={styles.quiet}>{strings.Topics}: <Stretches parts={topicParts(before.topics, version.topics)} /></p>}
      {changed}
    </section>
  );
}

/** What became of the topics: taken away, kept, added. */
function topicParts(before: readonly string[], after: readonly string[]): DiffPart[] {
  const parts = [...before.map((text): DiffPart => ({ text, kind: after.includes(text) ? 'same' : 'removed' })), ...after.filter((text) => !before.includes(text)).map((text): DiffPart => ({ text, kind: 'added' }))];
  return parts.flatMap((part, index) => (index === 0 ? [part] : [{ text: ' ', kind: 'same' }, part]));
}

function Stretches({ parts }: { readonly parts: readonly DiffPart[] }): JSX.Element {
  return <>{parts.map(({ text, kind }, index) => (kind === 'added' ? <ins key={index}>{text}</ins> : kind === 'removed' ? <del key={index}>{text}</del> : <span key={index}>{text}</span>))}</>;
}

function Restore({ version, page, onDone }: { readonly version: PageVersion; readonly page: WikiPage; readonly onDone: () => void }): JSX.Element | null {
  const { save } = useWikiActions();
  const { show } = useToasts();
  const mendLinks = useMendedLinks();
  const handleRestore = (): void => {
    const change = { title: version.title, body: version.body, topics: version.topics, summary: format(strings.RestoredSummary, { label: version.label }) };
    save.mutateAsync({ id: page.id, change, etag: page.etag }).then(
      (saved) => {
        show({ text: format(strings.Restored, { label: version.label }) });
        onDone();
        mendLinks(saved, page.title);
      },
      (error: unknown) => show({ kind: 'error', text: errorText(error) })
    );
  };
  return <div className={styles.foot}><Button variant="primary" icon="restore" isBusy={save.isLoading} onClick={handleRestore}>{format(strings.Restore, { label: version.label })}</Button></div>;
}

export default PageHistory;
