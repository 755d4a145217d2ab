import { targetKey } from '../../domain/shared/keys';
import { sentenceNaming, type NamedPerson, type NamingText, type PageMention, type WikiMentions } from '../../domain/wiki/mentions';
import { orMissing } from '../shared/areaStart';
import { openBatch } from '../shared/batch';
import { allOf, literal } from '../shared/odata';
import { SiteEdges } from '../shared/siteEdges';
import { listOf } from '../shared/siteLists';
import type { SitePeople } from '../shared/sitePeople';
import { listNewest } from '../shared/wideFilter';
import type { Site } from '../sp';
import type { PageRow } from './rows';

/** Apart from mentions in posts, so that neither list has to look through the other's rows. */
const edgeType = 'pageMention';
const mostListed = 30;

interface EdgeRow { readonly Id: number; readonly SourceKey: string; readonly AuthorId: number; readonly Created: string }
interface CommentRow { readonly PageId: number; readonly Body: string | null; readonly AuthorId: number }
type TextRow = Pick<PageRow, 'Id' | 'Title' | 'Body'>;

function sourceOf({ pageId, commentKey }: NamingText): string {
  return commentKey === undefined ? targetKey('page', pageId) : targetKey('page', `${pageId}/comment/${commentKey}`);
}

function textOf(sourceKey: string): NamingText | undefined {
  const [, page, key] = /^page\/(\d+)(?:\/comment\/(.+))?$/.exec(sourceKey) ?? [];
  return page === undefined ? undefined : { pageId: Number(page), ...(key === undefined ? {} : { commentKey: key }) };
}

/** Edges from texts of the wiki to those whom they name. Anybody may store one; it counts where the text bears it out. */
export class SharePointWikiMentions implements WikiMentions {
  public constructor(private readonly site: Site, private readonly people: SitePeople, private readonly viewerId: () => Promise<number>) {}

  public async noteNamed(text: NamingText, people: readonly NamedPerson[]): Promise<void> {
    if (people.length === 0) return;
    const named = await Promise.all(people.map(({ loginName }) => this.people.ensurePerson(loginName)));
    await new SiteEdges(this.site).addEdges(named.map(({ id }) => ({ type: edgeType, sourceKey: sourceOf(text), targetKey: targetKey('user', id) })), await this.viewerId());
  }

  public async listMentions(): Promise<{ readonly items: readonly PageMention[]; readonly people: Awaited<ReturnType<SitePeople['listPeople']>> }> {
    const userId = await this.viewerId();
    const { rows } = await listNewest<EdgeRow>(this.site, { list: 'LoggiaEdges', select: ['Id', 'SourceKey', 'AuthorId', 'Created'], filter: allOf(`TargetKey eq ${literal(targetKey('user', userId))}`, `Type eq ${literal(edgeType)}`), limit: mostListed });
    const people = await this.people.listPeople([userId, ...rows.map(({ AuthorId }) => AuthorId)]);
    const name = people.get(userId)?.name ?? '';
    const batch = openBatch(this.site);
    const parts = rows.flatMap((row) => {
      const text = row.AuthorId === userId ? undefined : textOf(row.SourceKey);
      if (!text) return [];
      const page = batch.add<TextRow>(listOf(this.site, 'LoggiaWikiPages', batch.sp).items.getById(text.pageId).select('Id', 'Title', 'Body')());
      const comment = text.commentKey === undefined ? undefined : batch.add<CommentRow[]>(listOf(this.site, 'LoggiaWikiComments', batch.sp).items.select('PageId', 'Body', 'AuthorId').filter(`Key eq ${literal(text.commentKey)}`).top(1)());
      return [{ row, page, comment }];
    });
    await batch.send();
    const items = parts.flatMap(({ row, page, comment }): PageMention[] => {
      const found = orMissing<TextRow | undefined>(page, undefined);
      const said = comment && orMissing(comment, [])[0];
      // A comment speaks for its author alone.
      if (!found || (comment && (said?.AuthorId !== row.AuthorId || said.PageId !== found.Id))) return [];
      const words = sentenceNaming((comment ? said?.Body : found.Body) ?? '', name);
      return words === undefined ? [] : [{ page: { id: found.Id, title: found.Title ?? '' }, isComment: comment !== undefined, authorId: row.AuthorId, at: row.Created, words }];
    });
    return { items, people };
  }
}
