import { checkText } from '../../domain/shared/writtenText';
import { hasHeading, type NamedPerson, type NewPost, type PostFile, type PostKind, type PraiseBadge } from '../../domain/stream/post';

/** What stands in the open composer; kept on the device as it is typed, files left out. */
export interface PostDraft {
  readonly kind: PostKind;
  readonly title: string;
  readonly body: string;
  readonly mentions: readonly NamedPerson[];
  readonly choices: readonly string[];
  readonly isMultiple: boolean;
  readonly praised: readonly NamedPerson[];
  readonly badge: PraiseBadge;
}

export const emptyDraft: PostDraft = { kind: 'update', title: '', body: '', mentions: [], choices: ['', ''], isMultiple: false, praised: [], badge: 'calm' };

/** Whether nothing would be lost by closing. */
export function isEmptyDraft({ title, body, choices, praised }: PostDraft): boolean {
  return title.trim() === '' && body.trim() === '' && praised.length === 0 && choices.every((choice) => choice.trim() === '');
}

/** What is missing or too much, by the part of the form that it belongs to. */
export interface DraftProblem {
  readonly part: 'body' | 'title' | 'choices' | 'praised';
  readonly text?: Exclude<ReturnType<typeof checkText>, { problem?: undefined }>;
}

const longestTitle = 200;
const longestChoice = 120;

/** The post of a draft, or the first thing that is wrong with it. */
export function postOfDraft(draft: PostDraft, key: string, files: readonly PostFile[]): { readonly post: NewPost } | { readonly problem: DraftProblem } {
  const title = checkText(draft.title, longestTitle);
  const body = checkText(draft.body);
  if (hasHeading(draft.kind) && title.problem) return { problem: { part: 'title', text: title } };
  const mayBeEmpty = hasHeading(draft.kind) || files.length > 0;
  if (body.problem && !(body.problem === 'empty' && mayBeEmpty)) return { problem: { part: 'body', text: body } };
  const choices = draft.choices.map((choice) => checkText(choice, longestChoice)).flatMap((choice) => (choice.problem ? [] : [choice.text]));
  if (draft.kind === 'poll' && choices.length < 2) return { problem: { part: 'choices' } };
  if (draft.kind === 'praise' && draft.praised.length === 0) return { problem: { part: 'praised' } };
  const text = body.problem ? '' : body.text;
  return {
    post: {
      key,
      kind: draft.kind,
      title: hasHeading(draft.kind) && !title.problem ? title.text : '',
      body: text,
      details: {
        mentions: draft.mentions.filter(({ name }) => text.includes(`@${name}`)),
        files,
        ...(draft.kind === 'poll' ? { poll: { choices, isMultiple: draft.isMultiple } } : {}),
        ...(draft.kind === 'praise' ? { praise: { badge: draft.badge, people: draft.praised } } : {}),
        ...(draft.kind === 'announcement' ? { wantsAcknowledgement: true } : {})
      }
    }
  };
}
