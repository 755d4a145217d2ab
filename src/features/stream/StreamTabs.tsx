import * as React from 'react';
import * as strings from 'StreamStrings';
import { format } from '../../domain/shared/text';
import { targetKey } from '../../domain/shared/keys';
import type { FeedFilter } from '../../domain/stream/feed';
import { Button } from '../../ui/Button/Button';
import { Menu, type MenuItem } from '../../ui/Menu/Menu';
import { SearchField } from '../../ui/SearchField/SearchField';
import { Tabs } from '../../ui/Tabs/Tabs';
import { useStreamPage } from './pageContext';
import { routeHash } from './route';
import styles from './Stream.module.scss';

const tabs = ['everyone', 'following', 'mentions', 'questions', 'saved', 'mine'] as const;
type Tab = (typeof tabs)[number];

function tabText(tab: Tab): string {
  const words: Record<Tab, string> = {
    everyone: strings.TabEveryone, following: strings.TabFollowing, mentions: strings.TabMentions, questions: strings.TabQuestions, saved: strings.TabSaved, mine: strings.TabMine
  };
  return words[tab];
}

/** The tabs, or the heading of a topic or person with the way to follow it. Each is a link that can be shared. */
export const StreamTabs: React.FC<{ readonly filter: FeedFilter }> = ({ filter }) => {
  const { navigate } = useStreamPage();
  if (filter.tab === 'search') return <SearchBox text={filter.text} />;
  if (filter.tab === 'hidden') return <Heading><h3 className={styles.filterTitle}>{strings.HiddenPosts}</h3></Heading>;
  if (filter.tab === 'topic' || filter.tab === 'person') return <FilterHeading filter={filter} />;
  return (
    <>
      <div className={styles.tabRow}>
      <div className={styles.tabs}>
        <Tabs
          label={strings.Tabs}
          selectedKey={filter.tab}
          tabs={tabs.map((tab) => ({ key: tab, text: tabText(tab), href: routeHash({ filter: { tab } }) }))}
          onSelect={(key) => navigate({ filter: { tab: key as Tab } })}
        />
      </div>
      <Button icon="search" label={strings.Search} onClick={() => navigate({ filter: { tab: 'search', text: '' } })} />
      <ViewMenu />
      </div>
      {filter.tab === 'questions' && (
        <div className={styles.choices}>
          <Button variant="quiet" icon="question" isPressed={filter.isOpen === true} onClick={() => navigate({ filter: filter.isOpen ? { tab: 'questions' } : { tab: 'questions', isOpen: true } })}>{strings.OnlyOpen}</Button>
        </div>
      )}
    </>
  );
};

/** What stands in the place of the tabs, with the way back to them. */
function Heading({ children }: { readonly children: React.ReactNode }): JSX.Element {
  return <div className={styles.filterHeading}><Button icon="back" variant="quiet" label={strings.BackToStream} href={routeHash({ filter: { tab: 'everyone' } })} />{children}</div>;
}

function ViewMenu(): JSX.Element {
  const { viewer, view, changeView, openDialog, navigate } = useStreamPage();
  const items: MenuItem[] = [
    ...(viewer.canPost ? [{ key: 'drafts', icon: 'edit' as const, text: strings.Drafts, onSelect: () => openDialog({ type: 'drafts' }) }] : []),
    { key: 'muted', icon: 'bellOff', text: strings.MutedTitle, onSelect: () => openDialog({ type: 'muted' }) },
    ...(viewer.isOwner ? [{ key: 'hidden', icon: 'eye' as const, text: strings.HiddenPosts, onSelect: () => navigate({ filter: { tab: 'hidden' } }) }] : []),
    { key: 'compact', text: strings.Compact, startsGroup: true, isChecked: view.isCompact, onSelect: () => changeView({ isCompact: !view.isCompact }) },
    { key: 'keys', icon: 'keyboard', text: strings.Shortcuts, onSelect: () => openDialog({ type: 'shortcuts' }) }
  ];
  return <Menu label={strings.ViewMenu} icon="settings" items={items} />;
}

const pause = 300;

/** Searches while one types; the address follows, so that a search can be shared. */
function SearchBox({ text }: { readonly text: string }): JSX.Element {
  const { navigate } = useStreamPage();
  const [typed, setTyped] = React.useState(text);
  const place = React.useRef<HTMLDivElement>(null);
  React.useEffect(() => place.current?.querySelector('input')?.focus(), []);
  React.useEffect(() => {
    if (typed.trim() === text) return undefined;
    const timer = window.setTimeout(() => navigate({ filter: { tab: 'search', text: typed.trim() } }, 'replace'), pause);
    return () => window.clearTimeout(timer);
  }, [navigate, text, typed]);
  return (
    <div ref={place} className={styles.filterHeading}>
      <Button icon="back" variant="quiet" label={strings.BackToStream} href={routeHash({ filter: { tab: 'everyone' } })} />
      <SearchField label={strings.SearchPosts} value={typed} onChange={setTyped} className={styles.filterTitle} />
    </div>
  );
}

function FilterHeading({ filter }: { readonly filter: Extract<FeedFilter, { tab: 'topic' | 'person' }> }): JSX.Element | null {
  const { viewer, actions, followed, personOf } = useStreamPage();
  const isTopic = filter.tab === 'topic';
  const target = isTopic ? targetKey('topic', filter.topic) : targetKey('user', filter.personId);
  const name = isTopic ? filter.topic : personOf(filter.personId)?.name ?? strings.FormerColleague;
  const isFollowed = followed.includes(target);
  const canFollow = viewer.canPost && (isTopic || filter.personId !== viewer.person.id);
  return (
    <Heading>
      <h3 className={styles.filterTitle}><bdi>{isTopic ? `#${name}` : format(strings.PersonTitle, { name })}</bdi></h3>
      {canFollow && (
        <Button isPressed={isFollowed} icon={isFollowed ? 'check' : 'add'} onClick={() => { actions.follow(target, !isFollowed).catch(() => undefined); }}>
          {isTopic ? (isFollowed ? strings.UnfollowTopic : strings.FollowTopic) : format(isFollowed ? strings.UnfollowPerson : strings.FollowPerson, { name })}
        </Button>
      )}
    </Heading>
  );
}
