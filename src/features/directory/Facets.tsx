import * as React from 'react';
import * as strings from 'DirectoryStrings';
import { useLanguages } from '../../application/directory/useDirectory';
import { facetLimit, facetNames, searchFacets, toggleValue, type DirectoryPage, type DirectoryQuery, type FacetName, type FacetValue, type SearchFacet } from '../../domain/directory/directory';
import { languageText } from '../../domain/people/languages';
import { format, formatNumber } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import { Chip } from '../../ui/Chip/Chip';
import { Menu, OpenMenu, type MenuItem } from '../../ui/Menu/Menu';
import { useRoot } from '../../ui/Root/RootContext';
import { errorText } from '../../ui/States/ErrorState';
import type { ChangeQuery } from './address';
import styles from './Directory.module.scss';

export interface FacetsProps {
  readonly page: DirectoryPage | undefined;
  readonly query: DirectoryQuery;
  readonly onChange: ChangeQuery;
  /** The site has profiles, which tell languages. */
  readonly hasProfiles: boolean;
}

function facetText(facet: FacetName): string {
  return { department: strings.Department, office: strings.Office, skill: strings.Skill, language: strings.Language }[facet];
}

function valueText(locale: string, facet: FacetName, value: string): string {
  return facet === 'language' ? languageText(locale, value) : value;
}

function itemsOf(locale: string, facet: FacetName, values: readonly FacetValue[], query: DirectoryQuery, onChange: ChangeQuery): MenuItem[] {
  return values.map(({ value, count }) => ({
    key: value, text: valueText(locale, facet, value), description: formatNumber(locale, count), isChecked: query.chosen[facet]?.includes(value) ?? false, onSelect: () => onChange(toggleValue(query, facet, value))
  }));
}

/** What a menu says about its numbers, where they are not exact or not all. */
function noteItems(...texts: readonly (string | undefined)[]): MenuItem[] {
  return texts.flatMap((text, index): MenuItem[] => (text === undefined ? [] : [{ key: `#note${index}`, text, icon: 'info', isDisabled: true, startsGroup: true }]));
}

/** Department, place, skill and language, each with how many people have a value, and what is chosen of them. */
export const Facets: React.FC<FacetsProps> = ({ page, query, onChange, hasProfiles }) => {
  const { locale } = useRoot();
  const menuOf = (facet: SearchFacet): JSX.Element | null => {
    const values = page?.facets[facet] ?? [];
    if (values.length === 0) return null;
    const notes = noteItems(page?.isAbout === true ? strings.CountsAbout : undefined, values.length >= facetLimit ? format(strings.FacetMost, { count: formatNumber(locale, facetLimit) }) : undefined);
    return <Menu key={facet} label={facetText(facet)} text={facetText(facet)} variant="default" items={[...itemsOf(locale, facet, values, query, onChange), ...notes]} />;
  };
  return (
    <div className={styles.facets}>
      {searchFacets.map(menuOf)}
      {hasProfiles && <LanguageMenu query={query} onChange={onChange} />}
      {facetNames.flatMap((facet) => (query.chosen[facet] ?? []).map((value) => <Chip key={`${facet}/${value}`} text={`${facetText(facet)}: ${valueText(locale, facet, value)}`} onRemove={() => onChange(toggleValue(query, facet, value))} />))}
    </div>
  );
};

/** Languages are read from a thousand profiles, and so only when somebody opens their menu. */
function LanguageMenu({ query, onChange }: Pick<FacetsProps, 'query' | 'onChange'>): JSX.Element {
  const { locale } = useRoot();
  const button = React.useRef<HTMLElement>(null);
  const [target, setTarget] = React.useState<Element | null>(null);
  const [isWanted, setWanted] = React.useState(false);
  const { data, error, refetch } = useLanguages(isWanted);
  const open = (): void => {
    setWanted(true);
    if (error !== null) refetch().catch(() => undefined);
    setTarget(button.current);
  };
  const isReady = data !== undefined || error !== null;
  const values = data?.values ?? [];
  const notes = error !== null ? noteItems(errorText(error)) : noteItems(values.length === 0 ? strings.NoLanguages : undefined, data?.isWhole === false ? strings.LanguageNewest : undefined);
  return (
    <>
      <Button
        ref={button} variant="default" iconEnd="chevronDown" hasPopup="menu" isExpanded={target !== null && isReady} isBusy={target !== null && !isReady}
        onPointerEnter={OpenMenu.preload} onClick={() => (target ? setTarget(null) : open())}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          open();
        }}
      >
        {strings.Language}
      </Button>
      {target && isReady && <OpenMenu target={target} label={strings.Language} items={[...itemsOf(locale, 'language', values, query, onChange), ...notes]} onClose={() => setTarget(null)} />}
    </>
  );
}
