import { createHash } from 'node:crypto';
import fs from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png',
  '.jpg': 'image/jpeg', '.woff': 'font/woff', '.woff2': 'font/woff2', '.html': 'text/html; charset=utf-8'
};
const isText = (type: string): boolean => /^text|json|svg/.test(type);

interface Prepared {
  readonly body: Buffer;
  readonly zipped: Buffer | undefined;
  readonly etag: string;
  readonly type: string;
}

/** Answers files with ETag, gzip and cache headers. What was read once stays in memory while its key stands for the same bytes. */
export class AssetServer {
  private readonly _prepared: Map<string, Prepared> = new Map();

  /**
   * @param key names the bytes: a file that can change needs a key that changes with it.
   * @param isImmutable for names that carry a hash: the browser need not ask again.
   */
  public send(request: IncomingMessage, response: ServerResponse, key: string, read: () => Buffer, isImmutable: boolean): void {
    let asset = this._prepared.get(key);
    if (!asset) {
      const body = read();
      const type = types[path.extname(key.split('?')[0] ?? '')] ?? 'application/octet-stream';
      const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`;
      asset = { body, zipped: isText(type) && body.length > 1024 ? gzipSync(body) : undefined, etag, type };
      this._prepared.set(key, asset);
    }
    const headers = { 'content-type': asset.type, etag: asset.etag, vary: 'Accept-Encoding', 'cache-control': isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache' };
    if (request.headers['if-none-match'] === asset.etag) {
      response.writeHead(304, headers).end();
      return;
    }
    const zipped = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')) ? asset.zipped : undefined;
    const body = zipped ?? asset.body;
    response.writeHead(200, { ...headers, 'content-length': body.length, ...(zipped ? { 'content-encoding': 'gzip' } : {}) });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  public sendFile(request: IncomingMessage, response: ServerResponse, file: string, isImmutable: boolean): void {
    this.send(request, response, `${fs.statSync(file).mtimeMs}?${file}`.split('?').reverse().join('?'), () => fs.readFileSync(file), isImmutable);
  }
}
