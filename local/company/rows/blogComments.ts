import { commentKey } from '../../../src/domain/blog/comments';
import { approved, pending } from '../../../src/gateway/blog/commentRows';
import { commentsList, heldCommentsList, removedCommentsList } from '../../../src/provisioning/blog/lists';
import type { ImportedRow } from '../../sharepoint/store/bulk';
import type { CompanyBlogPost } from '../blog/blogPosts';
import type { ListRows } from './stream';

/** The blog whose owner looks at comments first. */
export const lookedAtFirst = 'ragnhild';
const hour = 3_600_000;

const waiting = [
  { author: 'camila', body: 'Will this also hold for the stations that are reached by boat only?' },
  { author: 'ilmari', body: 'Please say who pays for it. Last year it came out of our budget.' }
];

/** Since when comments wait in that blog: its newest article. */
export function approvesSince(published: readonly CompanyBlogPost[]): string | undefined {
  const newest = newestIn(published);
  return newest?.published && new Date(newest.published.getTime() - hour).toISOString();
}

function newestIn(published: readonly CompanyBlogPost[]): CompanyBlogPost | undefined {
  return [...published].reverse().find(({ blog }) => blog === lookedAtFirst);
}

/**
 * What is said below the company's articles: at once, after a look, still waiting, and removed with a reason.
 * @param published oldest first; article 1 is the first @param user number of a person by key
 */
export function commentRows(published: readonly CompanyBlogPost[], user: (key: string) => number): ListRows[] {
  const since = Date.parse(approvesSince(published) ?? '');
  const said = published
    .flatMap((post, index) => post.comments.map((comment, place) => ({ ...comment, articleId: index + 1, key: `company-${post.key}-${place + 1}`, isHeld: post.blog === lookedAtFirst && comment.created.getTime() > since })))
    .sort((one, other) => one.created.getTime() - other.created.getTime());
  const rowOf = ({ author, created, body, articleId, key }: (typeof said)[number]): ImportedRow => ({ author: user(author), created, values: { Title: body.slice(0, 100), Key: key, ArticleId: articleId, Body: body } });
  const newest = newestIn(published);
  const held = said.filter(({ isHeld }) => isHeld).map((one): ImportedRow => ({ ...rowOf(one), values: { ...rowOf(one).values, _ModerationStatus: approved } }));
  const unread = newest?.published ? waiting.map(({ author, body }, index): ImportedRow => ({
    author: user(author), created: new Date((newest.published?.getTime() ?? 0) + (index + 2) * hour),
    values: { Title: body.slice(0, 100), Key: `company-waiting-${index}`, ArticleId: published.indexOf(newest) + 1, Body: body, _ModerationStatus: pending }
  })) : [];
  const open = said.filter(({ isHeld }) => !isHeld).map(rowOf);
  return [
    { list: commentsList.name, rows: open },
    { list: heldCommentsList.name, rows: [...held, ...unread] },
    { list: removedCommentsList.name, rows: removed(published, open.length, user) }
  ];
}

/** What an owner took away is no row of the comments any more. */
function removed(published: readonly CompanyBlogPost[], comments: number, user: (key: string) => number): ImportedRow[] {
  const index = published.map(({ blog, comments: said }) => blog === 'rookery' && said.length > 0).lastIndexOf(true);
  const post = published[index];
  if (!post?.published) return [];
  const at = new Date(post.published.getTime() + hour);
  return [{
    author: user('owner'), created: new Date(at.getTime() + hour),
    values: { Title: 'Names a customer', Key: commentKey('open', comments + 1000), ArticleId: index + 1, ParentKey: '', SaidBy: user('camila'), SaidAt: at.toISOString(), Reason: 'It named a customer. Please ask again without the name.', WasShown: true }
  }];
}
