import * as React from 'react';
import * as strings from 'PeopleStrings';
import { mailHref, phoneHref } from '../../domain/people/contact';
import { formatDate, formatList } from '../../domain/shared/text';
import { Link } from '../../ui/Link/Link';
import { useRoot } from '../../ui/Root/RootContext';
import { PersonalEditor } from './editors';
import { languageText } from '../../domain/people/languages';
import { useProfilePage } from './pageContext';
import { Section } from './Section';
import { yearsText } from './years';
import styles from './Profile.module.scss';

/** How to reach somebody, and what they share of themselves. */
export const ContactPanel: React.FC = () => {
  const { details: { profile }, start: { facts, person } } = useProfilePage();
  const { locale } = useRoot();
  const email = facts?.email || person?.email || '';
  const rows: readonly (readonly [string, React.ReactNode] | undefined)[] = [
    email !== '' ? [strings.Mail, <Link key="mail" href={mailHref(email)}><bdi>{email}</bdi></Link>] : undefined,
    facts?.phone ? [strings.Phone, <Link key="phone" href={phoneHref(facts.phone)}><bdi dir="ltr">{facts.phone}</bdi></Link>] : undefined,
    facts?.mobile ? [strings.Mobile, <Link key="mobile" href={phoneHref(facts.mobile)}><bdi dir="ltr">{facts.mobile}</bdi></Link>] : undefined,
    profile.languages.length > 0 ? [strings.Languages, <span key="languages" dir="auto">{formatList(locale, profile.languages.map((one) => languageText(locale, one)))}</span>] : undefined,
    profile.anniversary !== '' ? [strings.Since, <span key="since">{yearsText(locale, profile.anniversary, new Date())}</span>] : undefined,
    profile.birthday !== '' ? [strings.Birthday, formatDate(locale, new Date(`2000-${profile.birthday}T12:00:00`), { day: 'numeric', month: 'long' })] : undefined
  ];
  const shown = rows.flatMap((row) => (row ? [row] : []));
  return (
    <Section title={strings.Contact} part="personal" isEmpty={shown.length === 0} prompt={strings.PersonalPrompt} editor={() => <PersonalEditor />}>
      <dl className={styles.facts2}>{shown.map(([label, value]) => <div key={label} className={styles.row}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
    </Section>
  );
};
