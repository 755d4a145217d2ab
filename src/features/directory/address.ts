import * as React from 'react';
import { useAddressPart } from '../../application/shared/useAddressPart';
import { facetNames, type DirectoryQuery } from '../../domain/directory/directory';

/** The query from what the address says; whatever is not ours asks for everybody. */
export function parseQuery(value: string | undefined): DirectoryQuery {
  const said = new URLSearchParams(value ?? '');
  const chosen = Object.fromEntries(facetNames.map((facet) => [facet, said.getAll(facet)] as const).filter(([, values]) => values.length > 0));
  return { words: said.get('q') ?? '', letter: (said.get('letter') ?? '').slice(0, 2), chosen };
}

export function queryValue({ words, letter, chosen }: DirectoryQuery): string | undefined {
  const said = new URLSearchParams();
  if (words.trim() !== '') said.set('q', words);
  if (letter !== '') said.set('letter', letter);
  for (const facet of facetNames) for (const value of chosen[facet] ?? []) said.append(facet, value);
  const text = said.toString();
  return text === '' ? undefined : text;
}

/** What is looked for, kept in the address; typing leaves no steps in the history. */
export function useDirectoryQuery(): readonly [DirectoryQuery, (query: DirectoryQuery, how?: 'push' | 'replace') => void] {
  const [value, show] = useAddressPart('people');
  const query = React.useMemo(() => parseQuery(value), [value]);
  const set = React.useCallback((next: DirectoryQuery, how: 'push' | 'replace' = 'push') => show(queryValue(next), how), [show]);
  return [query, set];
}
