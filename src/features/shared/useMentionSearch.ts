import * as React from 'react';
import { useProfileHref } from '../../application/shared/personCards';
import { accountName } from '../../domain/people/facts';
import type { People } from '../../domain/shared/person';
import type { CaretChoice } from '../../ui/RichEditor/caretMenu';

/** Finds people of the organisation for a text that is being written; each leads to their profile where the site has profiles. */
export function useMentionSearch({ people, photoUrl }: { readonly people: Pick<People, 'searchPeople'>; readonly photoUrl: (account: string) => string }): (words: string) => Promise<readonly CaretChoice[]> {
  const hrefOf = useProfileHref();
  return React.useCallback(async (words) => (await people.searchPeople(words)).map(({ loginName, name, email, jobTitle, department }) => {
    const account = email || accountName(loginName);
    return { key: loginName, text: name, detail: [jobTitle, department].filter(Boolean).join(', '), face: { account, ...(email ? { photoUrl: photoUrl(email) } : {}) }, href: hrefOf(account) };
  }), [people, photoUrl, hrefOf]);
}
