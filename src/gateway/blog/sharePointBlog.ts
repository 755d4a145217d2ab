import type { BlogService } from '../../domain/blog/ports';
import { SitePeople } from '../shared/sitePeople';
import type { Site } from '../sp';
import { SharePointBlogReader } from './blogReader';
import { SharePointBlogWriter } from './blogWriter';

/** The blog of one site, as the signed-in person may use it. */
export function createSharePointBlog(site: Site, people = new SitePeople(site)): BlogService {
  const reader = new SharePointBlogReader(site, people);
  const writer = new SharePointBlogWriter(site, () => reader.viewerId());
  return {
    readStart: (pageSize, blog) => reader.readStart(pageSize, blog),
    listArticles: (filter, pageSize, before) => reader.listArticles(filter, pageSize, before),
    openArticle: (id) => reader.openArticle(id),
    listDrafts: () => reader.listDrafts(),
    listVersions: (id) => reader.listVersions(id),
    findOldest: () => reader.findOldest(),
    readPicture: (articleId, name) => reader.readPicture(articleId, name),
    listTexts: (ids) => reader.listTexts(ids),
    search: (words) => reader.search(words),
    pictureUrl: (articleId, name) => reader.pictureUrl(articleId, name),
    saveDraft: (key, text, base) => writer.saveDraft(key, text, base),
    findDraft: (key) => writer.findDraft(key),
    deleteDraft: (id) => writer.deleteDraft(id),
    addDraftPicture: (draftId, file, name) => writer.addDraftPicture(draftId, file, name),
    addPicture: (articleId, file, name) => writer.addPicture(articleId, file, name),
    publish: (draft) => writer.publish(draft),
    saveArticle: (id, text, etag) => writer.saveArticle(id, text, etag),
    deleteArticle: (id) => writer.deleteArticle(id),
    saveBlog: (text, id) => writer.saveBlog(text, id),
    deleteBlog: (id) => writer.deleteBlog(id),
    react: (articleId, reaction) => writer.react(articleId, reaction),
    addComment: (articleId, comment) => writer.addComment(articleId, comment),
    deleteComment: (id) => writer.deleteComment(id)
  };
}
