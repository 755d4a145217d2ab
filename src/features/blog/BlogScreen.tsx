import * as React from 'react';
import * as strings from 'BlogStrings';
import { useArticleSearch } from '../../application/blog/useBlog';
import { useDue } from '../../application/blog/useDue';
import { useToasts } from '../../application/shared/toasts';
import { useBlogServices } from '../../application/blog/blogServices';
import { isAuthorOf, type BlogInfo } from '../../domain/blog/blogs';
import { roleIn } from '../../domain/blog/draft';
import type { DueWork } from '../../domain/blog/draftPorts';
import type { ArticleFilter, BlogStart } from '../../domain/blog/ports';
import { targetKey } from '../../domain/shared/keys';
import { format } from '../../domain/shared/text';
import { lazily } from '../../ui/base/lazily';
import { Button } from '../../ui/Button/Button';
import { Menu, type MenuItem } from '../../ui/Menu/Menu';
import { SearchField } from '../../ui/SearchField/SearchField';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { AsyncView } from '../../ui/States/AsyncView';
import { EmptyState } from '../../ui/States/EmptyState';
import { ArticleList } from './ArticleList';
import type { ArticleEditorProps } from './ArticleEditor';
import type { ArticleHistoryProps } from './ArticleHistory';
import { ArticleView } from './ArticleView';
import type { BlogDialogProps } from './BlogDialog';
import type { CommentQueueProps } from './CommentQueue';
import type { DraftReviewProps } from './DraftReview';
import { DraftStrip } from './DraftStrip';
import { Marked } from '../shared/Marked';
import { FollowButton } from './FollowButton';
import type { ExportDialogProps } from './ExportDialog';
import type { PopularProps } from './Popular';
import type { EditPublishedProps } from './PublishedEditor';
import { filterOf, routeHref, useBlogRoute, type BlogRoute, type Navigate } from './route';
import styles from './Blog.module.scss';

const ArticleEditor = lazily<ArticleEditorProps>(() => import(/* webpackChunkName: 'blog-editor' */ './ArticleEditor'), () => <Skeleton shape="article" />);
const EditPublished = lazily<EditPublishedProps>(() => import(/* webpackChunkName: 'blog-editor' */ './PublishedEditor'), () => <Skeleton shape="article" />);

const DraftReview = lazily<DraftReviewProps>(() => import(/* webpackChunkName: 'blog-review' */ './DraftReview'), () => <Skeleton shape="article" />);
const ArticleHistory = lazily<ArticleHistoryProps>(() => import(/* webpackChunkName: 'blog-history' */ './ArticleHistory'), () => <Skeleton shape="article" />);
const ExportDialog = lazily<ExportDialogProps>(() => import(/* webpackChunkName: 'blog-export' */ './ExportDialog'));
const CommentQueue = lazily<CommentQueueProps>(() => import(/* webpackChunkName: 'blog-moderation' */ './CommentQueue'));
const Popular = lazily<PopularProps>(() => import(/* webpackChunkName: 'blog-popular' */ './Popular'), () => <Skeleton shape="lines" />);
const BlogDialog = lazily<BlogDialogProps>(() => import(/* webpackChunkName: 'blog-owner' */ './BlogDialog'));

export interface BlogScreenProps {
  readonly start: BlogStart;
  readonly title: string;
}

/** The list of articles, one of them, or the editor: what the address says. */
export const BlogScreen: React.FC<BlogScreenProps> = ({ start, title }) => {
  const [route, navigate] = useBlogRoute();
  const { articleId } = useBlogServices();
  const { viewer, drafts } = start;
  const { show } = useToasts();
  useDue(viewer, ({ published, unpublished, shared }: DueWork) => {
    const open = route.view === 'write' ? published.find(({ key }) => key === route.key) : undefined;
    if (open) navigate({ view: 'article', id: open.articleId }, 'replace');
    if (published.length > 0) show({ text: strings.DuePublished });
    if (unpublished.length > 0) show({ text: strings.DueEnded });
    if (shared > 0) show({ text: strings.DueShared });
  });
  switch (route.view) {
    case 'article':
      return <ArticleView key={route.id} id={route.id} viewer={viewer} navigate={navigate} />;
    case 'history':
      return <ArticleHistory key={route.id} id={route.id} viewer={viewer} navigate={navigate} />;
    case 'write': {
      const draft = drafts.find(({ key }) => key === route.key);
      if (draft && roleIn(draft, viewer.person.id) === 'reviewer') return <DraftReview key={route.key} draft={draft} navigate={navigate} />;
      return viewer.canWrite || draft
        ? <ArticleEditor key={route.key} viewer={viewer} draftKey={route.key} blog={route.blog} draft={draft} navigate={navigate} />
        : <EmptyState title={strings.ReadOnly} />;
    }
    case 'edit':
      return viewer.canWrite ? <EditPublished key={route.id} id={route.id} viewer={viewer} navigate={navigate} /> : <EmptyState title={strings.ReadOnly} />;
    default:
      return route.view === 'list' && articleId !== undefined
        ? <ArticleView key={articleId} id={articleId} viewer={viewer} navigate={navigate} />
        : <Overview start={start} title={title} route={route} navigate={navigate} />;
  }
};

function Overview({ start: { viewer, drafts, blogs }, title, route, navigate }: BlogScreenProps & { readonly route: BlogRoute; readonly navigate: Navigate }): JSX.Element {
  const { blog: scope } = useBlogServices();
  const shown = route.view === 'blog' ? route.name : scope;
  const blog = blogs.find(({ key }) => key === shown);
  const canWrite = viewer.canWrite && (!blog || isAuthorOf(blog, viewer.person.id));
  const handleWrite = (): void => navigate({ view: 'write', key: crypto.randomUUID(), blog: blog?.key });
  return (
    <>
      <div className={styles.top}>
        <div className={styles.blogHead}>
          <div className={styles.blogNamed}>
            <h2 className={styles.blogTitle} dir="auto">{(route.view === 'blog' ? undefined : title) || blog?.title || strings.Blog}</h2>
            {blog && <FollowButton target={targetKey('blog', blog.key)} name={blog.title} />}
          </div>
          {blog && blog.about !== '' && <p className={styles.blogAbout} dir="auto">{blog.about}</p>}
        </div>
        <SearchBox words={route.view === 'search' ? route.words : ''} navigate={navigate} isSearching={route.view === 'search'} />
        {canWrite && <Button variant="primary" icon="edit" onPointerEnter={ArticleEditor.preload} onClick={handleWrite}>{strings.Write}</Button>}
        {viewer.isOwner && <OwnerMenu blog={blog} approves={blogs.some(({ approvesSince }) => approvesSince !== undefined)} filter={filterOf(route, scope)} />}
      </div>
      {drafts.length > 0 && <DraftStrip drafts={drafts} viewerId={viewer.person.id} />}
      {route.view === 'search' ? <Found words={route.words} /> : route.view === 'popular' ? <Popular name={route.name} navigate={navigate} /> : (
        <ArticleList key={JSON.stringify(route)} hasLead={route.view === 'list' || route.view === 'blog'} canWrite={canWrite} navigate={navigate} filter={filterOf(route, scope)} />
      )}
    </>
  );
}

/** What owners of the site do with blogs. */
function OwnerMenu({ blog, approves, filter }: { readonly blog: BlogInfo | undefined; readonly approves: boolean; readonly filter: ArticleFilter }): JSX.Element {
  const [isExporting, setExporting] = React.useState(false);
  const [isApproving, setApproving] = React.useState(false);
  const [edited, setEdited] = React.useState<{ readonly blog: BlogInfo | undefined }>();
  const items: MenuItem[] = [
    { key: 'new', icon: 'add', text: strings.NewBlog, onSelect: () => setEdited({ blog: undefined }) },
    ...(blog ? [{ key: 'edit', icon: 'edit' as const, text: strings.EditBlog, onSelect: () => setEdited({ blog }) }] : []),
    ...(approves ? [{ key: 'approve', icon: 'checkCircle' as const, text: strings.CommentsToApprove, startsGroup: true, onSelect: () => setApproving(true) }] : []),
    { key: 'export', icon: 'download', text: strings.Export, startsGroup: true, onSelect: () => setExporting(true) }
  ];
  return (
    <>
      <Menu label={strings.ManageBlogs} items={items} />
      {edited && <BlogDialog blog={edited.blog} onClose={() => setEdited(undefined)} />}
      {isApproving && <CommentQueue onClose={() => setApproving(false)} />}
      {isExporting && <ExportDialog filter={filter} name={blog?.key ?? 'blog'} onClose={() => setExporting(false)} />}
    </>
  );
}

function SearchBox({ words, isSearching, navigate }: { readonly words: string; readonly isSearching: boolean; readonly navigate: Navigate }): JSX.Element {
  const [text, setText] = React.useState(words);
  return (
    <SearchField
      className={styles.search} label={strings.Search} value={text} onChange={setText}
      onSearch={(wanted) => navigate(wanted.trim() === '' ? { view: 'list' } : { view: 'search', words: wanted.trim() }, isSearching ? 'replace' : 'push')}
    />
  );
}

function Found({ words }: { readonly words: string }): JSX.Element {
  return (
    <>
      <h3 className={styles.sectionTitle}>{format(strings.FoundFor, { words })}</h3>
      <AsyncView result={useArticleSearch(words)} skeleton={<Skeleton shape="lines" />} isEmpty={(hits) => hits.length === 0} empty={<EmptyState title={strings.NothingFound} text={strings.SearchLags} />}>
        {(hits) => (
          <ul className={styles.hits}>
            {hits.map(({ id, title, excerpt }) => <li key={id}><a href={routeHref({ view: 'article', id })} dir="auto"><Marked text={title} words={words} /></a>{excerpt && <p className={styles.quiet} dir="auto"><Marked text={excerpt} words={words} /></p>}</li>)}
          </ul>
        )}
      </AsyncView>
    </>
  );
}
