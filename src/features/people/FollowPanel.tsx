import * as React from 'react';
import * as strings from 'PeopleStrings';
import { useProfileServices } from '../../application/people/profileServices';
import type { PeopleCount } from '../../domain/people/ports';
import { countPhrase } from '../../domain/shared/text';
import { useRoot } from '../../ui/Root/RootContext';
import { PeopleDialog } from './editors';
import { FacePile } from '../shared/PersonFace';
import { useProfilePage } from './pageContext';
import { Section } from './Section';
import styles from './Profile.module.scss';

/** Who follows the person, and whom they follow. */
export const FollowPanel: React.FC = () => {
  const { followers, following } = useProfilePage().details;
  if (followers.ids.length === 0 && following.ids.length === 0) return null;
  return (
    <Section title={strings.Network}>
      <ul className={styles.people}>
        <FollowRow count={followers} words="Followers" title={strings.FollowersTitle} />
        <FollowRow count={following} words="FollowingCount" title={strings.FollowingTitle} />
      </ul>
    </Section>
  );
};

function FollowRow({ count, words, title }: { readonly count: PeopleCount; readonly words: string; readonly title: string }): JSX.Element | null {
  const { people } = useProfilePage().details;
  const { photoUrl } = useProfileServices();
  const { locale } = useRoot();
  const [isListed, setListed] = React.useState(false);
  if (count.ids.length === 0) return null;
  const faces = count.ids.flatMap((id) => people.get(id) ?? []).slice(0, 5);
  return (
    <li>
      <button type="button" className={styles.followRow} onClick={() => setListed(true)}>
        <FacePile limit={5} people={faces} photoUrl={photoUrl} />
        <span>{countPhrase(locale, strings, words, count.ids.length)}{count.hasMore ? '+' : ''}</span>
      </button>
      {isListed && <PeopleDialog title={title} ids={count.ids} onClose={() => setListed(false)} />}
    </li>
  );
}
