import * as React from 'react';
import * as strings from 'DirectoryStrings';
import { useDirectoryServices } from '../../application/directory/directoryServices';
import { useWeek } from '../../application/directory/useDirectory';
import type { Occasion } from '../../domain/directory/week';
import { countPhrase, format, formatDate } from '../../domain/shared/text';
import { Icon, type IconName } from '../../ui/Icon/Icon';
import { Link } from '../../ui/Link/Link';
import { useRoot } from '../../ui/Root/RootContext';
import { PersonFace } from '../shared/PersonFace';
import { PersonName } from '../shared/PersonName';
import styles from './Directory.module.scss';

/** People that are seen until somebody wants all, fewer where they stand below each other. */
const firstOnes = 4;
const firstOfSlim = 2;

const icons: Readonly<Record<Occasion['kind'], IconName>> = { birthday: 'celebrate', anniversary: 'star', joined: 'personAdd' };

function occasionText({ kind, day, years }: Occasion, locale: string, today: string): string {
  const when = day === today ? strings.Today : formatDate(locale, new Date(`${day}T12:00:00`), { weekday: 'short', day: 'numeric', month: 'short' });
  const what = kind === 'birthday' ? strings.Birthday : kind === 'joined' ? strings.NewHere : countPhrase(locale, strings, 'YearsAtWork', years);
  return format(strings.Occasion, { what, when });
}

export interface WeekPanelProps {
  /** `YYYY-MM-DD` where the reader is. */
  readonly today: string;
}

/** Birthdays, anniversaries and new colleagues of these days, as far as people show them. Nothing where there are none. */
const WeekPanel: React.FC<WeekPanelProps> = ({ today }) => {
  const { photoUrl, profileHref } = useDirectoryServices();
  const { locale, band } = useRoot();
  const [isWhole, setWhole] = React.useState(false);
  const { data } = useWeek(today);
  if (!data || data.occasions.length === 0) return null;
  const shown = isWhole ? data.occasions : data.occasions.slice(0, band === 'slim' ? firstOfSlim : firstOnes);
  return (
    <section className={styles.week} aria-label={strings.ThisWeek}>
      <h3 className={styles.weekTitle}>{strings.ThisWeek}</h3>
      <ul className={styles.occasions}>
        {shown.map((occasion) => {
          const { person, kind } = occasion;
          const card = { name: person.name, email: person.email, loginName: person.account };
          return (
            <li key={`${kind}/${person.account}`} className={styles.occasion}>
              <PersonFace person={card} photoUrl={person.hasPhoto ? photoUrl(person.email) : undefined} size={32} />
              <div className={styles.who}>
                <PersonName person={card} fallbackHref={profileHref(person.email || person.account)} />
                <p className={styles.quiet}><Icon name={icons[kind]} size={12} /> {occasionText(occasion, locale, today)}</p>
              </div>
            </li>
          );
        })}
      </ul>
      {shown.length < data.occasions.length && <Link isStandalone onClick={() => setWhole(true)}>{countPhrase(locale, strings, 'ShowOccasions', data.occasions.length)}</Link>}
      {isWhole && data.isCut && <p className={styles.quiet}>{strings.WeekCut}</p>}
    </section>
  );
};

export default WeekPanel;
