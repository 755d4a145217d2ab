import { DOMParser, type Element } from '@xmldom/xmldom';

export type XmlElement = Element;

/** Deeper than any query or schema that people write; what walks the tree recurses. */
const deepest = 500;

/** The end of what begins at `start`: of a comment, of character data, or of a tag, whose quoted values may hold `>`. -1 where it never ends. */
function endOf(xml: string, start: number): number {
  for (const [opening, closing] of [['<!--', '-->'], ['<![CDATA[', ']]>'], ['<?', '?>']] as const) {
    if (!xml.startsWith(opening, start)) continue;
    const at = xml.indexOf(closing, start + opening.length);
    return at < 0 ? -1 : at + closing.length - 1;
  }
  let quote = '';
  for (let index = start + 1; index < xml.length; index++) {
    const character = xml.charAt(index);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return index;
  }
  return -1;
}

/** How deep elements lie in each other, by one scan that builds nothing. */
export function xmlDepth(xml: string): number {
  let depth = 0;
  let found = 0;
  for (let start = xml.indexOf('<'); start >= 0;) {
    const end = endOf(xml, start);
    if (end < 0) break;
    if (xml.startsWith('</', start)) depth--;
    else if (!/[!?]/.test(xml.charAt(start + 1)) && xml.charAt(end - 1) !== '/') found = Math.max(found, ++depth);
    start = xml.indexOf('<', end + 1);
  }
  return found;
}

/** The root of well-formed XML without a document type (so that no entity can grow), or undefined. Nothing is thrown. */
export function parseXml(xml: string): XmlElement | undefined {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml) || xmlDepth(xml) > deepest) return undefined;
  let isBroken = false;
  try {
    const root = new DOMParser({ onError: () => { isBroken = true; } }).parseFromString(xml, 'text/xml').documentElement;
    return root && !isBroken ? root : undefined;
  } catch {
    return undefined;
  }
}

/** The elements right below. */
export function childrenOf(element: XmlElement): XmlElement[] {
  return [...element.childNodes].filter((node): node is XmlElement => node.nodeType === 1);
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return childrenOf(element).find((one) => one.tagName === name);
}

/** Whether an attribute says TRUE, in whatever case. */
export function isTrue(element: XmlElement, attribute: string): boolean {
  return element.getAttribute(attribute)?.toUpperCase() === 'TRUE';
}
