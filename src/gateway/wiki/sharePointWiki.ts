import type { WikiService } from '../../domain/wiki/ports';
import { SitePeople } from '../shared/sitePeople';
import type { Site } from '../sp';
import { SharePointWikiReader } from './wikiReader';
import { SharePointWikiWriter } from './wikiWriter';

/** The wiki of one site, as the signed-in person may use it. */
export function createSharePointWiki(site: Site, people = new SitePeople(site)): WikiService {
  const reader = new SharePointWikiReader(site, people);
  const writer = new SharePointWikiWriter(site);
  return {
    readStart: () => reader.readStart(),
    openPage: (id) => reader.openPage(id),
    findByTitle: (title) => reader.findByTitle(title),
    listChildren: (parentId) => reader.listChildren(parentId),
    listBacklinks: (id) => reader.listBacklinks(id),
    listRecent: () => reader.listRecent(),
    listWanted: () => reader.listWanted(),
    listVersions: (id) => reader.listVersions(id),
    search: (words) => reader.search(words),
    addPage: (page) => writer.addPage(page),
    savePage: (id, change, etag) => writer.savePage(id, change, etag),
    movePage: (id, parentId) => writer.movePage(id, parentId),
    setReview: (id, review) => writer.setReview(id, review),
    deletePage: (id) => writer.deletePage(id),
    addPicture: (pageId, file, name) => writer.addPicture(pageId, file, name)
  };
}
