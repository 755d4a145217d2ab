import * as React from 'react';
import * as strings from 'PeopleStrings';
import { useProfileServices } from '../../application/people/profileServices';
import { useSummaries } from '../../application/people/useProfile';
import { safeLink, type CustomField } from '../../domain/people/customFields';
import { accountName } from '../../domain/people/facts';
import type { FieldValue } from '../../domain/people/profile';
import { Link } from '../../ui/Link/Link';
import { PersonName } from '../shared/PersonName';
import { FieldEditor } from './editors';
import { useProfilePage } from './pageContext';
import { Section } from './Section';
import styles from './Profile.module.scss';

function isFilled(value: FieldValue | undefined): value is FieldValue {
  return value !== undefined && value.length > 0;
}

/** The fields that this site adds to every profile, in the order in which its owners put them. */
export const CustomFieldsSection: React.FC = () => {
  const { customFields } = useProfileServices();
  const { details, canEdit, start, isSelf } = useProfilePage();
  const isPreviewed = start.person?.id === start.viewer.person.id && !isSelf;
  const canFill = start.viewer.isOwner && start.person !== undefined && !isPreviewed;
  const valueOf = (field: CustomField): FieldValue | undefined => (field.editor === 'owners' ? details.ownerFields : details.profile.fields)[field.key];
  const filled = customFields.filter((field) => isFilled(valueOf(field)));
  const editable = customFields.filter(({ editor }) => (editor === 'owners' ? canFill : canEdit));
  if (customFields.length === 0) return null;
  return (
    <Section title={strings.MoreFacts} part="fields" canEdit={editable.length > 0} isEmpty={filled.length === 0} prompt={strings.MoreFactsPrompt} editor={() => <>{editable.map((field) => <FieldEditor key={field.key} field={field} />)}</>}>
      <dl className={styles.facts2}>
        {filled.map((field) => <div key={field.key} className={styles.row}><dt dir="auto">{field.label}</dt><dd><FieldText field={field} value={valueOf(field) ?? ''} /></dd></div>)}
      </dl>
    </Section>
  );
};

function FieldText({ field, value }: { readonly field: CustomField; readonly value: FieldValue }): JSX.Element {
  const text = typeof value === 'string' ? value : value.join(', ');
  if (field.kind === 'people' && typeof value !== 'string') return <PeopleText accounts={value} />;
  const href = field.kind === 'link' ? safeLink(text) : undefined;
  return href ? <Link href={href} isExternal><bdi>{text}</bdi></Link> : <span dir="auto">{text}</span>;
}

function PeopleText({ accounts }: { readonly accounts: readonly string[] }): JSX.Element {
  const { data } = useSummaries(accounts, true);
  const people = data ?? accounts.map((account) => ({ account, name: accountName(account), email: '', role: '' }));
  return <ul>{people.map((one) => <li key={one.account}><PersonName person={{ name: one.name, email: one.email, loginName: one.account }} /></li>)}</ul>;
}
