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
import styles from './Wiki.module.scss';

export interface PageHistoryProps {
  readonly page: WikiPage;
  readonly canEdit: boolean;
  readonly onClose: () => void;
}

/** Every kept state, what changed in it by word, and the way back to it. */
const PageHistory: React.FC<PageHistoryProps> = ({ page, canEdit, onClose }) => (
  <div className={styles.article}>
    <div className={styles.head}>
      <h2 className={styles.title} dir="auto">{format(strings.HistoryOf, { title: page.title })}</h2>
      <Button icon="back" onClick={onClose}>{strings.BackToPage}</Button>
    </div>
    <AsyncView result={useVersions(page.id)} skeleton={<Skeleton shape="lines" />} isEmpty={(versions) => versions.length === 0} empty={<EmptyState title={strings.NoHistory} />}>
      {(versions) => <Versions versions={versions} page={page} canEdit={canEdit} onClose={onClose} />}
    </AsyncView>
  </div>
);

function Versions({ versions, page, canEdit, onClose }: PageHistoryProps & { readonly versions: readonly PageVersion[] }): JSX.Element | null {
  const { locale } = useRoot();
  const [index, setIndex] = React.useState(0);
  const chosen = versions[index];
  return (
    <>
      <ol className={styles.versions} aria-label={strings.History}>
        {versions.map((version, at) => (
          <li key={version.versionId}>
            <button type="button" className={cx(styles.version, at === index && styles.versionChosen)} aria-pressed={at === index} onClick={() => setIndex(at)}>
              <strong>{format(strings.VersionName, { label: version.label })}</strong>
              <span>{version.editor ? <PersonGlance person={version.editor}><bdi>{version.editorName}</bdi></PersonGlance> : <bdi>{version.editorName || strings.FormerColleague}</bdi>}, {formatMoment(locale, new Date(version.savedAt))}</span>
              {version.summary && <span dir="auto">{version.summary}</span>}
            </button>
          </li>
        ))}
      </ol>
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
      {changed}
    </section>
  );
}

function Stretches({ parts }: { readonly parts: readonly DiffPart[] }): JSX.Element {
  return <>{parts.map(({ text, kind }, index) => (kind === 'added' ? <ins key={index}>{text}</ins> : kind === 'removed' ? <del key={index}>{text}</del> : <span key={index}>{text}</span>))}</>;
}

function Restore({ version, page, onDone }: { readonly version: PageVersion; readonly page: WikiPage; readonly onDone: () => void }): JSX.Element | null {
  const { save } = useWikiActions();
  const { show } = useToasts();
  const handleRestore = (): void => {
    const change = { title: version.title, body: version.body, summary: format(strings.RestoredSummary, { label: version.label }) };
    save.mutateAsync({ id: page.id, change, etag: page.etag }).then(
      () => {
        show({ text: format(strings.Restored, { label: version.label }) });
        onDone();
      },
      (error: unknown) => show({ kind: 'error', text: errorText(error) })
    );
  };
  return <div className={styles.foot}><Button variant="primary" icon="restore" isBusy={save.isLoading} onClick={handleRestore}>{format(strings.Restore, { label: version.label })}</Button></div>;
}

export default PageHistory;
