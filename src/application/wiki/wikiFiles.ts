import type { BranchPage } from '../../domain/wiki/ports';

/** Names that Windows keeps for itself, whatever their ending. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** A name for a file or folder in any script, without what a file system or an address refuses. */
export function fileName(title: string): string {
  const words = title.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  const short = Array.from(words).slice(0, 60).join('').replace(/-+$/, '');
  return short === '' || reserved.test(short) ? `page-${short}`.replace(/-$/, '') : short;
}

/** The path of each page without its ending: what lies below a page is in a folder of its name. */
export function pathsOf(pages: readonly BranchPage[]): ReadonlyMap<number, string> {
  const paths = new Map<number, string>();
  const taken = new Set<string>();
  for (const { id, title, parentId } of pages) {
    const folder = parentId === undefined ? undefined : paths.get(parentId);
    const start = `${folder === undefined ? '' : `${folder}/`}${fileName(title)}`;
    let path = start;
    // File systems that ignore case would take two such names for one.
    for (let count = 2; taken.has(path.toLowerCase()); count++) path = `${start}-${count}`;
    taken.add(path.toLowerCase());
    paths.set(id, path);
  }
  return paths;
}

/** The way from one file to another, each part ready for an address. */
export function relativePath(from: string, to: string): string {
  const [start, end] = [from.split('/').slice(0, -1), to.split('/')];
  let common = 0;
  while (common < start.length && common < end.length - 1 && start[common] === end[common]) common++;
  return [...start.slice(common).map(() => '..'), ...end.slice(common).map(encodeURIComponent)].join('/');
}

/** Where a relative address in a file leads; undefined for addresses of the web, of this page, and above the top. */
export function resolvePath(from: string, href: string): string | undefined {
  if (href === '' || /^(?:[a-z][a-z0-9+.-]*:|\/|#|\?)/i.test(href)) return undefined;
  const parts = from.split('/').slice(0, -1);
  for (const part of (href.split(/[?#]/)[0] ?? '').split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part === '..' || part === '.' || part === '') continue;
    try {
      parts.push(decodeURIComponent(part));
    } catch {
      parts.push(part);
    }
  }
  return parts.join('/');
}

/** What stands at the head of a file about its page. */
export interface PageHead {
  readonly title?: string;
  readonly topics?: readonly string[];
  readonly order?: number;
}

/** Facts as lines of YAML, their values JSON, which YAML reads whatever a title contains. */
export function writeHead({ title = '', topics = [], order = 0 }: PageHead): string {
  return `title: ${JSON.stringify(title)}\n${topics.length > 0 ? `topics: ${JSON.stringify(topics)}\n` : ''}order: ${order}\n`;
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text.replace(/^'(.*)'$/, '$1');
  }
}

/** Reads the head of a file, also one that another program wrote; what is not known is left aside. */
export function readHead(text: string): PageHead {
  const facts = new Map(text.split('\n').map((line) => /^([A-Za-z]+):[ \t]*(.*)$/.exec(line)).flatMap((found) => (found ? [[(found[1] ?? '').toLowerCase(), valueOf((found[2] ?? '').trim())] as const] : [])));
  const [title, topics, order] = [facts.get('title'), facts.get('topics') ?? facts.get('tags'), facts.get('order')];
  return {
    ...(typeof title === 'string' || typeof title === 'number' ? { title: String(title) } : {}),
    ...(Array.isArray(topics) ? { topics: topics.map(String) } : {}),
    ...(typeof order === 'number' && Number.isFinite(order) ? { order } : {})
  };
}
