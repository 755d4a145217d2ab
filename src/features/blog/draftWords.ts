import * as strings from 'BlogStrings';
import { reviewStateOf, roleIn, type ArticleDraft } from '../../domain/blog/draft';
import { format, formatDate } from '../../domain/shared/text';

/** A day and time to come, or one that has been. */
export function momentText(locale: string, at: string): string {
  return formatDate(locale, new Date(at), { dateStyle: 'medium', timeStyle: 'short' });
}

/** What a draft waits for, in few words: the state that its reader has to act on stands first. */
export function draftFacts(draft: ArticleDraft, viewerId: number, locale: string): { readonly text: string; readonly isAttention: boolean }[] {
  const facts: { text: string; isAttention: boolean }[] = [];
  const isReviewer = roleIn(draft, viewerId) === 'reviewer';
  const state = reviewStateOf(draft);
  if (state) {
    const words = { asked: isReviewer ? strings.ToReview : strings.ReviewAsked, approved: strings.ReviewApproved, changed: strings.ReviewChanged, sentBack: strings.ReviewSentBack };
    facts.push({ text: words[state], isAttention: isReviewer ? state === 'asked' : state === 'sentBack' });
  }
  if (draft.publishAt) facts.push({ text: format(strings.AppearsAt, { date: momentText(locale, draft.publishAt) }), isAttention: false });
  if (draft.wanted) facts.push({ text: strings.WaitsForOwnerShort, isAttention: false });
  if (draft.isShared && !isReviewer) facts.push({ text: strings.SharedDraft, isAttention: false });
  return facts;
}
