import type { WikiEnvironment } from '../../src/application/wiki/wikiServices';
import type { WikiPage } from '../../src/domain/wiki/page';
import type { OpenPage, WikiService, WikiStart } from '../../src/domain/wiki/ports';
import { aPerson } from './profiles';

export const wikiReader = aPerson(1, 'Ada King');
export const wikiEditor = aPerson(2, 'Ben Moor');

/** A page of a wiki as it stands after its first save, unless a test says otherwise. */
export function aWikiPage(change: Partial<WikiPage> = {}): WikiPage {
  return {
    id: 12, title: 'Mast mounting', body: '<h2>Before</h2><p>Two people, one dry day.</p>', position: 0, authorId: 2, editorId: 2, createdAt: '2026-01-01T08:00:00Z', editedAt: '2026-01-02T08:00:00Z',
    etag: '"1"', summary: '', outdated: '', topics: [], edition: 0, isTemplate: false, version: '1.0', ...change
  };
}

/** A page with what stands around it. */
export function anOpenPage(change: Partial<OpenPage> = {}, page: Partial<WikiPage> = {}): OpenPage {
  return {
    page: aWikiPage(page), path: [], levels: new Map([[0, [{ id: 12, title: 'Mast mounting', position: 0 }]], [12, []]]), backlinkCount: 0, isLocked: false, canEdit: true,
    people: new Map([[1, wikiReader], [2, wikiEditor]]), ...change
  };
}

/** What a wiki of one page answers; a test gives what it is about. */
export interface WikiWorld {
  readonly opened: OpenPage;
  readonly start: Partial<WikiStart['viewer']>;
  readonly service: Partial<WikiService>;
}

const nothing = (): Promise<void> => Promise.resolve();
const none = (): Promise<[]> => Promise.resolve([]);

/** A wiki's environment on top of plain values: Ada looks and may write. */
export function aWikiEnvironment({ opened = anOpenPage(), start = {}, service = {} }: Partial<WikiWorld> = {}): WikiEnvironment {
  const whole: WikiService = {
    readStart: () => Promise.resolve({ viewer: { person: wikiReader, canEdit: true, canTakePart: true, isOwner: false, ...start }, state: 'ready', roots: opened.levels.get(0) ?? [] }),
    openPage: () => Promise.resolve(opened), readText: (id) => Promise.resolve({ id, title: 'Another page', body: '<p>Its text</p>' }), findByTitle: () => Promise.resolve(undefined), listChildren: none, listBacklinks: none,
    listRecent: () => Promise.resolve({ items: [], people: new Map() }), listWanted: none, listVersions: none, search: none, addPage: () => Promise.resolve(opened.page), savePage: () => Promise.resolve(opened.page),
    movePage: nothing, placePage: nothing, settlePlaces: nothing, setFacts: nothing, deletePage: nothing, addPicture: () => Promise.resolve('/picture.png'), setPageEditors: nothing, setWriters: nothing,
    checkLinks: () => Promise.resolve({ pages: 1, links: 0, missing: 0, stale: 0, wrong: 0 }), mendLinks: () => Promise.resolve(0), readBranch: none, readPicture: () => Promise.resolve(undefined),
    listDue: () => Promise.resolve({ items: [], people: new Map() }), listRequired: none, listOrphans: () => Promise.resolve({ items: [] }), listTopics: none, listByTopic: none, listOwners: none, listByOwner: none, listTemplates: none,
    listWatched: none, findWatch: () => Promise.resolve(undefined), setWatch: nothing, markLooked: nothing, listEditing: none, showEditing: nothing, hideEditing: nothing,
    listComments: () => Promise.resolve({ comments: [], people: new Map() }), addComment: nothing, deleteComment: nothing, setResolved: nothing, confirmRead: nothing, noteNamed: nothing, listMentions: () => Promise.resolve({ items: [], people: new Map() }), listReadings: none, ...service
  };
  return {
    service: whole, people: { listPeople: () => Promise.resolve(new Map([[2, wikiEditor]])), searchPeople: none, ensurePerson: () => Promise.resolve(wikiEditor) },
    loadSetup: () => Promise.reject(new Error('not here')), siteUrl: 'https://contoso.example/sites/a', locale: 'en-US', photoUrl: (account) => `/photo/${account}`
  };
}
