import type { WikiOverviews } from '../../domain/wiki/overviews';
import type { WikiBranches, WikiRights, WikiService, WikiUpkeep } from '../../domain/wiki/ports';
import type { WikiMentions } from '../../domain/wiki/mentions';
import type { WikiTalk } from '../../domain/wiki/talk';
import { SitePeople } from '../shared/sitePeople';
import type { Site } from '../sp';
import { SharePointWikiReader } from './wikiReader';
import { SharePointWikiWriter } from './wikiWriter';

/** Makes something when it is first needed, once; after a failure anew. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

/**
 * The wiki of one site, as the signed-in person may use it. What readers do not need at once arrives with its first use.
 *
 * @param tenantId The organisation's id, by which the group of all its people is named.
 */
export function createSharePointWiki(site: Site, people = new SitePeople(site), tenantId?: string): WikiService {
  const reader = new SharePointWikiReader(site, people);
  const viewerId = (): Promise<number> => reader.viewerId();
  const writer = new SharePointWikiWriter(site, viewerId);
  const overviews = once<WikiOverviews>(async () => new (await import(/* webpackChunkName: 'wiki-overviews' */ './wikiOverviews')).SharePointWikiOverviews(site, people, viewerId));
  const talk = once<WikiTalk>(async () => new (await import(/* webpackChunkName: 'wiki-talk' */ './wikiTalk')).SharePointWikiTalk(site, people, viewerId));
  const mentions = once<WikiMentions>(async () => new (await import(/* webpackChunkName: 'wiki-mentions' */ './wikiMentions')).SharePointWikiMentions(site, people, viewerId));
  const rights = once<WikiRights>(async () => new (await import(/* webpackChunkName: 'wiki-rights' */ './wikiRights')).SharePointWikiRights(site, tenantId));
  const upkeep = once<WikiUpkeep>(async () => new (await import(/* webpackChunkName: 'wiki-upkeep' */ './wikiUpkeep')).SharePointWikiUpkeep(site));
  const branches = once<WikiBranches>(async () => new (await import(/* webpackChunkName: 'wiki-branches' */ './wikiBranches')).SharePointWikiBranches(site));
  return {
    readStart: () => reader.readStart(),
    openPage: (id) => reader.openPage(id),
    readText: (id) => reader.readText(id),
    findByTitle: (title) => reader.findByTitle(title),
    listChildren: (parentId) => reader.listChildren(parentId),
    listBacklinks: (id) => reader.listBacklinks(id),
    listRecent: () => reader.listRecent(),
    listWanted: () => reader.listWanted(),
    listVersions: (id, limit) => reader.listVersions(id, limit),
    search: (words) => reader.search(words),
    addPage: (page) => writer.addPage(page),
    savePage: (id, change, etag) => writer.savePage(id, change, etag),
    movePage: (id, parentId, summary) => writer.movePage(id, parentId, summary),
    settlePlaces: (id) => writer.settlePlaces(id),
    placePage: (id, parentId, beforeId, summary) => writer.placePage(id, parentId, beforeId, summary),
    setFacts: (id, facts, summary) => writer.setFacts(id, facts, summary),
    deletePage: (id) => writer.deletePage(id),
    addPicture: (pageId, file, name) => writer.addPicture(pageId, file, name),
    listDue: async (now) => (await overviews()).listDue(now),
    listRequired: async () => (await overviews()).listRequired(),
    listOrphans: async (before) => (await overviews()).listOrphans(before),
    listTopics: async () => (await overviews()).listTopics(),
    listByTopic: async (topic) => (await overviews()).listByTopic(topic),
    listOwners: async () => (await overviews()).listOwners(),
    listByOwner: async (ownerId) => (await overviews()).listByOwner(ownerId),
    listTemplates: async () => (await overviews()).listTemplates(),
    listWatched: async () => (await overviews()).listWatched(),
    findWatch: async (id) => (await overviews()).findWatch(id),
    setWatch: async (id, what) => (await overviews()).setWatch(id, what),
    markLooked: async (id) => (await overviews()).markLooked(id),
    listEditing: async (pageId) => (await talk()).listEditing(pageId),
    showEditing: async (pageId) => (await talk()).showEditing(pageId),
    hideEditing: async () => (await talk()).hideEditing(),
    listComments: async (pageId, limit) => (await talk()).listComments(pageId, limit),
    addComment: async (comment) => (await talk()).addComment(comment),
    deleteComment: async (id) => (await talk()).deleteComment(id),
    setResolved: async (pageId, commentId, isResolved) => (await talk()).setResolved(pageId, commentId, isResolved),
    confirmRead: async (pageId, edition, version) => (await talk()).confirmRead(pageId, edition, version),
    listReadings: async (pageId, edition) => (await talk()).listReadings(pageId, edition),
    noteNamed: async (text, named) => (await mentions()).noteNamed(text, named),
    listMentions: async () => (await mentions()).listMentions(),
    setPageEditors: async (id, editors) => (await rights()).setPageEditors(id, editors),
    setWriters: async (writers) => (await rights()).setWriters(writers),
    readBranch: async (id, limit, onProgress) => (await branches()).readBranch(id, limit, onProgress),
    readPicture: async (pageId, name) => (await branches()).readPicture(pageId, name),
    mendLinks: async (page, onProgress) => (await upkeep()).mendLinks(page, onProgress),
    checkLinks: async (isMending, onProgress) => (await upkeep()).checkLinks(isMending, onProgress)
  };
}
