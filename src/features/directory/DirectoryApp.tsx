import * as React from 'react';
import * as strings from 'DirectoryStrings';
import { ProfilePageProvider } from '../../application/shared/personCards';
import { DirectoryProvider, useDirectoryServices, type DirectoryEnvironment } from '../../application/directory/directoryServices';
import { useDirectory, useProfileSite } from '../../application/directory/useDirectory';
import { csvOf, inOrder, nobodyChosen, sorts, type DirectoryPage, type DirectoryPerson, type DirectoryQuery, type DirectorySort } from '../../domain/directory/directory';
import { lettersOf, otherLetters } from '../../domain/directory/letters';
import { todayOf } from '../../domain/directory/week';
import { countPhrase, format } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import { cx } from '../../ui/base/cx';
import { lazily } from '../../ui/base/lazily';
import { Menu } from '../../ui/Menu/Menu';
import { useRoot } from '../../ui/Root/RootContext';
import { SearchField } from '../../ui/SearchField/SearchField';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import { EmptyState } from '../../ui/States/EmptyState';
import { ErrorState } from '../../ui/States/ErrorState';
import { useDirectoryState, type ChangeQuery } from './address';
import { Facets } from './Facets';
import { PersonTile } from './PersonTile';
import type { WeekPanelProps } from './WeekPanel';
import styles from './Directory.module.scss';

export interface DirectoryAppProps {
  readonly environment: DirectoryEnvironment;
  readonly title: string;
}

/** Milliseconds without a key before a search. */
const pause = 300;
/** Comes after the people, as nobody waits for it. */
const WeekPanel = lazily<WeekPanelProps>(() => import(/* webpackChunkName: 'directory-week' */ './WeekPanel'));

/** The people of the organisation: search, filters, letters, cards or rows. */
const DirectoryScreen: React.FC<{ readonly title: string }> = ({ title }) => {
  const { band, locale } = useRoot();
  const { hasWeek } = useDirectoryServices();
  const { query: said, setQuery, view: chosenView, setView } = useDirectoryState();
  const query = React.useMemo(() => (said.letter === otherLetters ? { ...said, otherThan: lettersOf(locale) } : said), [said, locale]);
  const [today] = React.useState(() => todayOf(new Date()));
  const view = chosenView ?? (band === 'slim' ? 'rows' : 'cards');
  const result = useDirectory(query);
  const { error, refetch } = result;
  // A search that is refused must not take away whom one sees.
  const kept = React.useRef(result.data);
  kept.current = result.data ?? kept.current;
  const data = kept.current;
  // The search decides who comes next, but its order knows no language: whoever is on the screen stands as the page's language orders them.
  const people = React.useMemo(() => inOrder(data?.pages.flatMap((page) => page.people) ?? [], query, locale), [data, query, locale]);
  const first = data?.pages[0];
  const site = useProfileSite(data !== undefined).data;
  return (
    <ProfilePageProvider value={site?.profilePage ?? null}>
      <div className={styles.directory}>
        <h2 className={styles.title}>{title || strings.Title}</h2>
        <div className={styles.tools}>
          <WordsField query={query} onChange={setQuery} />
          <div className={styles.views} role="group" aria-label={strings.View}>
            <SortMenu query={query} onChange={setQuery} />
            <Button icon="grid" label={strings.Cards} isPressed={view === 'cards'} onClick={() => setView('cards')} />
            <Button icon="bulletList" label={strings.Rows} isPressed={view === 'rows'} onClick={() => setView('rows')} />
            <Button icon="download" label={strings.Export} isDisabled={people.length === 0} onClick={() => exportPeople(people)} />
          </div>
        </div>
        {data && hasWeek && isEverybody(query) && <WeekPanel today={today} />}
        <Facets page={first} query={query} onChange={setQuery} hasProfiles={typeof site?.profilePage === 'string'} />
        <Letters query={query} onChange={setQuery} />
        {!data && error === null && <Skeleton shape="people" count={6} />}
        {error !== null && <ErrorState error={error} onRetry={() => { refetch().catch(() => undefined); }} isInline={data !== undefined} />}
        {first && people.length > 0 && <Found page={first} query={query} shown={people.length} />}
        {first?.isFresh === true && <MessageStrip isLive={false}>{strings.Fresh}</MessageStrip>}
        {data && people.length === 0 && !result.hasNextPage && (
          <EmptyState title={strings.Nobody} text={strings.NobodyText} action={!isEverybody(query) ? <Button onClick={() => setQuery(nobodyChosen)}>{strings.ShowAll}</Button> : undefined} />
        )}
        <ul className={cx(styles.people, view === 'rows' && styles.rows)} aria-label={strings.Title} aria-busy={result.isFetching}>
          {people.map((person) => <li key={person.account || person.email}><PersonTile person={person} words={query.words} isRow={view === 'rows'} /></li>)}
        </ul>
        {result.hasNextPage && <div className={styles.end}><Button isBusy={result.isFetchingNextPage} onClick={() => { result.fetchNextPage().catch(() => undefined); }}>{strings.ShowMore}</Button></div>}
      </div>
    </ProfilePageProvider>
  );
};

function isEverybody({ words, letter, chosen }: DirectoryQuery): boolean {
  return words === '' && letter === '' && Object.keys(chosen).length === 0;
}

interface QueryProps {
  readonly query: DirectoryQuery;
  readonly onChange: ChangeQuery;
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

function SortMenu({ query, onChange }: QueryProps): JSX.Element {
  const hasWords = query.words !== '';
  const words: Record<DirectorySort, string> = { best: strings.SortBest, name: strings.SortName, lastName: strings.SortLastName, department: strings.SortDepartment, role: strings.SortRole };
  // Without words everybody fits as well, and stands by name.
  const offered = sorts.filter((sort) => hasWords || sort !== 'best');
  const chosen = query.sort ?? (hasWords ? 'best' : 'name');
  const sortBy = (sort: DirectorySort): void => {
    const next = { ...query, sort };
    if (sort === 'best' || (!hasWords && sort === 'name')) delete (next as { sort?: DirectorySort }).sort;
    onChange(next);
  };
  return <Menu label={strings.SortBy} text={words[chosen]} icon="sort" items={offered.map((sort) => ({ key: sort, text: words[sort], isChecked: sort === chosen, onSelect: () => sortBy(sort) }))} />;
}

function Letters({ query, onChange }: QueryProps): JSX.Element {
  const { locale } = useRoot();
  return (
    <div className={styles.letters} role="group" aria-label={strings.Letters}>
      {[...lettersOf(locale), otherLetters].map((letter) => (
        <button
          key={letter} type="button" className={cx(styles.letter, letter === query.letter && styles.letterChosen)} aria-pressed={letter === query.letter}
          {...(letter === otherLetters ? { 'aria-label': strings.OtherLetters, title: strings.OtherLetters } : {})}
          onClick={() => onChange({ ...query, letter: letter === query.letter ? '' : letter })}
        >
          {letter}
        </button>
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

export default DirectoryApp;
