import * as React from 'react';
import * as strings from 'PeopleStrings';
import { useProfileServices } from '../../application/people/profileServices';
import type { ReceivedPraise } from '../../domain/people/ports';
import { formatDate } from '../../domain/shared/text';
import { Icon } from '../../ui/Icon/Icon';
import { Link } from '../../ui/Link/Link';
import { Words } from '../../ui/Words/Words';
import { useRoot } from '../../ui/Root/RootContext';
import { PersonName } from '../shared/PersonName';
import { useProfilePage } from './pageContext';
import { Section } from './Section';
import styles from './Profile.module.scss';

function badgeText(badge: ReceivedPraise['badge']): string {
  const words = { calm: strings.BadgeCalm, idea: strings.BadgeIdea, doors: strings.BadgeDoors, eye: strings.BadgeEye, company: strings.BadgeCompany };
  return words[badge];
}

/** Praise that the person received in the stream. */
export const PraisePanel: React.FC = () => {
  const { details } = useProfilePage();
  const { streamPageUrl } = useProfileServices();
  const { locale } = useRoot();
  const { praise, people } = details;
  if (praise.length === 0) return null;
  return (
    <Section title={strings.Praise}>
      <ul className={styles.people}>
        {praise.map(({ postId, authorId, badge, givenAt }) => {
          const author = people.get(authorId);
          const date = formatDate(locale, new Date(givenAt), { month: 'long', year: 'numeric' });
          const text = badgeText(badge);
          return (
            <li key={postId} className={styles.person}>
              <span className={styles.medal}><Icon name="praise" size={20} /></span>
              <div className={styles.grow}>
                <p className={styles.strong}>{streamPageUrl ? <Link isQuiet href={`${streamPageUrl}#stream=post/${postId}`}>{text}</Link> : text}</p>
                <p className={styles.quiet}><Words template={strings.PraiseFrom} values={{ name: author ? <PersonName person={author} /> : strings.FormerColleague, date }} /></p>
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
};
