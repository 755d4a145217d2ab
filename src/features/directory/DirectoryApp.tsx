import * as React from 'react';
import * as strings from 'DirectoryStrings';
import { DirectoryProvider, type DirectoryEnvironment } from '../../application/directory/directoryServices';
import { useDirectory } from '../../application/directory/useDirectory';
import { csvOf, facetNames, nobodyChosen, toggleValue, type DirectoryPage, type DirectoryPerson, type DirectoryQuery, type FacetName, type FacetValue } from '../../domain/directory/directory';
import { countPhrase, format, formatNumber } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import { cx } from '../../ui/base/cx';
import { Chip } from '../../ui/Chip/Chip';
import { Menu } from '../../ui/Menu/Menu';
import { useRoot } from '../../ui/Root/RootContext';
import { SearchField } from '../../ui/SearchField/SearchField';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { EmptyState } from '../../ui/States/EmptyState';
import { ErrorState } from '../../ui/States/ErrorState';
import { useDirectoryQuery } from './address';
import { PersonTile } from './PersonTile';
import styles from './Directory.module.scss';

export interface DirectoryAppProps {
  readonly environment: DirectoryEnvironment;
  readonly title: string;
}

/** Milliseconds without a key before a search. */
const pause = 300;
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

type View = 'cards' | 'rows';

function facetText(facet: FacetName): string {
  return { department: strings.Department, office: strings.Office, skill: strings.Skill }[facet];
}

/** The people of the organisation: search, filters, letters, cards or rows. */
const DirectoryScreen: React.FC<{ readonly title: string }> = ({ title }) => {
  const { band } = useRoot();
  const [query, setQuery] = useDirectoryQuery();
  const [chosenView, setView] = React.useState<View>();
  const view = chosenView ?? (band === 'slim' ? 'rows' : 'cards');
  const result = useDirectory(query);
  const { data, error, refetch } = result;
  const people = data?.pages.flatMap((page) => page.people) ?? [];
  const first = data?.pages[0];
  return (
    <div className={styles.directory}>
      <h2 className={styles.title}>{title || strings.Title}</h2>
      <div className={styles.tools}>
        <WordsField query={query} onChange={setQuery} />
        <div className={styles.views} role="group" aria-label={strings.View}>
          <Button icon="grid" label={strings.Cards} isPressed={view === 'cards'} onClick={() => setView('cards')} />
          <Button icon="bulletList" label={strings.Rows} isPressed={view === 'rows'} onClick={() => setView('rows')} />
          <Button icon="download" label={strings.Export} isDisabled={people.length === 0} onClick={() => exportPeople(people)} />
        </div>
      </div>
      <Facets page={first} query={query} onChange={setQuery} />
      <Letters query={query} onChange={setQuery} />
      {!data && error === null && <Skeleton shape="people" count={6} />}
      {error !== null && <ErrorState error={error} onRetry={() => { refetch().catch(() => undefined); }} isInline={data !== undefined} />}
      {first && <Found page={first} query={query} shown={people.length} />}
      {data && people.length === 0 && !result.hasNextPage && (
        <EmptyState title={strings.Nobody} text={strings.NobodyText} action={query.letter !== '' || query.words !== '' || Object.keys(query.chosen).length > 0 ? <Button onClick={() => setQuery(nobodyChosen)}>{strings.ShowAll}</Button> : undefined} />
      )}
      <ul className={cx(styles.people, view === 'rows' && styles.rows)} aria-label={strings.Title} aria-busy={result.isFetching}>
        {people.map((person) => <li key={person.account || person.email}><PersonTile person={person} words={query.words} isRow={view === 'rows'} /></li>)}
      </ul>
      {result.hasNextPage && <div className={styles.end}><Button isBusy={result.isFetchingNextPage} onClick={() => { result.fetchNextPage().catch(() => undefined); }}>{strings.ShowMore}</Button></div>}
    </div>
  );
};

interface QueryProps {
  readonly query: DirectoryQuery;
  readonly onChange: (query: DirectoryQuery, how?: 'push' | 'replace') => void;
}

/** Searches a moment after the last key, and at once with Enter. */
function WordsField({ query, onChange }: QueryProps): JSX.Element {
  const [text, setText] = React.useState(query.words);
  const latest = React.useRef(query);
  latest.current = query;
  React.useEffect(() => setText((typed) => (typed.trim() === query.words.trim() ? typed : query.words)), [query.words]);
  React.useEffect(() => {
    if (text.trim() === latest.current.words.trim()) return undefined;
    const timer = window.setTimeout(() => onChange({ ...latest.current, words: text.trim() }, 'replace'), pause);
    return () => window.clearTimeout(timer);
  }, [text, onChange]);
  return <SearchField className={styles.search} label={strings.Search} value={text} onChange={setText} onSearch={(words) => onChange({ ...query, words: words.trim() }, 'replace')} />;
}

function Facets({ page, query, onChange }: QueryProps & { readonly page: DirectoryPage | undefined }): JSX.Element {
  const { locale } = useRoot();
  const itemOf = (facet: FacetName, { value, count }: FacetValue): Parameters<typeof Menu>[0]['items'][number] => ({
    key: value, text: value, description: formatNumber(locale, count), isChecked: query.chosen[facet]?.includes(value) ?? false, onSelect: () => onChange(toggleValue(query, facet, value))
  });
  return (
    <div className={styles.facets}>
      {facetNames.map((facet) => {
        const values = page?.facets[facet] ?? [];
        return values.length === 0 ? null : <Menu key={facet} label={facetText(facet)} text={facetText(facet)} variant="default" items={values.map((value) => itemOf(facet, value))} />;
      })}
      {facetNames.flatMap((facet) => (query.chosen[facet] ?? []).map((value) => <Chip key={`${facet}/${value}`} text={`${facetText(facet)}: ${value}`} onRemove={() => onChange(toggleValue(query, facet, value))} />))}
    </div>
  );
}

function Letters({ query, onChange }: QueryProps): JSX.Element {
  return (
    <div className={styles.letters} role="group" aria-label={strings.Letters}>
      {letters.map((letter) => (
        <button key={letter} type="button" className={cx(styles.letter, letter === query.letter && styles.letterChosen)} aria-pressed={letter === query.letter} onClick={() => onChange({ ...query, letter: letter === query.letter ? '' : letter })}>{letter}</button>
      ))}
    </div>
  );
}

function Found({ page, query, shown }: { readonly page: DirectoryPage; readonly query: DirectoryQuery; readonly shown: number }): JSX.Element {
  const { locale } = useRoot();
  const isAll = page.next === undefined;
  const count = isAll ? shown : page.total;
  return (
    <p className={styles.found} role="status">
      {countPhrase(locale, strings, !isAll && page.isAbout ? 'AtMost' : 'Found', count)}
      {query.words !== '' && ` ${format(strings.ForWords, { words: query.words })}`}
    </p>
  );
}

/** What is shown as a file for a spreadsheet. */
function exportPeople(people: readonly DirectoryPerson[]): void {
  const head = [strings.Name, strings.Role, strings.Department, strings.Office, strings.Mail, strings.Phone];
  const file = new Blob([csvOf([head, ...people.map(({ name, role, department, office, email, phone }) => [name, role, department, office, email, phone])])], { type: 'text/csv;charset=utf-8' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = 'people.csv';
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The directory with its services. */
export const DirectoryApp: React.FC<DirectoryAppProps> = ({ environment, title }) => (
  <DirectoryProvider services={environment}><DirectoryScreen title={title} /></DirectoryProvider>
);
