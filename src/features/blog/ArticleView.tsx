import * as React from 'react';
import * as strings from 'BlogStrings';
import { useBlogServices } from '../../application/blog/blogServices';
import { useArticle, useBlogStart, useReact, useRefresh } from '../../application/blog/useBlog';
import { useCountRead } from '../../application/blog/useVisit';
import { useToasts, useUndo } from '../../application/shared/toasts';
import { isTeamVoice, readingMinutes, writersOf, type ArticleEntry } from '../../domain/blog/article';
import type { BlogViewer, OpenArticle } from '../../domain/blog/ports';
import type { ReactionName } from '../../domain/shared/reactions';
import { targetKey } from '../../domain/shared/keys';
import { countPhrase, format, formatDate } from '../../domain/shared/text';
import { Topic } from '../../ui/Chip/Chip';
import { lazily } from '../../ui/base/lazily';
import { Button } from '../../ui/Button/Button';
import { Link } from '../../ui/Link/Link';
import { Menu, type MenuItem } from '../../ui/Menu/Menu';
import { MetaLine } from '../../ui/MetaLine/MetaLine';
import { ReactionBar } from '../../ui/ReactionBar/ReactionBar';
import { RichText } from '../../ui/RichText/RichText';
import { useRoot } from '../../ui/Root/RootContext';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { ErrorState, errorText } from '../../ui/States/ErrorState';
import { Byline, faceOf, Writers } from './Byline';
import { Comments } from './Comments';
import { coverFocus } from './coverFocus';
import { Filed } from './Filed';
import type { EmbeddedCardsProps } from '../shared/EmbeddedCards';
import { FollowButton } from './FollowButton';
import { mayChange } from './mayChange';
import { routeHref, type Navigate } from './route';
import { PersonFace } from '../shared/PersonFace';
import { PersonName } from '../shared/PersonName';
import { Words } from '../../ui/Words/Words';
import styles from './Blog.module.scss';

const EmbeddedCards = lazily<EmbeddedCardsProps>(() => import(/* webpackChunkName: 'link-cards' */ '../shared/EmbeddedCards'), () => null);

export interface ArticleViewProps {
  readonly id: number;
  readonly viewer: BlogViewer;
  readonly navigate: Navigate;
}

/** An article to be read, with what colleagues say to it. */
export const ArticleView: React.FC<ArticleViewProps> = ({ id, viewer, navigate }) => {
  const { data, error, refetch } = useArticle(id);
  const [isGone, setGone] = React.useState(false);
  useCountRead(data?.article, viewer);
  const back = <div className={styles.back}><Button variant="quiet" icon="back" href={routeHref({ view: 'list' })}>{strings.Blog}</Button></div>;
  if (!data || isGone) {
    if (isGone) return back;
    return <>{back}{error ? <ErrorState error={error} onRetry={() => { refetch().catch(() => undefined); }} texts={{ notFound: { title: strings.ArticleGone } }} /> : <Skeleton shape="article" />}</>;
  }
  return (
    <>
      {back}
      <article className={styles.article} aria-labelledby={`article-title-${id}`}>
        <Head open={data} viewer={viewer} navigate={navigate} onGone={setGone} />
        <ArticleBody html={data.article.body} />
        <p className={styles.printed} aria-hidden="true" dir="ltr">{`${window.location.href.replace(/#.*$/, '')}${routeHref({ view: 'article', id })}`}</p>
        <Foot open={data} viewer={viewer} />
      </article>
      {data.article.series !== '' && <p className={styles.series}><Link href={routeHref({ view: 'series', name: data.article.series })}>{format(strings.PartOf, { series: data.article.series })}</Link></p>}
      <Comments open={data} viewer={viewer} />
      <Neighbours earlier={data.earlier} later={data.later} />
    </>
  );
};

/** A text without a link needs none of it. */
const mayHaveCards = /<p>\s*<a\b/i;

/** The text; a link alone on its line is shown as a card. */
function ArticleBody({ html }: { readonly html: string }): JSX.Element {
  const { service, siteUrl } = useBlogServices();
  const [drawn, setDrawn] = React.useState<EmbeddedCardsProps['drawn']>();
  const handleRendered = React.useCallback((element: HTMLElement) => setDrawn({ element }), []);
  return (
    <>
      <RichText text={html} format="html" reading headingPrefix="article-" onRendered={handleRendered} />
      {mayHaveCards.test(html) && <EmbeddedCards drawn={drawn} service={service} siteUrl={siteUrl} />}
    </>
  );
}

interface PartProps {
  readonly open: OpenArticle;
  readonly viewer: BlogViewer;
}

function Head({ open: { article, people }, viewer, navigate, onGone }: PartProps & { readonly navigate: Navigate; readonly onGone: (isGone: boolean) => void }): JSX.Element {
  const { service, photoUrl } = useBlogServices();
  const { locale } = useRoot();
  const { show } = useToasts();
  const undo = useUndo();
  const refresh = useRefresh();
  const { blogs = [], pins = {} } = useBlogStart().data ?? {};
  const blog = blogs.find(({ key }) => key === article.blog);
  const isTeam = isTeamVoice(article) && blog !== undefined;
  const face = faceOf(article, people, isTeam ? blog.title : undefined);
  const publisher = people.get(article.authorId);
  const remove = (): void => {
    onGone(true);
    undo({
      text: strings.Deleted,
      onUndo: () => onGone(false),
      onCommit: () => {
        service.deleteArticle(article.id).then(
          () => {
            navigate({ view: 'list' }, 'replace');
            refresh().catch(() => undefined);
          },
          (error: unknown) => {
            onGone(false);
            show({ kind: 'error', text: errorText(error) });
          }
        );
      }
    });
  };
  const attempt = (work: () => Promise<string>): void => {
    work().then(async (text) => {
      await refresh();
      show({ text });
    }).catch((error: unknown) => show({ kind: 'error', text: errorText(error) }));
  };
  const isMine = viewer.canWrite && article.authorId === viewer.person.id;
  const takeBack = (): void => attempt(async () => {
    if (!isMine) {
      await service.endArticle(article.id);
      navigate({ view: 'list' }, 'replace');
      return strings.Ended;
    }
    navigate({ view: 'write', key: await service.unpublish(article) }, 'replace');
    return strings.TakenBack;
  });
  const pinItem = (key: string, words: { readonly pin: string; readonly unpin: string }): MenuItem => {
    const isPinned = pins[key] === article.id;
    return { key: `pin-${key}`, icon: 'pin', text: isPinned ? words.unpin : words.pin, onSelect: () => attempt(async () => {
      await service.pin(key, isPinned ? undefined : article);
      return isPinned ? strings.Unpinned : strings.PinnedDone;
    }) };
  };
  const items: MenuItem[] = [
    { key: 'print', icon: 'print', text: strings.Print, onSelect: () => window.print() },
    { key: 'history', icon: 'history', text: strings.History, onSelect: () => navigate({ view: 'history', id: article.id }) },
    ...(mayChange(article, viewer) ? [
      { key: 'edit', icon: 'edit' as const, text: strings.Edit, onSelect: () => navigate({ view: 'edit', id: article.id }) },
      { key: 'back', icon: 'undo' as const, text: isMine ? strings.TakeBack : strings.EndNow, onSelect: takeBack }
    ] : []),
    ...(viewer.isOwner ? [
      { ...pinItem('', { pin: strings.PinAll, unpin: strings.UnpinAll }), startsGroup: true },
      ...(blog ? [pinItem(blog.key, { pin: format(strings.PinBlog, { blog: blog.title }), unpin: format(strings.UnpinBlog, { blog: blog.title }) })] : [])
    ] : []),
    ...(mayChange(article, viewer) ? [
      { key: 'delete', icon: 'delete' as const, text: strings.Delete, isDanger: true, startsGroup: true, onSelect: remove }
    ] : [])
  ];
  return (
    <header className={styles.head}>
      <Filed article={article} />
      <h2 id={`article-title-${article.id}`} className={styles.title} dir="auto">{article.title}</h2>
      {article.summary !== '' && <p className={styles.standfirst} dir="auto">{article.summary}</p>}
      <div className={styles.byline}>
        <PersonFace person={face} photoUrl={face.email ? photoUrl(face.email) : undefined} size={48} />
        <div className={styles.bylineText}>
          <Byline article={article} people={people} />
          {isTeam && <div className={styles.record}>{strings.WrittenBy} <Writers ids={writersOf(article)} people={people} /></div>}
          {writersOf(article).length > 1 && <div className={styles.record}><Words template={strings.PublishedBy} values={{ name: publisher ? <PersonName person={publisher} /> : strings.FormerColleague }} /></div>}
          <MetaLine><time dateTime={article.publishedAt}>{formatDate(locale, new Date(article.publishedAt))}</time>{countPhrase(locale, strings, 'Minutes', readingMinutes(article.words))}</MetaLine>
        </div>
        {blog ? <FollowButton target={targetKey('blog', blog.key)} name={blog.title} /> : <FollowButton target={targetKey('user', article.authorId)} name={publisher?.name ?? strings.FormerColleague} />}
        <Menu label={strings.More} items={items} />
      </div>
      {article.cover && <img className={styles.cover} style={coverFocus(article.cover)} src={service.pictureUrl(article.id, article.cover.name)} alt={article.cover.alt} />}
    </header>
  );
}

function Foot({ open: { article, reactions }, viewer }: PartProps): JSX.Element {
  const react = useReact(article.id);
  const { show } = useToasts();
  const handleReact = (reaction: ReactionName | undefined): void => {
    react(reaction).catch((error: unknown) => show({ kind: 'error', text: errorText(error) }));
  };
  return (
    <footer className={styles.foot}>
      <ReactionBar counts={reactions.counts} mine={reactions.mine} onReact={viewer.canWrite ? handleReact : undefined} />
      {article.topics.length > 0 && <ul className={styles.topics}>{article.topics.map((topic) => <li key={topic}><Topic name={topic} href={routeHref({ view: 'topic', name: topic })} /></li>)}</ul>}
    </footer>
  );
}

function Neighbours({ earlier, later }: { readonly earlier: ArticleEntry | undefined; readonly later: ArticleEntry | undefined }): JSX.Element | null {
  if (!earlier && !later) return null;
  const one = (article: ArticleEntry | undefined, label: string): JSX.Element | null => article === undefined ? null : (
    <a className={styles.neighbour} href={routeHref({ view: 'article', id: article.id })}><span className={styles.quiet}>{label}</span><strong dir="auto">{article.title}</strong></a>
  );
  return <div className={styles.neighbours}>{one(earlier, strings.Earlier)}{one(later, strings.Later)}</div>;
}
