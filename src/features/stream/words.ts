import * as strings from 'StreamStrings';
import { formatDate } from '../../domain/shared/text';
import type { PostKind, PraiseBadge } from '../../domain/stream/post';
import type { IconName } from '../../ui/Icon/Icon';

/** The word for a kind of post. */
export function kindText(kind: PostKind): string {
  const words: Record<PostKind, string> = { update: strings.KindUpdate, question: strings.KindQuestion, praise: strings.KindPraise, poll: strings.KindPoll, announcement: strings.KindAnnouncement };
  return words[kind];
}

export const kindIcons: Readonly<Record<PostKind, IconName>> = { update: 'chat', question: 'question', praise: 'praise', poll: 'poll', announcement: 'megaphone' };

/** The word for a badge of praise. */
export function badgeText(badge: PraiseBadge): string {
  const words: Record<PraiseBadge, string> = { calm: strings.BadgeCalm, idea: strings.BadgeIdea, doors: strings.BadgeDoors, eye: strings.BadgeEye, company: strings.BadgeCompany };
  return words[badge];
}

export const badgeIcons: Readonly<Record<PraiseBadge, IconName>> = { calm: 'shield', idea: 'insightful', doors: 'people', eye: 'eye', company: 'heart' };

/** A day as "12 June", with the year where it is another one. */
export function dayText(locale: string, instant: string, now = new Date()): string {
  const date = new Date(instant);
  return formatDate(locale, date, { day: 'numeric', month: 'long', ...(date.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }) });
}

/** A moment short enough for a line of a list: "Mon, 23 Nov, 20:48", with the year where it is another one. */
export function momentText(locale: string, instant: string, now = new Date()): string {
  const date = new Date(instant);
  return formatDate(locale, date, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', ...(date.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }) });
}
