import { postKinds, praiseBadges, type NamedPerson, type Poll, type PostDetails, type PostFile, type PostKind, type PraiseBadge } from './post';

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objects(value: unknown, most: number): Json[] {
  return Array.isArray(value) ? value.filter(isObject).slice(0, most) : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function positive(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;
}

/** People as they were stored; those without an id or a name are left out. */
export function parsePeople(value: unknown, most = 50): NamedPerson[] {
  return objects(value, most).flatMap((one) => {
    const id = positive(one.id);
    const name = text(one.name);
    return id !== undefined && Number.isInteger(id) && name !== '' ? [{ id, name, email: text(one.email) }] : [];
  });
}

function parseFiles(value: unknown): PostFile[] {
  const seen = new Set<string>();
  return objects(value, 20).flatMap((one) => {
    const name = text(one.name);
    // Names are unique within a post.
    if (seen.has(name)) return [];
    seen.add(name);
    // A name with a slash could point out of the post's own folder.
    if (name === '' || /[/\\]/.test(name) || name === '.' || name === '..') return [];
    const width = positive(one.width);
    const height = positive(one.height);
    return [{ name, size: positive(one.size) ?? 0, isPicture: one.isPicture === true, alt: text(one.alt), ...(width && height ? { width, height } : {}) }];
  });
}

function parsePoll(value: unknown): Poll | undefined {
  if (!isObject(value) || !Array.isArray(value.choices)) return undefined;
  const choices = value.choices.filter((choice): choice is string => typeof choice === 'string' && choice !== '').slice(0, 10);
  if (choices.length < 2) return undefined;
  const closesAt = text(value.closesAt);
  return { choices, isMultiple: value.isMultiple === true, ...(value.areVotesHidden === true ? { areVotesHidden: true } : {}), ...(Number.isNaN(Date.parse(closesAt)) ? {} : { closesAt }) };
}

function parsePraise(value: unknown): PostDetails['praise'] {
  if (!isObject(value)) return undefined;
  const people = parsePeople(value.people, 20);
  const badge = praiseBadges.find((one) => one === value.badge);
  return badge && people.length > 0 ? { badge: badge as PraiseBadge, people } : undefined;
}

/** Reads the Details column. Anybody can write anything into their own row, so nothing is taken on trust. */
export function parseDetails(json: string | null): PostDetails {
  const value = parseJson(json);
  const poll = parsePoll(value.poll);
  const praise = parsePraise(value.praise);
  const sharedPostId = positive(value.sharedPostId);
  return {
    mentions: parsePeople(value.mentions),
    files: parseFiles(value.files),
    ...(poll ? { poll } : {}),
    ...(praise ? { praise } : {}),
    ...(sharedPostId ? { sharedPostId } : {}),
    ...(value.wantsAcknowledgement === true ? { wantsAcknowledgement: true } : {})
  };
}

/** Reads JSON that should be an object; anything else is an empty one. */
export function parseJson(json: string | null): Json {
  try {
    const value: unknown = JSON.parse(json ?? '{}');
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

/** The kind of a row; an unknown one is an update. */
export function parseKind(kind: string | null): PostKind {
  return postKinds.find((one) => one === kind) ?? 'update';
}
