import http from 'node:http';
import { pipeline, Readable } from 'node:stream';
import { tooLarge } from '../errors/SharePointError';
import type { Limits } from '../limits';
import type { SpRequest, SpResponse } from '../model';
import { errorResponse, metadataLevel } from '../routes/serialise';
import type { SharePoint } from '../service';

/** How long what somebody still sends is taken in and thrown away after they were refused, so that they can read why. */
const lingerMilliseconds = 1000;

class BodyTooLargeError extends Error {}

function readBody(request: http.IncomingMessage, limit: number): Promise<Uint8Array> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.reject(new BodyTooLargeError());
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) {
        chunks.push(chunk);
        return;
      }
      chunks = [];
      reject(new BodyTooLargeError());
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
  });
}

function flatHeaders(headers: http.IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]])));
}

function send(response: http.ServerResponse, answer: SpResponse): void {
  response.writeHead(answer.status, { 'Cache-Control': 'private, max-age=0', 'X-Content-Type-Options': 'nosniff', 'DATASERVICEVERSION': '3.0', ...answer.headers });
  if (answer.stream && response.req.method !== 'HEAD') pipeline(Readable.from(answer.stream), response, () => undefined);
  else response.end(answer.body);
}

/** Answers in SharePoint's words and ends the connection, whether or not the other side has finished. */
function refuseBody(request: http.IncomingMessage, response: http.ServerResponse, limit: number): void {
  const { status, code, message } = tooLarge(limit);
  send(response, errorResponse(metadataLevel(request.headers.accept), status, code, message, { Connection: 'close' }));
  request.resume();
  const end = setTimeout(() => request.destroy(), lingerMilliseconds);
  request.once('close', () => clearTimeout(end));
}

/**
 * Answers a request if its address belongs to the service.
 * @returns false when it does not, so that another part of the same server may answer.
 */
export async function listener(sharePoint: SharePoint, request: http.IncomingMessage, response: http.ServerResponse): Promise<boolean> {
  const url = request.url ?? '/';
  if (!sharePoint.serves(url)) return false;
  const receivedAt = performance.now();
  try {
    const body = await readBody(request, sharePoint.limits.bodyBytes);
    const spRequest: SpRequest = { method: (request.method ?? 'GET').toUpperCase(), origin: `http://${request.headers.host ?? '127.0.0.1'}`, url, headers: flatHeaders(request.headers), body, receivedAt };
    send(response, await sharePoint.handle(spRequest));
  } catch (error) {
    if (error instanceof BodyTooLargeError && !response.headersSent) refuseBody(request, response, sharePoint.limits.bodyBytes);
    else response.destroy();
  }
  return true;
}

/** Only names that mean this machine may address the service, whatever DNS says. */
export function isLoopbackName(host: string | undefined): boolean {
  const name = (host ?? '').replace(/:\d+$/, '').toLowerCase();
  return name === 'localhost' || name.endsWith('.localhost') || name === '127.0.0.1' || name === '[::1]';
}

/** A server that cuts off whoever sends headers or a body too slowly, or without end: 408 and the connection closed. */
export function createServer(limits: Pick<Limits, 'requestSeconds'>, handle: http.RequestListener): http.Server {
  const requestTimeout = limits.requestSeconds * 1000;
  return http.createServer({ requestTimeout, headersTimeout: Math.min(20_000, requestTimeout), connectionsCheckingInterval: Math.min(5000, Math.ceil(requestTimeout / 4)) }, handle);
}

/** The service alone on a loopback port; port 0 takes a free one. @throws the listen error, such as EADDRINUSE. */
export function serve(sharePoint: SharePoint, port: number): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const server = createServer(sharePoint.limits, (request, response) => {
    if (!isLoopbackName(request.headers.host)) {
      response.writeHead(403, { 'Content-Type': 'text/plain' }).end('This service answers on loopback names only.');
      return;
    }
    void listener(sharePoint, request, response).then((isMine) => {
      if (!isMine) response.writeHead(404, { 'Content-Type': 'text/plain' }).end('404 FILE NOT FOUND');
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address ? address.port : port,
        close: () => new Promise((done) => { server.closeAllConnections(); server.close(() => done()); })
      });
    });
  });
}
