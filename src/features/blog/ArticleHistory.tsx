import * as React from 'react';
import * as strings from 'BlogStrings';
import { useBlogServices } from '../../application/blog/blogServices';
import { useArticle, useRefresh, useVersions } from '../../application/blog/useBlog';
import { compareTexts } from '../../application/shared/compareText';
import { useToasts } from '../../application/shared/toasts';
import type { Article, ArticleVersion } from '../../domain/blog/article';
import type { BlogViewer } from '../../domain/blog/ports';
import { format, formatMoment } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import { cx } from '../../ui/base/cx';
import { useRoot } from '../../ui/Root/RootContext';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { AsyncView } from '../../ui/States/AsyncView';
import { EmptyState } from '../../ui/States/EmptyState';
import { errorText } from '../../ui/States/ErrorState';
import { mayChange } from './mayChange';
import { routeHref, type Navigate } from './route';
import { PersonGlance } from '../shared/PersonFace';
import styles from './History.module.scss';

export interface ArticleHistoryProps {
  readonly id: number;
  readonly viewer: BlogViewer;
  readonly navigate: Navigate;
}

/** Every kept state of an article, what changed in it by word, and the way back to it. */
const ArticleHistory: React.FC<ArticleHistoryProps> = ({ id, viewer, navigate }) => {
  const open = useArticle(id);
  const versions = useVersions(id);
  return (
    <AsyncView result={open} skeleton={<Skeleton shape="article" />}>
      {({ article }) => (
        <div className={styles.history}>
          <div><Button variant="quiet" icon="back" href={routeHref({ view: 'article', id })}>{strings.BackToArticle}</Button></div>
          <h2 className={styles.title} dir="auto">{format(strings.HistoryOf, { title: article.title })}</h2>
          <AsyncView result={versions} skeleton={<Skeleton shape="lines" />} isEmpty={(all) => all.length === 0} empty={<EmptyState title={strings.NoHistory} />}>
            {(all) => <Versions versions={all} article={article} canRestore={mayChange(article, viewer)} navigate={navigate} />}
          </AsyncView>
        </div>
      )}
    </AsyncView>
  );
};

interface VersionsProps {
  readonly versions: readonly ArticleVersion[];
  readonly article: Article;
  readonly canRestore: boolean;
  readonly navigate: Navigate;
}

function Versions({ versions, article, canRestore, navigate }: VersionsProps): JSX.Element {
  const { locale } = useRoot();
  const [index, setIndex] = React.useState(0);
  const chosen = versions[index];
  return (
    <div className={styles.sides}>
      <ol className={styles.versions} aria-label={strings.History}>
        {versions.map((version, at) => (
          <li key={version.versionId}>
            <button type="button" className={cx(styles.version, at === index && styles.chosen)} aria-pressed={at === index} onClick={() => setIndex(at)}>
              <strong>{format(strings.VersionName, { label: version.label })}</strong>
              <span>{version.editor ? <PersonGlance person={version.editor}><bdi>{version.editorName}</bdi></PersonGlance> : <bdi>{version.editorName || strings.FormerColleague}</bdi>}, {formatMoment(locale, new Date(version.savedAt))}</span>
            </button>
          </li>
        ))}
      </ol>
      {chosen && (
        <div className={styles.changes}>
          <Changes version={chosen} before={versions[index + 1]} />
          {canRestore && index > 0 && <Restore version={chosen} article={article} navigate={navigate} />}
        </div>
      )}
    </div>
  );
}

/** What a version changed: added underlined, removed struck; never by colour alone. */
function Changes({ version, before }: { readonly version: ArticleVersion; readonly before: ArticleVersion | undefined }): JSX.Element {
  const parts = React.useMemo(() => compareTexts(before?.text.body ?? '', version.text.body), [before, version]);
  return (
    <section aria-label={strings.WhatChanged}>
      {before && before.text.title !== version.text.title && <p><del>{before.text.title}</del> <ins>{version.text.title}</ins></p>}
      <div className={styles.changeText} dir="auto">
        {parts.map(({ text, kind }, at) => (kind === 'added' ? <ins key={at}>{text}</ins> : kind === 'removed' ? <del key={at}>{text}</del> : <span key={at}>{text}</span>))}
      </div>
    </section>
  );
}

function Restore({ version, article, navigate }: { readonly version: ArticleVersion } & Pick<VersionsProps, 'article' | 'navigate'>): JSX.Element {
  const { service } = useBlogServices();
  const refresh = useRefresh();
  const { show } = useToasts();
  const [isBusy, setBusy] = React.useState(false);
  const restore = async (): Promise<void> => {
    setBusy(true);
    try {
      await service.saveArticle(article.id, version.text, article.etag);
      await refresh();
      show({ text: format(strings.RestoredVersion, { label: version.label }) });
      navigate({ view: 'article', id: article.id });
    } catch (error) {
      show({ kind: 'error', text: errorText(error) });
      setBusy(false);
    }
  };
  return <Button variant="primary" icon="restore" isBusy={isBusy} onClick={() => { restore().catch(() => undefined); }}>{format(strings.RestoreVersion, { label: version.label })}</Button>;
}

export default ArticleHistory;
