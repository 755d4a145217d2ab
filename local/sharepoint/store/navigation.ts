import type { WebRow } from '../model';
import type { Database } from './database';

const schema = `
CREATE TABLE IF NOT EXISTS navigation(id INTEGER PRIMARY KEY AUTOINCREMENT, webId TEXT NOT NULL, place TEXT NOT NULL, parentId INTEGER NOT NULL, title TEXT NOT NULL, url TEXT NOT NULL,
  isExternal INTEGER NOT NULL, isVisible INTEGER NOT NULL, position REAL NOT NULL);
CREATE INDEX IF NOT EXISTS navigation_web ON navigation(webId, place, parentId, position);
INSERT OR IGNORE INTO sqlite_sequence(name, seq) SELECT 'navigation', 2000 WHERE NOT EXISTS(SELECT 1 FROM sqlite_sequence WHERE name = 'navigation');
`;

/** The bars of a web. */
export type NavigationPlace = 'quicklaunch' | 'topnavigationbar';

export interface NavigationNode {
  readonly id: number;
  readonly webId: string;
  readonly place: NavigationPlace;
  /** 0 at the top. */
  readonly parentId: number;
  readonly title: string;
  readonly url: string;
  readonly isExternal: number;
  readonly isVisible: number;
  readonly position: number;
}

/** Links of the bars of webs, in levels. */
export class Navigation {
  public constructor(private readonly database: Database) {
    database.execute(schema);
  }

  public nodes(web: WebRow, place: NavigationPlace, parentId: number): NavigationNode[] {
    return this.database.all<NavigationNode>('SELECT * FROM navigation WHERE webId = ? AND place = ? AND parentId = ? ORDER BY position, id', web.id, place, parentId);
  }

  /** All links of a bar, whatever their level. */
  public all(web: WebRow, place: NavigationPlace): NavigationNode[] {
    return this.database.all<NavigationNode>('SELECT * FROM navigation WHERE webId = ? AND place = ? ORDER BY parentId, position, id', web.id, place);
  }

  public find(web: WebRow, id: number): NavigationNode | undefined {
    return this.database.get<NavigationNode>('SELECT * FROM navigation WHERE webId = ? AND id = ?', web.id, id);
  }

  public add(web: WebRow, node: Pick<NavigationNode, 'place' | 'parentId' | 'title' | 'url' | 'isExternal' | 'isVisible'>, asLast: boolean): NavigationNode {
    const siblings = this.nodes(web, node.place, node.parentId);
    const position = asLast ? (siblings[siblings.length - 1]?.position ?? 0) + 1 : (siblings[0]?.position ?? 2) - 1;
    const { lastId } = this.database.run('INSERT INTO navigation(webId, place, parentId, title, url, isExternal, isVisible, position) VALUES(?, ?, ?, ?, ?, ?, ?, ?)', web.id, node.place, node.parentId, node.title, node.url, node.isExternal, node.isVisible, position);
    return { ...node, id: lastId, webId: web.id, position };
  }

  public update(node: NavigationNode, change: Partial<Pick<NavigationNode, 'title' | 'url' | 'isVisible' | 'isExternal'>>): void {
    const next = { ...node, ...change };
    this.database.run('UPDATE navigation SET title = ?, url = ?, isVisible = ?, isExternal = ? WHERE id = ?', next.title, next.url, next.isVisible, next.isExternal, node.id);
  }

  /** Puts a node behind another of the same level, or first without one. */
  public moveAfter(web: WebRow, node: NavigationNode, previous: NavigationNode | undefined): void {
    const siblings = this.nodes(web, node.place, node.parentId).filter(({ id }) => id !== node.id);
    const at = previous ? siblings.findIndex(({ id }) => id === previous.id) : -1;
    const before = siblings[at]?.position ?? (siblings[0]?.position ?? 1) - 2;
    const after = siblings[at + 1]?.position ?? before + 2;
    this.database.run('UPDATE navigation SET position = ? WHERE id = ?', (before + after) / 2, node.id);
  }

  /** With all that is below it. */
  public delete(node: NavigationNode): void {
    this.database.run('WITH RECURSIVE below(id) AS (SELECT ? UNION ALL SELECT n.id FROM navigation n JOIN below ON n.parentId = below.id) DELETE FROM navigation WHERE id IN (SELECT id FROM below)', node.id);
  }

  public deleteWeb(web: WebRow): void {
    this.database.run('DELETE FROM navigation WHERE webId = ?', web.id);
  }
}
