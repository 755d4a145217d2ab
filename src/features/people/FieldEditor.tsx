import * as React from 'react';
import * as strings from 'PeopleStrings';
import { useProfileServices } from '../../application/people/profileServices';
import { useSummaries } from '../../application/people/useProfile';
import { safeLink, type CustomField } from '../../domain/people/customFields';
import { accountName } from '../../domain/people/facts';
import type { FieldValue } from '../../domain/people/profile';
import { format } from '../../domain/shared/text';
import { PersonPicker } from '../../ui/PersonPicker/PersonPicker';
import { Select } from '../../ui/Select/Select';
import { TextField } from '../../ui/TextField/TextField';
import { SaveState, useFieldAutosave } from './autosave';
import { useProfilePage } from './pageContext';

export interface FieldEditorProps {
  readonly field: CustomField;
}

/** One of the site's own fields, by its kind. */
const FieldEditor: React.FC<FieldEditorProps> = ({ field }) => {
  const { details, actions } = useProfilePage();
  const stored = (field.editor === 'owners' ? details.ownerFields : details.profile.fields)[field.key] ?? (field.kind === 'people' ? [] : '');
  const save = (value: FieldValue): Promise<void> => (field.editor === 'owners' ? actions.saveOwnerFields({ ...details.ownerFields, [field.key]: value }) : actions.save({ fields: { [field.key]: value } }));
  const isLink = (value: FieldValue): boolean => field.kind !== 'link' || value.length === 0 || safeLink(String(value)) !== undefined;
  const saved = useFieldAutosave<FieldValue>(`field/${field.key}`, stored, save, isLink);
  const hint = field.editor === 'owners' ? strings.OwnersFill : undefined;
  const text = typeof saved.value === 'string' ? saved.value : '';
  return (
    <div>
      {field.kind === 'choice' && <Select label={field.label} hint={hint} placeholder={strings.NoChoice} value={text} options={field.choices.map((choice) => ({ key: choice, text: choice }))} onChange={saved.setValue} />}
      {field.kind === 'people' && <PeopleEditor field={field} hint={hint} value={typeof saved.value === 'string' ? [] : saved.value} onChange={saved.setValue} />}
      {(field.kind === 'text' || field.kind === 'link') && (
        <TextField label={field.label} hint={hint} value={text} type={field.kind === 'link' ? 'url' : 'text'} onChange={(value) => saved.setValue(value.slice(0, 1000))} onBlur={saved.flush} error={isLink(saved.value) ? undefined : strings.NoLink} />
      )}
      <SaveState field={saved} />
    </div>
  );
};

function PeopleEditor({ field, hint, value, onChange }: { readonly field: CustomField; readonly hint: string | undefined; readonly value: readonly string[]; readonly onChange: (accounts: readonly string[]) => void }): JSX.Element {
  const { people, photoUrl } = useProfileServices();
  const { data } = useSummaries(value, true);
  const [names, setNames] = React.useState<ReadonlyMap<string, string>>(new Map());
  const nameOf = (account: string): string => names.get(account) ?? data?.find((one) => one.account === account)?.name ?? accountName(account);
  const search = async (words: string): Promise<{ key: string; text: string; detail: string; face: { account: string; photoUrl: string } }[]> => {
    const found = await people.searchPeople(words);
    setNames((before) => new Map([...before, ...found.map(({ loginName, name }) => [loginName, name] as const)]));
    return found.map(({ loginName, name, jobTitle, email }) => ({ key: loginName, text: name, detail: jobTitle, face: { account: email, photoUrl: photoUrl(email) } }));
  };
  return (
    <PersonPicker
      label={field.label} hint={hint ?? format(strings.PeopleHint, { limit: 5 })} limit={5} onSearch={search}
      value={value.map((account) => ({ key: account, text: nameOf(account) }))} onChange={(picked) => onChange(picked.map(({ key }) => key))}
    />
  );
}

export default FieldEditor;
