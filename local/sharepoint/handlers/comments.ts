import { accessDenied, commentMissing, invalidArgument, invalidOperation, invalidQuery, notSupportedHere } from '../errors/SharePointError';
import type { Json, ListRow, PrincipalRow } from '../model';
import { has, permission } from '../permissions/masks';
import { argument, entityAnswer, voidAnswer, type Answer, type Context, type Entity, type Resource } from '../routes/context';
import type { Area, Operation } from '../routes/table';
import type { CommentRow, LikeRow } from '../store/comments';
import { encodeComment } from './commentText';
import { demandChange } from './items';
import { required } from './lists';
import { collection, listPath } from './shapes';

const commentType = 'Microsoft.SharePoint.Comments.comment';
const likeType = 'Microsoft.SharePoint.Likes.userEntity';
/** Recorded: thirty a page. */
const pageLength = 30;
const isPageLibrary = (list: ListRow): boolean => list.template === 119;

const target = (at: Resource): { readonly list: ListRow; readonly itemId: number } => ({ list: required(at.list), itemId: Number(required(at.item).id) });

function commentOf(context: Context, at: Resource): CommentRow {
  const { list, itemId } = target(at);
  const found = context.store.comments.find(list, itemId, Number(at.name));
  if (!found) throw commentMissing();
  return found;
}

function findComment(context: Context, at: Resource, { args = [] }: { readonly args?: Resource['args'] }): Partial<Resource> {
  const { list, itemId } = target(at);
  const found = context.store.comments.find(list, itemId, Number(argument(args, 0)));
  if (!found) throw commentMissing();
  return { name: String(found.id) };
}

/** A complex object, which names its type at the verbose level. */
function typed(context: Context, type: string, value: Readonly<Record<string, Json>>): Json {
  return context.level === 'verbose' ? { __metadata: { type }, ...value } : value;
}

/** SP.Sharing.Principal as recorded: an answer to a write knows the principal name, a read does not. */
function principal(context: Context, person: PrincipalRow | undefined, isWritten: boolean): Json {
  return typed(context, 'SP.Sharing.Principal', {
    directoryObjectId: null, email: person?.email ?? '', expiration: null, id: person?.id ?? 0, isActive: person !== undefined, isExternal: person?.isGuest ?? false, jobTitle: null,
    loginName: person?.login ?? '', name: person?.title ?? '', principalType: person?.type ?? 1, userId: null, userPrincipalName: isWritten ? (person?.email ?? null) : null
  });
}

/** Dates of comments are those of SQL Server: steps of about three milliseconds, no zeros at the end. A write answers seven decimals (recorded). */
function createdDate(created: string, isWritten: boolean): string {
  const stem = created.slice(0, 19);
  const milliseconds = created.slice(20, 23);
  if (isWritten) return `${stem}.${milliseconds}0001Z`;
  const last = Number(milliseconds[2]);
  const rounded = `${milliseconds.slice(0, 2)}${last < 3 ? 0 : last < 7 ? 3 : 7}`.replace(/0+$/, '');
  return rounded === '' ? `${stem}Z` : `${stem}.${rounded}Z`;
}

function likeEntity(context: Context, path: string, { principalId, at }: LikeRow): Entity {
  const person = context.store.sites.principalById(principalId);
  return {
    type: likeType, path: `${path}/likedBy(${principalId})`,
    props: { creationDate: createdDate(at, false), email: person?.email ?? '', id: principalId, loginName: person?.login ?? '', name: person?.title ?? '' }
  };
}

function mentions(context: Context, row: CommentRow): Json {
  const people = (JSON.parse(row.mentions) as number[]).map((id) => principal(context, context.store.sites.principalById(id), false));
  return context.level === 'verbose' ? { __metadata: { type: 'Collection(SP.Sharing.Principal)' }, results: people } : people;
}

/** Keys and types as recorded from the service. */
function commentEntity(context: Context, list: ListRow, row: CommentRow, isWritten: boolean = false): Entity {
  const { comments, sites } = context.store;
  const path = `${listPath(list)}/Items(${row.itemId})/Comments(${row.id})`;
  const likes = comments.likes(row);
  return {
    type: commentType, path,
    props: {
      author: principal(context, sites.principalById(row.author), isWritten), createdDate: createdDate(row.created, isWritten), id: String(row.id), isLikedByUser: likes.some((like) => like.principalId === context.person.id),
      isReply: row.parentId !== 0, itemId: row.itemId, likeCount: likes.length, listId: list.id, mentions: isWritten && row.mentions === '[]' ? null : mentions(context, row), modifiedDate: null,
      parentId: String(row.parentId), replyCount: comments.replyCount(row), text: row.text
    },
    links: {
      likedBy: () => collection(`Collection(${likeType})`, likes.map((like) => likeEntity(context, path, like))),
      replies: () => collection(`Collection(${commentType})`, comments.replies(list, row, pageLength).map((reply) => commentEntity(context, list, reply)))
    }
  };
}

/** A page of comments. Filters and sorts look at all comments of the item; else the token names the last id of the page. */
function page(context: Context, at: Resource, read: (limit: number, position?: number) => CommentRow[]): Answer {
  const { list } = target(at);
  const { options } = context;
  const shape = (rows: readonly CommentRow[]): Entity[] => rows.map((row) => commentEntity(context, list, row));
  if (options.filter !== undefined || options.orderby.length > 0 || options.skip !== undefined) return collection(`Collection(${commentType})`, shape(read(5000)));
  const limit = options.top ?? pageLength;
  if (options.skiptoken !== undefined && !/^\d+$/.test(options.skiptoken)) throw invalidQuery('The skip token is not valid.');
  const rows = read(limit + 1, options.skiptoken === undefined ? undefined : Number(options.skiptoken));
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const answer = { kind: 'collection' as const, type: `Collection(${commentType})`, entities: shape(shown), isQueried: true as const };
  if (rows.length <= limit || !last) return answer;
  const next = new URL(context.request.url, context.request.origin);
  next.searchParams.set('$skiptoken', String(last.id));
  return { ...answer, next: next.href };
}

/**
 * Comments on pages are open to everybody who reads them; on rows of lists it is not settled whether a reader may comment, so that it
 * takes the right to edit the row here.
 */
function demandVoice(context: Context, at: Resource): void {
  const { list, itemId } = target(at);
  if (!isPageLibrary(list)) demandChange(context, at, permission.editListItems);
  if (list.settings.DisableCommenting || context.store.comments.isOff(list, itemId)) throw invalidOperation('Comments are disabled for this item.');
}

/** The authors of the text itself, and those who manage the list or, for pages, edit the page. */
function mayModerate(context: Context, at: Resource): boolean {
  const { list, itemId } = target(at);
  const mask = context.rights.item(at.web, list, itemId);
  return has(mask, isPageLibrary(list) ? permission.editListItems : permission.manageLists);
}

function addComment(context: Context, at: Resource, parent: CommentRow | undefined): Answer {
  demandVoice(context, at);
  const { list, itemId } = target(at);
  const { text, mentions: named } = context.body;
  if (typeof text !== 'string' || text.trim() === '') throw invalidArgument('The parameter text must not be empty.');
  if (text.length > context.limits.commentLength) throw invalidArgument(`The comment is longer than ${context.limits.commentLength} characters.`);
  if (parent && parent.parentId !== 0) throw invalidOperation('A reply cannot be replied to.');
  const given = typeof named === 'object' && named !== null && !Array.isArray(named) ? (named as Readonly<Record<string, Json>>).results : named;
  const people = (Array.isArray(given) ? (given as readonly Json[]) : []).flatMap((one) => {
    const { email, loginName } = (one ?? {}) as Readonly<Record<string, Json>>;
    const person = typeof loginName === 'string' && loginName !== '' ? context.store.sites.principalByLogin(loginName, context.site.id) ?? context.store.sites.personByEmail(loginName) : undefined;
    const found = person ?? (typeof email === 'string' ? context.store.sites.personByEmail(email) : undefined);
    return found ? [found.id] : [];
  });
  const row = context.store.comments.add(list, itemId, parent?.id ?? 0, context.person.id, encodeComment(text), [...new Set(people)]);
  const entity = commentEntity(context, list, row, true);
  return { kind: 'entity', entity, status: 201, location: `${context.request.origin}${context.web.url}/_api/${entity.path}` };
}

function removeComment(context: Context, at: Resource): Answer {
  const comment = commentOf(context, at);
  if (comment.author !== context.person.id && !mayModerate(context, at)) throw accessDenied();
  context.store.comments.remove(comment);
  return { kind: 'nothing', status: 200 };
}

function removeAll(context: Context, at: Resource): Answer {
  const { list, itemId } = target(at);
  if (!mayModerate(context, at)) throw accessDenied();
  context.store.comments.removeAll(list, itemId);
  return voidAnswer;
}

function switchComments(context: Context, at: Resource, args: Resource['args']): Answer {
  const { list, itemId } = target(at);
  demandChange(context, at, permission.editListItems);
  context.store.comments.switchOff(list, itemId, argument(args, 0, 'value') === true);
  return voidAnswer;
}

/** Items of other lists answer 500 (pnp/pnpjs#1498): they are liked through `Reputation.SetLike`. */
function likeItem(context: Context, at: Resource, isLiked: boolean): Answer {
  const { list, itemId } = target(at);
  if (!isPageLibrary(list)) throw notSupportedHere('Likes are not supported in this item.');
  context.store.reputation.setLike(list, at.fields ?? [], itemId, context.person.id, isLiked);
  return voidAnswer;
}

/** On rows of lists it stays empty whoever likes them (pnp/pnpjs#3304). */
function likedByInformation(context: Context, at: Resource): Entity {
  const { list, itemId } = target(at);
  const likes = isPageLibrary(list) ? context.store.reputation.likes(list, itemId) : [];
  const path = `${listPath(list)}/Items(${itemId})/LikedByInformation`;
  return {
    type: 'Microsoft.SharePoint.Likes.likedByInformation', path,
    props: { isLikedByUser: likes.some((like) => like.principalId === context.person.id), likeCount: String(likes.length) },
    links: { likedBy: () => collection(`Collection(${likeType})`, likes.map((like) => likeEntity(context, path, like))) }
  };
}

function likedBy(context: Context, at: Resource): Answer {
  const { list, itemId } = target(at);
  if (!isPageLibrary(list)) throw notSupportedHere('Likes are not supported in this item.');
  return collection(`Collection(${likeType})`, context.store.reputation.likes(list, itemId).map((like) => likeEntity(context, `${listPath(list)}/Items(${itemId})`, like)));
}

function both(on: string, call: string, name: string, handle: Operation['handle']): Operation[] {
  return (['GET', 'POST'] as const).map((method) => ({ on, method, call, name, support: 'full', handle }));
}

/** Comments with replies and likes, and likes of pages. Their rights are those of the item that they hang on. */
export const commentArea: Area = {
  name: 'Comments',
  steps: [
    { from: 'item', segment: 'comments', to: 'comments', resolve: () => ({}) },
    ...['', 'getbyid'].flatMap((segment) => ['comments', 'replies'].map((from) => ({ from, segment, to: 'comment', resolve: findComment }))),
    { from: 'comment', segment: 'replies', to: 'replies', resolve: () => ({}) }
  ],
  operations: [
    { on: 'comments', method: 'GET', name: 'List comments', support: 'full', handle: (context, at) => page(context, at, (limit, before) => context.store.comments.onItem(target(at).list, target(at).itemId, limit, before)) },
    { on: 'comments', method: 'POST', name: 'Comment on an item', support: 'full', handle: (context, at) => addComment(context, at, undefined) },
    { on: 'comments', method: 'POST', call: 'deleteall', name: 'Delete all comments of an item', support: 'full', handle: removeAll },
    { on: 'comment', method: 'GET', name: 'Read a comment', support: 'full', handle: (context, at) => entityAnswer(commentEntity(context, target(at).list, commentOf(context, at))) },
    { on: 'comment', method: 'DELETE', name: 'Delete a comment', support: 'full', handle: removeComment },
    { on: 'replies', method: 'GET', name: 'List replies', support: 'full', handle: (context, at) => page(context, at, (limit, after) => context.store.comments.replies(target(at).list, commentOf(context, at), limit, after)) },
    { on: 'replies', method: 'POST', name: 'Reply to a comment', support: 'full', handle: (context, at) => addComment(context, at, commentOf(context, at)) },
    ...(['like', 'unlike'] as const).map((call) => ({
      on: 'comment', method: 'POST' as const, call, name: call === 'like' ? 'Like a comment' : 'Take the like of a comment back', support: 'full' as const,
      handle: (context: Context, at: Resource): Answer => {
        demandVoice(context, at);
        context.store.comments[call](commentOf(context, at), context.person.id);
        return voidAnswer;
      }
    })),
    ...both('comment', 'likedby', 'Who likes a comment', (context, at) => {
      const comment = commentOf(context, at);
      return collection(`Collection(${likeType})`, context.store.comments.likes(comment).map((like) => likeEntity(context, `${listPath(target(at).list)}/Items(${comment.itemId})/Comments(${comment.id})`, like)));
    }),
    ...(['POST', 'MERGE'] as const).map((method) => ({ on: 'item', method, call: 'setcommentsdisabled', name: 'Switch comments of an item off or on', support: 'full' as const, handle: switchComments })),
    ...(['like', 'unlike'] as const).map((call) => ({ on: 'item', method: 'POST' as const, call, name: call === 'like' ? 'Like a page' : 'Take the like of a page back', support: 'full' as const, handle: (context: Context, at: Resource) => likeItem(context, at, call === 'like') })),
    ...both('item', 'likedby', 'Who likes a page', likedBy),
    { on: 'item', method: 'GET', call: 'likedbyinformation', name: 'Likes of a page', support: 'full', note: 'empty for rows of lists, as on the real service', handle: (context, at) => entityAnswer(likedByInformation(context, at)) }
  ]
};
