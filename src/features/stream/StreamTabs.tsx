import * as React from 'react';
import * as strings from 'StreamStrings';
import { format } from '../../domain/shared/text';
import { targetKey } from '../../domain/shared/keys';
import type { FeedFilter } from '../../domain/stream/feed';
import { Button } from '../../ui/Button/Button';
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
  if (filter.tab === 'topic' || filter.tab === 'person') return <FilterHeading filter={filter} />;
  return (
    <div className={styles.tabs}>
      <Tabs
        label={strings.Tabs}
        selectedKey={filter.tab}
        tabs={tabs.map((tab) => ({ key: tab, text: tabText(tab), href: routeHash({ filter: { tab } }) }))}
        onSelect={(key) => navigate({ filter: { tab: key as Tab } })}
      />
    </div>
  );
};

function FilterHeading({ filter }: { readonly filter: Extract<FeedFilter, { tab: 'topic' | 'person' }> }): JSX.Element | null {
  const { viewer, actions, followed, personOf } = useStreamPage();
  const isTopic = filter.tab === 'topic';
  const target = isTopic ? targetKey('topic', filter.topic) : targetKey('user', filter.personId);
  const name = isTopic ? filter.topic : personOf(filter.personId)?.name ?? strings.FormerColleague;
  const isFollowed = followed.includes(target);
  const canFollow = viewer.canPost && (isTopic || filter.personId !== viewer.person.id);
  return (
    <div className={styles.filterHeading}>
      <Button icon="back" variant="quiet" label={strings.BackToStream} href={routeHash({ filter: { tab: 'everyone' } })} />
      <h3 className={styles.filterTitle}><bdi>{isTopic ? `#${name}` : format(strings.PersonTitle, { name })}</bdi></h3>
      {canFollow && (
        <Button isPressed={isFollowed} icon={isFollowed ? 'check' : 'add'} onClick={() => { actions.follow(target, !isFollowed).catch(() => undefined); }}>
          {isTopic ? (isFollowed ? strings.UnfollowTopic : strings.FollowTopic) : format(isFollowed ? strings.UnfollowPerson : strings.FollowPerson, { name })}
        </Button>
      )}
    </div>
  );
}
