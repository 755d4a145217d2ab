/** One call of SharePoint's REST API as plain values; `local/sharepoint` answers it. */
export interface RestRequest {
  readonly method: string;
  /** Path and query, such as `/sites/intranet/_api/web`. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}
export interface RestResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Uint8Array;
}
export interface RestService {
  handle(request: RestRequest): Promise<RestResponse>;
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
      url: `${this.webUrl}/_api/${path}`,
      headers: {
        host: new URL(this._origin).host,
        accept: 'application/json;odata=nometadata',
        'content-type': 'application/json;odata=nometadata',
        'x-local-user': this._account,
        ...more
      },
      ...(body ? { body: Buffer.from(JSON.stringify(body)) } : {})
    });
    const text = typeof answer.body === 'string' ? answer.body : Buffer.from(answer.body).toString('utf8');
    if (answer.status >= 400) throw new RestError(answer.status, `${method} ${path} answered ${answer.status}: ${text.slice(0, 300)}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }
}
