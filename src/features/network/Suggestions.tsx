import * as React from 'react';
import * as strings from 'NetworkStrings';
import { useNetworkServices } from '../../application/network/networkServices';
import { useSuggestionActions } from '../../application/network/useNetwork';
import { useToasts } from '../../application/shared/toasts';
import type { Circle, Suggestion } from '../../domain/network/circle';
import { countPhrase, format, formatList } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import { cx } from '../../ui/base/cx';
import { useRoot } from '../../ui/Root/RootContext';
import { errorText } from '../../ui/States/ErrorState';
import { PersonFace } from '../shared/PersonFace';
import { PersonName } from '../shared/PersonName';
import { PersonNames } from '../shared/PersonNames';
import { Words } from '../../ui/Words/Words';
import styles from './Network.module.scss';

/** People whom one might follow, each with its reason. */
export const Suggestions: React.FC<{ readonly circle: Circle; readonly user: string | undefined }> = ({ circle, user }) => {
  const { photoUrl } = useNetworkServices();
  const { locale } = useRoot();
  const { show } = useToasts();
  const { follow, dismiss } = useSuggestionActions(circle, user);
  if (circle.suggestions.length === 0) return null;
  const reasonOf = ({ followedBy, skills }: Suggestion): React.ReactNode => {
    if (followedBy.length === 0) return format(strings.SharesSkills, { skills: formatList(locale, skills.slice(0, 3)) });
    const known = followedBy.slice(0, 2).flatMap((account) => circle.people.get(account) ?? []).map(({ name, email, account }) => ({ name, email, loginName: account }));
    const others = followedBy.length - known.length;
    return <Words template={strings.FollowedBy} values={{ names: <PersonNames people={known} further={others > 0 ? countPhrase(locale, strings, 'Others', others) : undefined} /> }} />;
  };
  const act = (write: Promise<void>, done: string): void => {
    write.then(() => show({ text: done }), (error: unknown) => show({ kind: 'error', text: errorText(error) }));
  };
  return (
    <section className={styles.section} aria-label={strings.Suggestions}>
      <h3>{strings.Suggestions}</h3>
      <ul className={styles.suggestions}>
        {circle.suggestions.map((suggestion) => {
          const person = circle.people.get(suggestion.account);
          if (!person) return null;
          const card = { name: person.name, email: person.email, loginName: person.account };
          return (
            <li key={suggestion.account}>
              <div className={cx(styles.card, styles.suggestion)}>
                <PersonFace person={card} photoUrl={person.hasPhoto ? photoUrl(person.email) : undefined} size={40} />
                <div className={styles.who}><PersonName person={card} className={styles.name} /><p className={styles.role}><bdi>{person.role}</bdi></p></div>
                <div className={styles.acts}>
                  <Button icon="personAdd" label={format(strings.FollowName, { name: person.name })} onClick={() => act(follow(suggestion.account), format(strings.Followed, { name: person.name }))} />
                  <Button icon="close" label={format(strings.Dismiss, { name: person.name })} onClick={() => act(dismiss(suggestion.account), format(strings.Dismissed, { name: person.name }))} />
                </div>
                <p className={styles.reason}>{reasonOf(suggestion)}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
