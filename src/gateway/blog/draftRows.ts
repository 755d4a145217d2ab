import { nobody, type ArticleDraft, type DraftReview, type DraftTeam } from '../../domain/blog/draft';
import type { ArticleText } from '../../domain/blog/article';
import { columnsOf, idsOf, textColumns, textOf, type TextRow } from './rows';

export const privateDrafts = 'LoggiaArticleDrafts';
export const sharedDrafts = 'LoggiaSharedDrafts';
export const draftReviews = 'LoggiaDraftReviews';

/** What `Sharing` holds until an owner let people in. */
export const wantedMark = 'wanted';

/** A row of either list of drafts. */
export interface DraftRow extends TextRow {
  readonly Body: string | null;
  readonly Modified: string;
  readonly AuthorId: number;
  readonly OwnerId: number | null;
  readonly PublishAt: string | null;
  readonly Wanted: string | null;
  readonly Sharing: string | null;
  readonly 'odata.etag'?: string;
}

export interface SharedDraftRow extends DraftRow {
  readonly Team: string | null;
  readonly Round: number | null;
}

export interface ReviewRow {
  readonly Id: number;
  readonly Key: string;
  readonly Verdict: string | null;
  readonly Note: string | null;
  readonly Round: number | null;
  readonly Seen: string | null;
  readonly EditorId: number;
  readonly Modified: string;
}

export const draftColumns = [...textColumns, 'Body', 'Modified', 'AuthorId', 'OwnerId', 'PublishAt', 'Wanted', 'Sharing'];
export const sharedDraftColumns = [...draftColumns, 'Team', 'Round'];
export const reviewColumns = ['Id', 'Key', 'Verdict', 'Note', 'Round', 'Seen', 'EditorId', 'Modified'];

/** A team out of its column; undefined where there is none. */
export function teamFrom(text: string | null): DraftTeam | undefined {
  if (!text) return undefined;
  try {
    const { authors, reviewers } = JSON.parse(text) as { readonly authors?: unknown; readonly reviewers?: unknown };
    return { authors: idsOf(authors), reviewers: idsOf(reviewers) };
  } catch {
    return undefined;
  }
}

export function teamColumn({ authors, reviewers }: DraftTeam): string {
  return JSON.stringify({ authors, reviewers });
}

/** The columns of a draft's words. */
export function draftColumnsOf(text: ArticleText): Readonly<Record<string, string | null>> {
  return columnsOf(text);
}

function baseOf(row: DraftRow): Omit<ArticleDraft, 'isShared' | 'ownerId' | 'team' | 'round'> {
  const wanted = row.Sharing === wantedMark ? teamFrom(row.Wanted) : undefined;
  return {
    id: row.Id, key: row.Key, ...textOf(row), body: row.Body ?? '', savedAt: row.Modified, etag: row['odata.etag'] ?? '',
    ...(wanted ? { wanted } : {}), ...(row.PublishAt ? { publishAt: row.PublishAt } : {})
  };
}

export function privateDraftOf(row: DraftRow): ArticleDraft {
  return { ...baseOf(row), isShared: false, ownerId: row.AuthorId, team: nobody, round: 0 };
}

/** A shared draft with what its reviewers said; undefined while it is being made: its team is written last. */
export function sharedDraftOf(row: SharedDraftRow, reviews: readonly ReviewRow[]): ArticleDraft | undefined {
  const team = teamFrom(row.Team);
  if (!team) return undefined;
  const review = reviews.map(reviewOf).find((one) => one?.key === row.Key)?.review;
  return { ...baseOf(row), isShared: true, ownerId: row.OwnerId ?? 0, team, round: row.Round ?? 1, ...(review ? { review } : {}) };
}

function reviewOf(row: ReviewRow): { readonly key: string; readonly review: DraftReview } | undefined {
  const { Verdict: verdict } = row;
  if (verdict !== 'approved' && verdict !== 'sentBack') return undefined;
  return { key: row.Key, review: { verdict, note: row.Note ?? '', reviewerId: row.EditorId, at: row.Modified, round: row.Round ?? 0, seen: row.Seen ?? '' } };
}
