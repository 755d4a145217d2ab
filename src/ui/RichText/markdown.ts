import { Marked, type RendererObject, type TokenizerAndRendererExtension } from 'marked';

/** Somebody whose name may stand in a text after an `@`. */
export interface Mention {
  readonly name: string;
  readonly href?: string | undefined;
}

/** How a text's names and topics become links. */
export interface MarkdownOptions {
  readonly mentions?: readonly Mention[] | undefined;
  /** Where a topic leads; without it topics stay text. */
  readonly topicHref?: ((topic: string) => string) | undefined;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

const topic = /^#([\p{L}\p{N}_][\p{L}\p{N}\p{M}_-]{0,49})/u;
const topicStart = /(?:^|[\s([{«„“"'])#[\p{L}\p{N}_]/u;

function mentionExtension(mentions: readonly Mention[]): TokenizerAndRendererExtension {
  // Longer names first, so that "Ada King" is not read as "Ada".
  const byLength = [...mentions].sort((first, second) => second.name.length - first.name.length);
  return {
    name: 'mention',
    level: 'inline',
    start: (source) => source.indexOf('@'),
    tokenizer(source) {
      const mention = byLength.find(({ name }) => name !== '' && source.startsWith(`@${name}`) && !/^[\p{L}\p{N}]/u.test(source.slice(name.length + 1)));
      return mention ? { type: 'mention', raw: `@${mention.name}`, mention } : undefined;
    },
    renderer(token) {
      const { name, href } = token.mention as Mention;
      const text = `<bdi>@${escapeHtml(name)}</bdi>`.replace(/<\/?bdi>/g, '');
      return href ? `<a data-mention="" href="${escapeHtml(href)}">${text}</a>` : `<span data-mention="">${text}</span>`;
    }
  };
}

function topicExtension(topicHref: (topic: string) => string): TokenizerAndRendererExtension {
  return {
    name: 'topic',
    level: 'inline',
    start(source) {
      const found = topicStart.exec(source);
      return found ? found.index + found[0].indexOf('#') : undefined;
    },
    tokenizer(source, tokens) {
      const found = topic.exec(source);
      const before = tokens[tokens.length - 1]?.raw ?? '';
      if (!found?.[1] || !/\p{L}/u.test(found[1]) || /[^\s([{«„“"']$/.test(before)) return undefined;
      return { type: 'topic', raw: found[0], topic: found[1] };
    },
    renderer: (token) => `<a data-topic="" href="${escapeHtml(topicHref(token.topic as string))}">#${escapeHtml(token.topic as string)}</a>`
  };
}

// HTML inside Markdown is shown as it was typed and never becomes a tag.
const renderer: RendererObject = { html: ({ text }) => escapeHtml(text) };

/** Markdown (with tables, task lists and single line breaks) as HTML that still has to be cleaned. */
export function markdownToHtml(text: string, { mentions = [], topicHref }: MarkdownOptions = {}): string {
  const marked = new Marked({ gfm: true, breaks: true, async: false, renderer });
  const extensions = [...(mentions.length > 0 ? [mentionExtension(mentions)] : []), ...(topicHref ? [topicExtension(topicHref)] : [])];
  if (extensions.length > 0) marked.use({ extensions });
  return marked.parse(text) as string;
}
