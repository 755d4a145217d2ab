import { RestError, type SiteClient } from '../rest';

/** A page of the library Site Pages, as `_api/sitepages/pages` answers it. */
export interface SitePage {
  readonly Id: number;
  readonly Title: string;
  readonly FileName: string;
  readonly CanvasContent1: string | null;
  readonly PageLayoutType: string;
  /** Text such as `1.0`; a version that does not end in `.0` is a draft. */
  readonly Version: string;
}
export const homePage = 'Home.aspx';

export async function findPage(client: SiteClient, fileName: string): Promise<SitePage | undefined> {
  const encoded = encodeURIComponent(`SitePages/${fileName}`.replace(/'/g, "''"));
  try {
    return await client.get<SitePage>(`sitepages/pages/GetByUrl('${encoded}')`);
  } catch (error) {
    if (error instanceof RestError && error.status === 404) return undefined;
    throw error;
  }
}

export async function listPages(client: SiteClient): Promise<readonly SitePage[]> {
  return (await client.get<{ value: readonly SitePage[] }>('sitepages/pages?$select=Id,Title,FileName,PageLayoutType,Version')).value;
}

/** Makes a published page. SharePoint names the file after the first title, so that is saved first, as PnPjs does. */
export async function createPage(client: SiteClient, fileName: string, title: string, canvas: string, layout: 'Home' | 'Article'): Promise<void> {
  const page = await client.post<SitePage>('sitepages/pages', { PageLayoutType: layout, PromotedState: 0 });
  await client.post(`sitepages/pages(${page.Id})/savepage`, { Title: fileName.replace(/\.aspx$/i, '') });
  await client.post(`sitepages/pages(${page.Id})/savepage`, { Title: title, CanvasContent1: canvas });
  await client.post(`sitepages/pages(${page.Id})/publish`);
}
