import { invalidQuery, tooLarge } from '../errors/SharePointError';
import type { Limits } from '../limits';
import type { Json, SpRequest } from '../model';

const quote = 0x22;
const backslash = 0x5c;

/** How deep objects and lists lie in each other, read without recursion and without building anything. */
export function jsonDepth(bytes: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  let isText = false;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index];
    if (isText) {
      if (byte === backslash) index++;
      else if (byte === quote) isText = false;
    } else if (byte === quote) isText = true;
    else if (byte === 0x7b || byte === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (byte === 0x7d || byte === 0x5d) depth--;
  }
  return deepest;
}

/** JSON bodies become objects. @throws 400 for broken JSON, and for what is too large or too deep. */
export function readJson(request: SpRequest, limits: Limits): Readonly<Record<string, Json>> {
  if (request.body.length === 0 || !/json/i.test(request.headers['content-type'] ?? 'json')) return {};
  if (request.body.length > limits.jsonBytes) throw tooLarge(limits.jsonBytes);
  if (jsonDepth(request.body) > limits.jsonDepth) throw invalidQuery('The maximum number of nested objects or arrays in the JSON stream has been exceeded.');
  try {
    const value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(request.body)) as Json;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, Json>;
  } catch {
    // Told below in SharePoint's words.
  }
  throw invalidQuery('Not well formatted JSON stream.');
}
