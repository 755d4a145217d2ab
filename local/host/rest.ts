import type { SpRequest, SpResponse } from '../sharepoint/model';

/** What the host needs of `local/sharepoint`: one call of the REST API as plain values. */
export interface RestService {
  handle(request: SpRequest): Promise<SpResponse>;
}

/** SharePoint refused or failed; carries the status so that a page can say which. */
export class RestError extends Error {
  public constructor(
    public readonly status: number,
    message: string
  ) {
    super(message);
  }
}

/** Calls a site's REST API as one person, over the same pipeline as the browser's calls. */
export class SiteClient {
  private _digest: string | undefined;

  public constructor(
    private readonly _service: RestService,
    public readonly webUrl: string,
    private readonly _account: string,
    private readonly _origin: string
  ) {}

  /** @param path below `_api/`. @throws RestError */
  public async get<T>(path: string): Promise<T> {
    return this._send<T>('GET', path);
  }

  /** @throws RestError */
  public async post<T>(path: string, body?: object): Promise<T> {
    this._digest ??= (await this._send<{ FormDigestValue: string }>('POST', 'contextinfo')).FormDigestValue;
    return this._send<T>('POST', path, body, { 'x-requestdigest': this._digest });
  }

  private async _send<T>(method: string, path: string, body?: object, more: Readonly<Record<string, string>> = {}): Promise<T> {
    const answer = await this._service.handle({
      method,
      origin: this._origin,
      url: `${this.webUrl}/_api/${path}`,
      headers: {
        accept: 'application/json;odata=nometadata',
        'content-type': 'application/json;odata=nometadata',
        'x-local-user': this._account,
        ...more
      },
      body: body ? Buffer.from(JSON.stringify(body)) : new Uint8Array()
    });
    const text = typeof answer.body === 'string' ? answer.body : Buffer.from(answer.body).toString('utf8');
    if (answer.status >= 400) throw new RestError(answer.status, `${method} ${path} answered ${answer.status}: ${text.slice(0, 300)}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }
}
