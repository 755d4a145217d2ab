import { topicKey } from './topics';
import type { NamedPerson } from './post';

/** A piece of a line as it is drawn. */
export type InlineToken =
  | { readonly type: 'text' | 'code'; readonly text: string }
  | { readonly type: 'strong' | 'emphasis'; readonly content: readonly InlineToken[] }
  | { readonly type: 'link'; readonly text: string; readonly href: string }
  | { readonly type: 'topic'; readonly topic: string; readonly text: string }
  | { readonly type: 'mention'; readonly person: NamedPerson };

/** A block of a post: the light formatting that a short text needs. */
export type BlockToken =
  | { readonly type: 'paragraph' | 'quote'; readonly lines: readonly (readonly InlineToken[])[] }
  | { readonly type: 'list'; readonly isNumbered: boolean; readonly items: readonly (readonly InlineToken[])[] }
  | { readonly type: 'codeBlock'; readonly text: string };

const inline = /(`[^`\n]+`)|(\*\*[^*\n](?:[^\n]*?[^*\n])?\*\*)|((?<![\p{L}\p{N}*_])[*_][^*_\s](?:[^*_\n]*[^*_\s])?[*_](?![\p{L}\p{N}*_]))|(\[[^\]\n]+\]\((?:https?:\/\/|\/(?![/\\]))[^\s)]+\))|(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}»”])|((?<![\p{L}\p{N}/&#])#[\p{L}\p{N}_][\p{L}\p{N}\p{M}_-]{0,49})/u;

/** Only web addresses become links: `javascript:` and its like never do. */
function isWebAddress(text: string): boolean {
  // An address on this intranet may leave out its beginning; two slashes would lead elsewhere.
  if (/^\/(?![/\\])/.test(text)) return true;
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
}

function mentionAt(text: string, people: readonly NamedPerson[]): { index: number; person: NamedPerson } | undefined {
  let found: { index: number; person: NamedPerson } | undefined;
  for (const person of people) {
    const index = text.indexOf(`@${person.name}`);
    // Of two names that begin alike the longer one is meant.
    const isBetter = !found || index < found.index || (index === found.index && person.name.length > found.person.name.length);
    if (index >= 0 && isBetter) found = { index, person };
  }
  return found;
}

function tokenOf(match: string, people: readonly NamedPerson[]): InlineToken {
  if (match.startsWith('`')) return { type: 'code', text: match.slice(1, -1) };
  if (match.startsWith('**')) return { type: 'strong', content: inlineTokens(match.slice(2, -2), people) };
  if (match.startsWith('*') || match.startsWith('_')) return { type: 'emphasis', content: inlineTokens(match.slice(1, -1), people) };
  if (match.startsWith('#')) {
    const topic = topicKey(match.slice(1));
    return /\p{L}/u.test(topic) ? { type: 'topic', topic, text: match.slice(1) } : { type: 'text', text: match };
  }
  const named = /^\[([^\]]+)\]\((.+)\)$/.exec(match);
  const href = named?.[2] ?? match;
  return isWebAddress(href) ? { type: 'link', text: named?.[1] ?? match, href } : { type: 'text', text: match };
}

function textTokens(text: string, people: readonly NamedPerson[]): InlineToken[] {
  const mention = mentionAt(text, people);
  if (!mention) return text === '' ? [] : [{ type: 'text', text }];
  const after = mention.index + mention.person.name.length + 1;
  return [...textTokens(text.slice(0, mention.index), []), { type: 'mention', person: mention.person }, ...textTokens(text.slice(after), people)];
}

/** The pieces of one line: code, bold, italic, links, topics and names. Everything else is text as it is. */
export function inlineTokens(line: string, people: readonly NamedPerson[] = []): InlineToken[] {
  const tokens: InlineToken[] = [];
  let rest = line;
  for (let match = inline.exec(rest); match; match = inline.exec(rest)) {
    tokens.push(...textTokens(rest.slice(0, match.index), people), tokenOf(match[0], people));
    rest = rest.slice(match.index + match[0].length);
  }
  return [...tokens, ...textTokens(rest, people)];
}

const bullet = /^\s*[-*•]\s+/;
const number = /^\s*\d{1,3}[.)]\s+/;
const quote = /^\s*>\s?/;

function kindOf(line: string): 'bullet' | 'number' | 'quote' | 'plain' {
  if (bullet.test(line)) return 'bullet';
  if (number.test(line)) return 'number';
  return quote.test(line) ? 'quote' : 'plain';
}

function blockOf(kind: ReturnType<typeof kindOf>, lines: readonly string[], people: readonly NamedPerson[]): BlockToken {
  const strip = { bullet, number, quote, plain: /^$/ }[kind];
  const tokens = lines.map((line) => inlineTokens(line.replace(strip, ''), people));
  if (kind === 'bullet' || kind === 'number') return { type: 'list', isNumbered: kind === 'number', items: tokens };
  return { type: kind === 'quote' ? 'quote' : 'paragraph', lines: tokens };
}

/** The blocks of a post. Single line ends are kept, as people mean them. */
export function postTokens(text: string, people: readonly NamedPerson[] = []): BlockToken[] {
  return text.split(/^```[^\n]*\n([\s\S]*?)\n?^```[ \t]*$/m).flatMap((part, index): BlockToken[] => {
    if (index % 2 === 1) return [{ type: 'codeBlock', text: part }];
    const blocks: BlockToken[] = [];
    let lines: string[] = [];
    const close = (): void => {
      if (lines.length > 0) blocks.push(blockOf(kindOf(lines[0] ?? ''), lines, people));
      lines = [];
    };
    for (const line of part.split('\n')) {
      if (line.trim() === '') close();
      else {
        if (lines.length > 0 && kindOf(lines[0] ?? '') !== kindOf(line)) close();
        lines.push(line);
      }
    }
    close();
    return blocks;
  });
}
