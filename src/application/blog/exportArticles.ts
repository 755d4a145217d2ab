import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Article } from '../../domain/blog/article';
import type { ArticleFilter, BlogReader } from '../../domain/blog/ports';
import type { Person } from '../../domain/shared/person';
import { directionOf } from '../../domain/shared/text';
import { htmlToMarkdown } from '../../ui/RichText/htmlToMarkdown';
import { sanitizeToHtml } from '../../ui/RichText/sanitize';

const pageSize = 40;

/** How far an export is: articles taken so far. */
export type ExportProgress = (done: number) => void;

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** A name for a folder in any script, without what a file system refuses. */
export function folderName({ publishedAt, title, id }: Pick<Article, 'publishedAt' | 'title' | 'id'>): string {
  const words = title.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 60).toLowerCase();
  return `${publishedAt.slice(0, 10)}-${id}${words ? `-${words}` : ''}`;
}

/** The text with the pictures of its own row beside it, and their names. */
export function withLocalPictures(html: string, articleId: number): { readonly html: string; readonly pictures: readonly string[] } {
  const document = new DOMParser().parseFromString(sanitizeToHtml(html), 'text/html');
  const pictures = new Set<string>();
  for (const image of Array.from(document.querySelectorAll('img'))) {
    const name = new RegExp(`/Attachments/${articleId}/([^/?#]+)$`, 'i').exec(image.getAttribute('src') ?? '')?.[1];
    if (name === undefined) continue;
    pictures.add(decodeURIComponent(name));
    image.setAttribute('src', `pictures/${name}`);
  }
  return { html: document.body.innerHTML, pictures: [...pictures] };
}

function htmlPage(article: Article, author: string, body: string, locale: string): string {
  const cover = article.cover ? `<img src="pictures/${encodeURIComponent(article.cover.name)}" alt="${escapeHtml(article.cover.alt)}">` : '';
  return `<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(article.title)}</title>
<style>body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.1rem/1.7 system-ui,sans-serif}img{max-width:100%;height:auto}table{border-collapse:collapse}td,th{border:1px solid;padding:.3em .6em}</style></head>
<body><h1 dir="auto">${escapeHtml(article.title)}</h1><p>${escapeHtml(author)}, <time datetime="${escapeHtml(article.publishedAt)}">${escapeHtml(article.publishedAt.slice(0, 10))}</time></p>${cover}
${article.summary ? `<p dir="auto"><em>${escapeHtml(article.summary)}</em></p>` : ''}
${body}
</body></html>
`;
}

function markdownPage(article: Article, author: string, body: string): string {
  const facts = { title: article.title, author, date: article.publishedAt, category: article.category, series: article.series, topics: article.topics };
  // JSON is YAML, whatever a title contains.
  const head = Object.entries(facts).filter(([, value]) => value.length > 0).map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join('\n');
  const cover = article.cover ? `![${article.cover.alt.replace(/[[\]]/g, '')}](pictures/${encodeURIComponent(article.cover.name)})\n\n` : '';
  return `---\n${head}\n---\n\n${cover}${body}\n`;
}

/**
 * The articles of a list as a zip: a folder for each, with HTML, Markdown and its pictures. Pictures that cannot be read
 * are left out. Rejects with an AppError where the articles cannot be read.
 */
export async function exportArticles(service: Pick<BlogReader, 'listArticles' | 'listTexts' | 'readPicture'>, filter: ArticleFilter, locale: string, onProgress: ExportProgress = () => undefined): Promise<Uint8Array> {
  const files: Zippable = {};
  const people = new Map<number, Person>();
  let done = 0;
  let before: number | undefined;
  do {
    const page = await service.listArticles(filter, pageSize, before);
    for (const [id, person] of page.people) people.set(id, person);
    for (const article of await service.listTexts(page.articles.map(({ id }) => id))) {
      const folder = folderName(article);
      const author = people.get(article.authorId)?.name ?? '';
      const { html, pictures } = withLocalPictures(article.body, article.id);
      files[`${folder}/article.html`] = strToU8(htmlPage(article, author, html, locale));
      files[`${folder}/article.md`] = strToU8(markdownPage(article, author, htmlToMarkdown(html)));
      for (const name of new Set([...pictures, ...(article.cover ? [article.cover.name] : [])])) {
        const picture = await service.readPicture(article.id, name);
        // Pictures are packed already.
        if (picture) files[`${folder}/pictures/${name}`] = [new Uint8Array(await picture.arrayBuffer()), { level: 0 }];
      }
      onProgress(++done);
    }
    before = page.next;
  } while (before !== undefined);
  return zipSync(files);
}
