import type { BlogService } from '../../domain/blog/ports';
import { SitePeople } from '../shared/sitePeople';
import type { Site } from '../sp';
import { SharePointBlogReader } from './blogReader';
import { SharePointBlogWriter } from './blogWriter';
import { SharePointCommentWriter } from './commentWriter';
import type { PopularArticles } from './popular';
import { writeSeen } from './seen';
import { SharePointPublishing } from './publishing';

/** The blog of one site, as the signed-in person may use it. */
export function createSharePointBlog(site: Site, people = new SitePeople(site), now?: () => Date): BlogService {
  const reader = new SharePointBlogReader(site, people);
  const { drafts } = reader;
  const viewerId = (): Promise<number> => reader.viewerId();
  const writer = new SharePointBlogWriter(site, viewerId);
  let made: Promise<PopularArticles> | undefined;
  const popular = (): Promise<PopularArticles> => {
    made ??= import(/* webpackChunkName: 'blog-popular' */ './popular').then((module) => new module.PopularArticles(site, people, () => reader.knownBlogs(), viewerId, now));
    return made;
  };
  const comments = new SharePointCommentWriter(site, viewerId);
  const publishing = new SharePointPublishing(site, drafts, viewerId, now);
  return {
    readStart: (pageSize, blog) => reader.readStart(pageSize, blog),
    listArticles: (filter, pageSize, before) => reader.listArticles(filter, pageSize, before),
    openArticle: (id) => reader.openArticle(id),
    listDrafts: () => drafts.listDrafts(),
    listVersions: (id) => reader.listVersions(id),
    findOldest: () => reader.findOldest(),
    listTopics: () => reader.listTopics(),
    readPicture: (articleId, name) => reader.readPicture(articleId, name),
    listTexts: (ids) => reader.listTexts(ids),
    search: (words, blog) => reader.search(words, blog),
    pictureUrl: (articleId, name) => reader.pictureUrl(articleId, name),
    saveDraft: (key, text, base) => drafts.saveDraft(key, text, base),
    findDraft: (key) => drafts.findDraft(key),
    deleteDraft: (draft) => drafts.deleteDraft(draft),
    addDraftPicture: (draft, file, name) => drafts.addDraftPicture(draft, file, name),
    draftPictureUrl: (draft, name) => drafts.draftPictureUrl(draft, name),
    shareDraft: (draft, team, isOwner) => drafts.shareDraft(draft, team, isOwner),
    askAgain: (draft) => drafts.askAgain(draft),
    review: (draft, verdict, note) => drafts.review(draft, verdict, note),
    schedule: (draft, at) => publishing.schedule(draft, at),
    unpublish: (article) => publishing.unpublish(article),
    endArticle: (id) => publishing.endArticle(id),
    doDue: (isOwner) => publishing.doDue(isOwner),
    pin: (blog, article) => writer.pin(blog, article),
    addPicture: (articleId, file, name) => writer.addPicture(articleId, file, name),
    publish: (draft) => publishing.publish(draft),
    saveArticle: (id, text, etag) => writer.saveArticle(id, text, etag),
    deleteArticle: (id) => writer.deleteArticle(id),
    saveBlog: (text, id) => writer.saveBlog(text, id),
    deleteBlog: (id) => writer.deleteBlog(id),
    react: (articleId, reaction) => writer.react(articleId, reaction),
    listWaitingComments: () => reader.listWaitingComments(),
    listPopular: async (by, days, blog) => (await popular()).listPopular(by, days, blog),
    countRead: async (articleId) => (await popular()).countRead(articleId),
    listLinkCards: async (targets) => (await import(/* webpackChunkName: 'link-cards' */ '../stream/linkCards')).listLinkCards(site, targets),
    follow: async (target, isFollowed) => {
      const { writeFollow } = await import(/* webpackChunkName: 'blog-follows' */ './follows');
      await writeFollow(site, await viewerId(), target, isFollowed);
    },
    markSeen: async (blog, articleId) => writeSeen(site, await viewerId(), blog, articleId),
    addComment: (articleId, comment, isOwner) => comments.addComment(articleId, comment, isOwner),
    deleteComment: (key) => comments.deleteComment(key),
    reactToComment: (articleId, key, reaction) => comments.reactToComment(articleId, key, reaction),
    approveComment: (key) => comments.approveComment(key),
    removeComment: (articleId, comment, reason) => comments.removeComment(articleId, comment, reason),
    restoreComment: (key) => comments.restoreComment(key)
  };
}
