import type { Culture } from '../session';
import type { ThemeName } from '../themes';

/** What the server tells the page's own script, as JSON in the element `#host-page`. */
export interface PagePayload {
  readonly webUrl: string;
  readonly pageId: number;
  readonly title: string;
  readonly isTitleShown: boolean;
  readonly canvas: string;
  readonly canEdit: boolean;
  readonly isDraft: boolean;
  readonly culture: Culture;
  readonly theme: ThemeName;
  readonly account: string;
  readonly isTeams: boolean;
  readonly isWatching: boolean;
}
export const payloadElementId = 'host-page';
export const applicationId = '8be81a5c-af38-4bb2-af97-afa3b64dfbed';
export const applicationVersion = '1.0.0';
