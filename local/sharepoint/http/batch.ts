import { invalidQuery } from '../errors/SharePointError';
import type { SpRequest, SpResponse } from '../model';

interface Part {
  readonly headers: Record<string, string>;
  readonly body: string;
}

function boundaryOf(contentType: string | undefined): string {
  const match = /boundary="?([^";\s]+)"?/i.exec(contentType ?? '');
  if (!match?.[1]) throw invalidQuery('The batch has no boundary.');
  return match[1];
}

/** Splits a MIME body; PnPjs ends its lines with LF only, others with CRLF. */
function split(body: string, boundary: string): Part[] {
  const parts = body.replace(/\r\n/g, '\n').split(`--${boundary}`);
  return parts.slice(1).filter((part) => !part.startsWith('--')).map((part) => {
    const text = part.replace(/^\n/, '');
    const end = text.indexOf('\n\n');
    const head = end < 0 ? text : text.slice(0, end);
    return { headers: readHeaders(head.split('\n')), body: end < 0 ? '' : text.slice(end + 2).replace(/\n$/, '') };
  });
}

function readHeaders(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(lines.flatMap((line) => {
    const colon = line.indexOf(':');
    return colon > 0 ? [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]] : [];
  }));
}

function toRequest(part: Part, outer: SpRequest): SpRequest {
  const [requestLine = '', ...rest] = part.body.replace(/^\n+/, '').split('\n');
  const match = /^([A-Z]+)\s+(\S+)\s+HTTP\/1\.[01]\s*$/i.exec(requestLine);
  if (!match?.[1] || !match[2]) throw invalidQuery('A part of the batch is no request.');
  const blank = rest.indexOf('');
  const headerLines = blank < 0 ? rest : rest.slice(0, blank);
  const body = blank < 0 ? '' : rest.slice(blank + 1).join('\n').trim();
  if (!URL.canParse(match[2], outer.origin)) throw invalidQuery('A part of the batch has no valid address.');
  const url = new URL(match[2], outer.origin);
  const identity = Object.fromEntries(['x-local-user', 'cookie'].flatMap((name) => (outer.headers[name] === undefined ? [] : [[name, outer.headers[name]]])));
  return { method: match[1].toUpperCase(), origin: outer.origin, url: url.pathname + url.search, headers: { accept: outer.headers.accept ?? '', ...readHeaders(headerLines), ...identity }, body: new TextEncoder().encode(body) };
}

/** The parts of a batch in their order; changesets are flat, since SharePoint gives them no transaction. @throws 400 for malformed parts. */
export function readBatch(request: SpRequest, maximalParts: number): SpRequest[] {
  const boundary = boundaryOf(request.headers['content-type']);
  const parts = split(new TextDecoder().decode(request.body), boundary).flatMap((part) => {
    const type = part.headers['content-type'] ?? '';
    return /multipart\/mixed/i.test(type) ? split(part.body, boundaryOf(type)) : [part];
  });
  if (parts.length > maximalParts) throw invalidQuery(`The batch holds ${parts.length} requests; at most ${maximalParts} are allowed.`);
  return parts.map((part) => toRequest(part, request));
}

const reasons: Record<number, string> = { 200: 'OK', 201: 'Created', 204: 'No Content', 400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 409: 'Conflict', 412: 'Precondition Failed', 429: 'Too Many Requests', 500: 'Internal Server Error', 501: 'Not Implemented', 503: 'Service Unavailable' };

/** The answer as recorded: flat parts, CRLF, headers in capitals, a content type even for 204. */
export function writeBatch(id: string, answers: readonly SpResponse[]): SpResponse {
  const boundary = `batchresponse_${id}`;
  const decoder = new TextDecoder();
  const parts = answers.map((answer) => {
    const headers = { 'content-type': 'application/json;odata=nometadata;streaming=true;charset=utf-8', ...Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value])) };
    const lines = Object.entries(headers).map(([name, value]) => `${name.toUpperCase()}: ${value}`);
    const body = answer.stream ? decoder.decode(Buffer.concat([...answer.stream])) : typeof answer.body === 'string' ? answer.body : decoder.decode(answer.body);
    return [`--${boundary}`, 'Content-Type: application/http', 'Content-Transfer-Encoding: binary', '', `HTTP/1.1 ${answer.status} ${reasons[answer.status] ?? ''}`, ...lines, '', body, ''].join('\r\n');
  });
  return { status: 200, headers: { 'Content-Type': `multipart/mixed; boundary="${boundary}"` }, body: `${parts.join('')}--${boundary}--\r\n` };
}
