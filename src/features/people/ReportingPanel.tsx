import * as React from 'react';
import * as strings from 'PeopleStrings';
import { useProfileServices } from '../../application/people/profileServices';
import type { PersonSummary } from '../../domain/people/facts';
import { countPhrase } from '../../domain/shared/text';
import { Avatar } from '../../ui/Avatar/Avatar';
import { Link } from '../../ui/Link/Link';
import { useRoot } from '../../ui/Root/RootContext';
import { PersonFace } from '../shared/PersonFace';
import { PersonName } from '../shared/PersonName';
import { PeopleDialog } from './editors';
import { useProfilePage } from './pageContext';
import { Section } from './Section';
import styles from './Profile.module.scss';

/** Who leads the person, and whom they lead. */
export const ReportingPanel: React.FC = () => {
  const { details, start, name } = useProfilePage();
  const { photoUrl } = useProfileServices();
  const { locale } = useRoot();
  const [isListed, setListed] = React.useState(false);
  const { managers, reports } = details;
  const accounts = start.facts?.reports ?? [];
  if (managers.length === 0 && accounts.length === 0) return null;
  const email = start.facts?.email ?? '';
  return (
    <>
      <Section title={managers.length > 0 ? strings.ReportsTo : strings.Team}>
        <ul className={styles.chain}>
          {managers.map((one) => <Rung key={one.account} one={one} />)}
          <li className={styles.person}>
            <Avatar name={name} account={email || name} photoUrl={start.facts?.hasPhoto ? photoUrl(email) : undefined} size={32} isDecorative />
            <div className={styles.grow}><p className={styles.strong}><bdi>{name}</bdi></p>{accounts.length > 0 && <p className={styles.quiet}>{countPhrase(locale, strings, 'Reports', accounts.length)}</p>}</div>
          </li>
        </ul>
      </Section>
      {reports.length > 0 && (
        <Section title={strings.DirectReports}>
          <ul className={styles.people}>{reports.map((one) => <Rung key={one.account} one={one} />)}</ul>
          {accounts.length > reports.length && <p className={styles.more}><Link isStandalone onClick={() => setListed(true)}>{countPhrase(locale, strings, 'ShowReports', accounts.length)}</Link></p>}
          {isListed && <PeopleDialog title={strings.DirectReports} accounts={accounts} onClose={() => setListed(false)} />}
        </Section>
      )}
    </>
  );
};

function Rung({ one }: { readonly one: PersonSummary }): JSX.Element {
  const { photoUrl } = useProfileServices();
  return (
    <li className={styles.person}>
      <PersonFace person={{ name: one.name, email: one.email, loginName: one.account }} photoUrl={one.email ? photoUrl(one.email) : undefined} size={32} />
      <div className={styles.grow}><PersonName person={{ name: one.name, email: one.email, loginName: one.account }} />{one.role !== '' && <p className={styles.quiet}><bdi>{one.role}</bdi></p>}</div>
    </li>
  );
}
