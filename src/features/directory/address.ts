import * as React from 'react';
import { useAddressPart } from '../../application/shared/useAddressPart';
import { facetNames, sorts, type DirectoryQuery } from '../../domain/directory/directory';

/** How people are shown; undefined where the place decides. */
export type DirectoryView = 'cards' | 'rows';

/** What the address says about the directory. */
export interface DirectoryState {
  readonly query: DirectoryQuery;
  readonly view: DirectoryView | undefined;
}

/** The query and the view from what the address says; whatever is not ours asks for everybody. */
export function parseState(value: string | undefined): DirectoryState {
  const said = new URLSearchParams(value ?? '');
  const chosen = Object.fromEntries(facetNames.map((facet) => [facet, said.getAll(facet)] as const).filter(([, values]) => values.length > 0));
  const sort = sorts.find((one) => one === said.get('sort'));
  const view = (['cards', 'rows'] as const).find((one) => one === said.get('view'));
  return { query: { words: said.get('q') ?? '', letter: (said.get('letter') ?? '').slice(0, 2), chosen, ...(sort && sort !== 'best' ? { sort } : {}) }, view };
}

export function stateValue({ query: { words, letter, chosen, sort = 'best' }, view }: DirectoryState): string | undefined {
  const said = new URLSearchParams();
  if (words.trim() !== '') said.set('q', words);
  if (letter !== '') said.set('letter', letter);
  for (const facet of facetNames) for (const value of chosen[facet] ?? []) said.append(facet, value);
  if (sort !== 'best') said.set('sort', sort);
  if (view) said.set('view', view);
  const text = said.toString();
  return text === '' ? undefined : text;
}

export type ChangeQuery = (query: DirectoryQuery, how?: 'push' | 'replace') => void;

/** What is looked for and how it is shown, kept in the address; typing leaves no steps in the history. */
export function useDirectoryState(): DirectoryState & { readonly setQuery: ChangeQuery; readonly setView: (view: DirectoryView) => void } {
  const [value, show] = useAddressPart('people');
  const state = React.useMemo(() => parseState(value), [value]);
  const setQuery = React.useCallback<ChangeQuery>((query, how = 'push') => show(stateValue({ query, view: state.view }), how), [show, state.view]);
  const setView = React.useCallback((view: DirectoryView) => show(stateValue({ query: state.query, view }), 'replace'), [show, state.query]);
  return { ...state, setQuery, setView };
}
