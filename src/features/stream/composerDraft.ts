import { checkText } from '../../domain/shared/writtenText';
import { hasHeading, type NamedPerson, type NewPost, type PostFile, type PostKind, type PraiseBadge } from '../../domain/stream/post';

/** What stands in the open composer; kept on the device as it is typed, of files what is said of them. */
export interface PostDraft {
  readonly kind: PostKind;
  readonly title: string;
  readonly body: string;
  readonly mentions: readonly NamedPerson[];
  readonly choices: readonly string[];
  readonly isMultiple: boolean;
  readonly areVotesHidden: boolean;
  readonly praised: readonly NamedPerson[];
  readonly badge: PraiseBadge;
  readonly files: readonly PostFile[];
  /** Names the draft among those on the server; empty before something was written. */
  readonly key: string;
  /** ISO instants. */
  readonly expiresAt?: string | undefined;
  readonly publishAt?: string | undefined;
  readonly sharedPostId?: number | undefined;
}

export const emptyDraft: PostDraft = { kind: 'update', title: '', body: '', mentions: [], choices: ['', ''], isMultiple: false, areVotesHidden: false, praised: [], badge: 'calm', files: [], key: '' };

/** Whether nothing would be lost by closing. */
export function isEmptyDraft({ title, body, choices, praised, files, sharedPostId }: PostDraft): boolean {
  return files.length === 0 && sharedPostId === undefined && title.trim() === '' && body.trim() === '' && praised.length === 0 && choices.every((choice) => choice.trim() === '');
}

/** The draft of a post, to go on with it. */
export function draftOfPost({ key, kind, title, body, details, expiresAt }: NewPost, publishAt?: string): PostDraft {
  return {
    ...emptyDraft, key, kind, title, body, expiresAt, publishAt, mentions: details.mentions, files: details.files, sharedPostId: details.sharedPostId,
    choices: details.poll?.choices ?? emptyDraft.choices, isMultiple: details.poll?.isMultiple ?? false, areVotesHidden: details.poll?.areVotesHidden ?? false, praised: details.praise?.people ?? [], badge: details.praise?.badge ?? emptyDraft.badge
  };
}

/** What a draft holds so far, unchecked, to be kept. */
export function unfinishedPost(draft: PostDraft): NewPost {
  return {
    key: draft.key, kind: draft.kind, title: draft.title, body: draft.body, ...(draft.expiresAt ? { expiresAt: draft.expiresAt } : {}),
    details: {
      mentions: draft.mentions, files: draft.files, ...(draft.sharedPostId === undefined ? {} : { sharedPostId: draft.sharedPostId }),
      ...(draft.kind === 'poll' ? { poll: { choices: draft.choices, isMultiple: draft.isMultiple, areVotesHidden: draft.areVotesHidden } } : {}),
      ...(draft.praised.length > 0 ? { praise: { badge: draft.badge, people: draft.praised } } : {})
    }
  };
}

/** What is missing or too much, by the part of the form that it belongs to. */
export interface DraftProblem {
  readonly part: 'body' | 'title' | 'choices' | 'praised' | 'expiresAt' | 'publishAt';
  readonly text?: Exclude<ReturnType<typeof checkText>, { problem?: undefined }>;
}

const longestTitle = 200;
const longestChoice = 120;

/** The post of a draft, or the first thing that is wrong with it. */
export function postOfDraft(draft: PostDraft, key: string): { readonly post: NewPost } | { readonly problem: DraftProblem } {
  const { files } = draft;
  const title = checkText(draft.title, longestTitle);
  const body = checkText(draft.body);
  if (hasHeading(draft.kind) && title.problem) return { problem: { part: 'title', text: title } };
  const mayBeEmpty = hasHeading(draft.kind) || files.length > 0;
  if (body.problem && !(body.problem === 'empty' && mayBeEmpty)) return { problem: { part: 'body', text: body } };
  const choices = draft.choices.map((choice) => checkText(choice, longestChoice)).flatMap((choice) => (choice.problem ? [] : [choice.text]));
  if (draft.kind === 'poll' && choices.length < 2) return { problem: { part: 'choices' } };
  if (draft.kind === 'praise' && draft.praised.length === 0) return { problem: { part: 'praised' } };
  const soonest = Math.max(Date.now(), Date.parse(draft.publishAt ?? '') || 0);
  if (draft.publishAt && Date.parse(draft.publishAt) <= Date.now()) return { problem: { part: 'publishAt' } };
  if (draft.expiresAt && Date.parse(draft.expiresAt) <= soonest) return { problem: { part: 'expiresAt' } };
  const text = body.problem ? '' : body.text;
  return {
    post: {
      key,
      kind: draft.kind,
      title: hasHeading(draft.kind) && !title.problem ? title.text : '',
      body: text,
      ...(draft.expiresAt ? { expiresAt: draft.expiresAt } : {}),
      details: {
        mentions: draft.mentions.filter(({ name }) => text.includes(`@${name}`)),
        files,
        ...(draft.sharedPostId === undefined ? {} : { sharedPostId: draft.sharedPostId }),
        ...(draft.kind === 'poll' ? { poll: { choices, isMultiple: draft.isMultiple, ...(draft.areVotesHidden ? { areVotesHidden: true } : {}) } } : {}),
        ...(draft.kind === 'praise' ? { praise: { badge: draft.badge, people: draft.praised } } : {}),
        ...(draft.kind === 'announcement' ? { wantsAcknowledgement: true } : {})
      }
    }
  };
}
