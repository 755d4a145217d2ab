import * as React from 'react';
import type { ProfileActions } from '../../application/people/useProfile';
import type { ProfileDetails, ProfileStart } from '../../domain/people/ports';

/** Parts of the page that open for editing, one at a time. */
export type EditedPart = 'name' | 'about' | 'askMeAbout' | 'skills' | 'projects' | 'interests' | 'personal' | 'fields';

/** What every part of a profile may know and do. */
export interface ProfilePageValue {
  readonly start: ProfileStart;
  readonly details: ProfileDetails;
  readonly name: string;
  readonly isSelf: boolean;
  /** One's own page, not in preview, and the server lets one write. */
  readonly canEdit: boolean;
  readonly actions: ProfileActions;
  readonly editing: EditedPart | undefined;
  readonly setEditing: (part: EditedPart | undefined) => void;
}

export const PageContext = React.createContext<ProfilePageValue | undefined>(undefined);

/** The page around a component; throws outside of one. */
export function useProfilePage(): ProfilePageValue {
  const page = React.useContext(PageContext);
  if (!page) throw new Error('There is no profile page around this component.');
  return page;
}
