const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const encode = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

/**
 * A mention as clients write it: an anchor that names a person, with plain text in it. Attributes may hold nothing but text, and
 * `href` nothing but an address to write to (https://pnp.github.io/pnpjs/sp/comments-likes/).
 */
const mention = /<a (?=[^<>]*\bdata-sp-mention-user-id="[^"<>]+")(?:\s*(?:data-sp-mention-user-id|tabindex|href|rel|target|class)="[^"<>]*")+\s*>([^<>]*)<\/a>/gi;
const badAddress = /\bhref="(?!mailto(?::|&#58;))/i;

/** The text of a comment as the service keeps it: HTML-encoded (recorded), but for anchors that name a person. */
export function encodeComment(text: string): string {
  let result = '';
  let from = 0;
  for (const match of text.matchAll(mention)) {
    if (badAddress.test(match[0])) continue;
    result += encode(text.slice(from, match.index)) + match[0];
    from = match.index + match[0].length;
  }
  return result + encode(text.slice(from));
}
