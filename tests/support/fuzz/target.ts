import { createSharePoint, type SharePoint } from '../../../local/sharepoint/service';
import type { SpRequest, SpResponse } from '../../../local/sharepoint/model';

/** Without halves of characters, which no address can hold. */
export const wellFormed = (text: string): string => Buffer.from(text).toString();

/** Stands in names, values and addresses: no statement may ever hold it, since values are bound. */
export const marker = 'qzmarkqz';

/** A service of its own with a list, rows, a file and a page to be fuzzed, called without HTTP between. */
export class FuzzTarget {
  private constructor(public readonly sharePoint: SharePoint, private readonly digest: string, private readonly ids: Readonly<Record<string, string>>) {}

  public static async make(): Promise<FuzzTarget> {
    const sharePoint = createSharePoint({ file: ':memory:', sites: [{ url: '/sites/test', title: 'Test' }], limits: { requestsPerFiveMinutes: 1e9, urlLength: 1e6, crawlSeconds: 0 } });
    const stranger = new FuzzTarget(sharePoint, '', {});
    const { FormDigestValue: digest } = JSON.parse(String((await stranger.send('POST', 'contextinfo')).body)) as { FormDigestValue: string };
    const owner = new FuzzTarget(sharePoint, digest, {});
    const post = async (path: string, body: object): Promise<Record<string, unknown>> => {
      const answer = await owner.send('POST', path, JSON.stringify(body));
      if (answer.status >= 300) throw new Error(`${path}: ${String(answer.body)}`);
      return JSON.parse(String(answer.body)) as Record<string, unknown>;
    };
    const { Id } = await post('web/lists', { Title: 'Samples', BaseTemplate: 100 });
    const list = "web/lists/getByTitle('Samples')";
    for (const type of ['Number', 'DateTime', 'Boolean', 'MultiChoice', 'User', 'UserMulti', 'URL', 'Note']) await post(`${list}/fields/createfieldasxml`, { parameters: { SchemaXml: `<Field Type='${type}' Name='My${type}' DisplayName='My${type}'${type === 'UserMulti' ? " Mult='TRUE'" : ''}/>` } });
    for (const Title of ['one', 'two', 'three']) await post(`${list}/items`, { Title });
    await owner.send('POST', `${list}/items(1)/AttachmentFiles/add(FileName='a.txt')`, 'text');
    const { value } = await post(`${list}/items(3)/recycle`, {});
    await post('sitepages/pages', { PageLayoutType: 'Article' });
    return new FuzzTarget(sharePoint, digest, { LIST: String(Id), BIN: String(value) });
  }

  /** @param path behind `_api/`, not encoded; `LIST` and `BIN` stand for ids. */
  public send(method: string, path: string, body: string | Uint8Array = '', headers: Readonly<Record<string, string>> = {}): Promise<SpResponse> {
    const [way = '', ...query] = path.replace(/LIST|BIN/g, (name) => this.ids[name] ?? name).split('?');
    const request: SpRequest = {
      method, origin: 'http://127.0.0.1', url: `/sites/test/_api/${encodeURI(wellFormed(way)).replace(/#/g, '%23')}${query.length > 0 ? `?${query.join('?')}` : ''}`,
      headers: { accept: 'application/json;odata=nometadata', 'content-type': 'application/json', 'x-requestdigest': this.digest, ...headers },
      body: typeof body === 'string' ? Buffer.from(body) : body
    };
    return this.sharePoint.handle(request);
  }
}

/** What is wrong with an answer to nonsense: a crash, or an error that is not in the service's shape. Undefined where it is fine. */
export function fault({ status, body, headers }: SpResponse): string | undefined {
  const text = typeof body === 'string' ? body : Buffer.from(body).toString();
  if (status < 400) return undefined;
  if (/An unexpected error has occurred|\n\s+at /.test(text)) return `${status} ${text.slice(0, 300)}`;
  if (/text\/plain/.test(headers['Content-Type'] ?? '')) return undefined;
  const error = (JSON.parse(text) as { 'odata.error'?: { code?: unknown; message?: { value?: unknown } } })['odata.error'];
  return typeof error?.code === 'string' && /^-?\d+, [\w.]+$/.test(error.code) && typeof error.message?.value === 'string' ? undefined : `${status} ${text.slice(0, 300)}`;
}
