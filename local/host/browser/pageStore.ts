import type { PagePayload } from '../pages/payload';

/** The server said no; the message is its own. */
export class PageRefusedError extends Error {}

interface ErrorAnswer {
  readonly 'odata.error'?: { readonly message?: { readonly value?: string } };
  readonly error?: { readonly message?: { readonly value?: string } };
}

/** Writes a page through SharePoint's own page service, with the reader's own rights. */
export class PageStore {
  public constructor(private readonly _payload: PagePayload) {}

  /** Saves a draft: others keep seeing what was published. @throws PageRefusedError */
  public async save(title: string, canvas: string): Promise<void> {
    await this._post(`pages(${this._payload.pageId})/savepageasdraft`, { Title: title, CanvasContent1: canvas });
  }

  /** Takes the page for this editor, so that nobody else writes over it meanwhile. @throws PageRefusedError */
  public async checkOut(): Promise<void> {
    await this._post(`pages(${this._payload.pageId})/checkoutpage`);
  }

  /** Gives a published page back as it was. @throws PageRefusedError */
  public async discard(): Promise<void> {
    await this._post(`pages(${this._payload.pageId})/discardpage`);
  }

  /** Makes the saved draft what everybody sees. @throws PageRefusedError */
  public async publish(): Promise<void> {
    await this._post(`pages(${this._payload.pageId})/publish`);
  }

  private async _post(path: string, body?: object): Promise<void> {
    const { webUrl } = this._payload;
    const headers = { accept: 'application/json;odata=nometadata', 'content-type': 'application/json;odata=nometadata' };
    const contextInfo = await fetch(`${webUrl}/_api/contextinfo`, { method: 'POST', headers });
    const { FormDigestValue: digest } = (await contextInfo.json()) as { FormDigestValue: string };
    const answer = await fetch(`${webUrl}/_api/sitepages/${path}`, {
      method: 'POST',
      headers: { ...headers, 'x-requestdigest': digest },
      ...(body ? { body: JSON.stringify(body) } : {})
    });
    if (answer.ok) return;
    const error = (await answer.json().catch(() => ({}))) as ErrorAnswer;
    throw new PageRefusedError((error['odata.error'] ?? error.error)?.message?.value ?? `${answer.status} ${answer.statusText}`);
  }
}
