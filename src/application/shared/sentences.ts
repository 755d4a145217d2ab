import { inertFragment } from '../../ui/RichText/inert';

/** A word with the opening tags around it, outermost first. */
interface Token {
  readonly around: readonly string[];
  readonly html: string;
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\u00a0/g, '&nbsp;');
}

/** Words with the space after them; letters one by one where a script has no spaces. */
function wordsIn(text: string): string[] {
  return text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]\s*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+\s*|\s+/gu) ?? [];
}

function collect(node: Node, around: readonly string[], tokens: Token[]): void {
  if (node.nodeType === Node.TEXT_NODE) {
    for (const word of wordsIn(node.textContent ?? '')) tokens.push({ around, html: escape(word) });
    return;
  }
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  const bare = (node.cloneNode(false) as Element).outerHTML;
  if (node.childNodes.length === 0) {
    tokens.push({ around, html: bare });
    return;
  }
  for (const child of Array.from(node.childNodes)) collect(child, [...around, bare.slice(0, bare.lastIndexOf('</'))], tokens);
}

const sentenceEnd = /[.!?\u2026\u3002\uff01\uff1f\u061f\u0964]["'\u201d\u00bb)\]]*\s+$/u;

/**
 * The sentences of a piece of inline HTML, each word with the formatting around it, as texts that can be compared.
 * Joined again in any order they give well-formed HTML.
 */
export function sentencesOf(html: string): string[] {
  const tokens: Token[] = [];
  for (const node of Array.from(inertFragment(html).childNodes)) collect(node, [], tokens);
  const sentences: Token[][] = [];
  let isOpen = false;
  for (const token of tokens) {
    if (isOpen) sentences[sentences.length - 1]?.push(token);
    else sentences.push([token]);
    isOpen = !sentenceEnd.test(token.html) && !token.html.startsWith('<br');
  }
  return sentences.map((sentence) => JSON.stringify(sentence));
}

function closing(tag: string): string {
  return `</${/^<([a-z0-9]+)/i.exec(tag)?.[1] ?? ''}>`;
}

/** The HTML of sentences; neighbours with the same formatting share it. */
export function joinSentences(sentences: readonly string[]): string {
  let open: readonly string[] = [];
  let html = '';
  const close = (depth: number): void => {
    for (const tag of open.slice(depth).reverse()) html += closing(tag);
    open = open.slice(0, depth);
  };
  for (const { around, html: own } of sentences.flatMap((sentence) => JSON.parse(sentence) as Token[])) {
    let common = 0;
    while (common < open.length && open[common] === around[common]) common++;
    close(common);
    html += around.slice(common).join('') + own;
    open = around;
  }
  close(0);
  return html;
}
