import { marked } from 'marked';
import { Random } from '../random';
import type { SceneKind } from '../pictures/scenes';
import { serialStories } from './series';
import { technicalStories } from './storiesTechnical';
import { peopleStories } from './storiesPeople';
import type { StoryText } from './story';

/** A published story or a draft; people are named by key. */
export interface CompanyBlogPost {
  readonly key: string;
  readonly blog: string;
  readonly title: string;
  readonly summary: string;
  readonly authors: readonly string[];
  readonly category: string;
  readonly topics: readonly string[];
  readonly series?: string;
  readonly cover: { readonly scene: SceneKind; readonly seed: string };
  /** HTML of headings, lists, tables, quotes and code; `<img src="scene:KIND">` stands for a drawn picture. */
  readonly html: string;
  readonly created: Date;
  /** Absent for a draft. */
  readonly published?: Date;
  readonly comments: readonly { readonly author: string; readonly created: Date; readonly body: string }[];
}

const day = 86_400_000;
const drafts = 3;

/** A slug of a title, ASCII. */
export function slugOf(title: string): string {
  return title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

function interleave(random: Random): StoryText[] {
  const told = [...technicalStories, ...peopleStories];
  const serial = random.shuffle(serialStories.filter(({ series }) => series !== 'Release notes'));
  const releases = serialStories.filter(({ series }) => series === 'Release notes');
  const order: StoryText[] = [];
  const queues = [random.shuffle(told), serial, releases];
  // The newest are told ones; series follow in between, releases in their own order.
  for (let index = 0; queues.some((queue) => queue.length > 0); index += 1) {
    const story = (queues[[0, 0, 1, 0, 2, 1][index % 6] ?? 0]?.shift() ?? queues.find((queue) => queue.length > 0)?.shift());
    if (story) order.push(story);
  }
  return order;
}

/** The company's blog posts up to `now`, oldest first; the last few are drafts. */
export function blogPosts(options: { readonly now: Date }): CompanyBlogPost[] {
  const random = new Random('blogs');
  const stories = interleave(random.fork('order'));
  let time = options.now.getTime() - 5 * 3_600_000;
  return stories.map((story, index): CompanyBlogPost => {
    const own = new Random(`story/${story.title}`);
    const isDraft = index < drafts;
    const published = time;
    // Drafts are written today: the newest article is as old as they are.
    if (!isDraft) time -= own.int(5, 17) * day + own.int(0, 7) * 3_600_000;
    const comments = isDraft ? [] : (story.comments ?? []).map(([author, body], place) => ({ author, body, created: new Date(Math.min(options.now.getTime(), published + (place + 1) * own.int(40, 300) * 60_000)) }));
    return {
      key: slugOf(story.title), blog: story.blog, title: story.title, summary: story.summary, authors: story.by, category: story.category, topics: story.topics,
      cover: { scene: story.cover, seed: story.title }, html: marked.parse(story.body, { async: false }).trim(), created: new Date(published - own.int(1, 6) * day), comments,
      ...(story.series ? { series: story.series } : {}), ...(isDraft ? {} : { published: new Date(published) })
    };
  }).reverse();
}
