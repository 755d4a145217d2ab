import type { FeedPage } from '../../domain/stream/feed';
import type { StreamService } from '../../domain/stream/ports';
import { SiteEdges } from '../shared/siteEdges';
import { SitePeople } from '../shared/sitePeople';
import { listPath } from '../shared/siteLists';
import type { Site } from '../sp';
import { SharePointFeedReader } from './feedReader';
import { SharePointPostActions } from './postActions';
import { addRowFile } from './postFiles';
import { SharePointPostWriter } from './postWriter';

/** Something that is loaded when it is first asked for; a failed load is tried again. */
function onDemand<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}

async function closeLeftOpen(site: Site, { posts }: FeedPage): Promise<void> {
  const hidden = await import(/* webpackChunkName: 'stream-moderation' */ './hiddenPosts');
  await hidden.closeLeftOpen(site, posts.map(({ post }) => post.id));
}

/** The stream of one site, as the signed-in person may use it. */
export function createSharePointStream(site: Site, people = new SitePeople(site)): StreamService {
  const edges = new SiteEdges(site);
  const reader = new SharePointFeedReader(site, people);
  const viewerId = (): Promise<number> => reader.viewerId();
  const writer = new SharePointPostWriter(site, edges, viewerId);
  const actions = new SharePointPostActions(site, edges, viewerId);
  // Loaded when somebody writes, and where something waits for its time.
  const drafts = onDemand(() => import(/* webpackChunkName: 'stream-drafts' */ './drafts').then(({ SharePointDrafts }) => new SharePointDrafts(site, writer, viewerId)));
  const records = onDemand(() => import(/* webpackChunkName: 'stream-records' */ './postRecords').then(({ SharePointPostRecords }) => new SharePointPostRecords(site, people)));
  return {
    readStart: (pageSize) => reader.readStart(pageSize),
    listPosts: async (filter, pageSize, before) => {
      const page = await reader.listPosts(filter, pageSize, before);
      // Nobody waits for what was left open.
      if (filter.tab === 'hidden') closeLeftOpen(site, page).catch(() => undefined);
      return page;
    },
    listAnswers: (posts) => reader.listAnswers(posts),
    getPost: (id) => reader.getPost(id),
    countNewer: (afterId) => reader.countNewer(afterId),
    listReplies: (postId, pageSize, before) => reader.listReplies(postId, pageSize, before),
    addPost: (post) => writer.addPost(post),
    editPost: (id, change) => writer.editPost(id, change),
    deletePost: (id) => writer.deletePost(id),
    acceptReply: (postId, reply) => writer.acceptReply(postId, reply),
    addReply: (reply) => writer.addReply(reply),
    editReply: (id, body, mentions) => writer.editReply(id, body, mentions),
    deleteReply: (id) => writer.deleteReply(id),
    react: (target, kind) => actions.react(target, kind),
    vote: (postId, choices, isHidden) => actions.vote(postId, choices, isHidden),
    acknowledge: (postId) => actions.acknowledge(postId),
    save: (postId, isSaved) => actions.save(postId, isSaved),
    markSeen: (upTo) => actions.markSeen(upTo),
    mute: (target, isMuted) => actions.mute(target, isMuted),
    listDrafts: async () => (await drafts()).listDrafts(),
    saveDraft: async (post, publishAt, files) => (await drafts()).saveDraft(post, publishAt, files),
    readDraftFile: async (key, name) => (await drafts()).readDraftFile(key, name),
    deleteDraft: async (key) => (await drafts()).deleteDraft(key),
    restoreDraft: async (draft) => (await drafts()).restoreDraft(draft),
    publishDue: async () => (await drafts()).publishDue(),
    publishForAuthors: async () => (await drafts()).publishForAuthors(),
    listLinkCards: async (targets) => {
      const { listLinkCards } = await import(/* webpackChunkName: 'stream-link-cards' */ './linkCards');
      return listLinkCards(site, targets);
    },
    listVersions: async (postId) => (await records()).listVersions(postId),
    listReactors: async (target) => (await records()).listReactors(target),
    listReaders: async (postId) => (await records()).listReaders(postId),
    listHeadings: async (postIds) => (await records()).listHeadings(postIds),
    listDecisions: async (postId) => (await records()).listDecisions(postId),
    follow: (target, isFollowed) => actions.follow(target, isFollowed),
    listFollowed: () => actions.listFollowed(),
    report: (postId, reason) => actions.report(postId, reason),
    moderate: (postId, action, reason, until) => actions.moderate(postId, action, reason, until),
    listPeople: (ids) => people.listPeople(ids),
    fileUrl: (postId, name) => new URL(`${listPath(site, 'LoggiaPosts').split('/').map(encodeURIComponent).join('/')}/Attachments/${postId}/${encodeURIComponent(name)}`, site.url).toString(),
    addFile: (postId, name, content) => addRowFile(site, 'LoggiaPosts', postId, name, content)
  };
}
