import * as React from 'react';
import * as strings from 'BlogStrings';
import { useBlogServices } from '../../application/blog/blogServices';
import type { Person } from '../../domain/shared/person';
import { PersonPicker, type PersonOption } from '../../ui/PersonPicker/PersonPicker';
import { errorText } from '../../ui/States/ErrorState';

export interface PeopleFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly ids: readonly number[];
  readonly onChange: (ids: readonly number[]) => void;
  readonly limit?: number;
  readonly isOptional?: boolean;
}

/** Picks people of the organisation by name, and hands on their numbers on this site. */
export const PeopleField: React.FC<PeopleFieldProps> = ({ label, hint, ids, onChange, limit, isOptional = false }) => {
  const { people, photoUrl } = useBlogServices();
  const [known, setKnown] = React.useState<ReadonlyMap<number, Person>>(new Map());
  const [error, setError] = React.useState<string>();
  const latest = React.useRef(ids);
  latest.current = ids;
  const wanted = ids.join();
  React.useEffect(() => {
    let isCurrent = true;
    if (latest.current.length > 0) people.listPeople(latest.current).then((found) => { if (isCurrent) setKnown((before) => new Map([...before, ...found])); }, () => undefined);
    return () => { isCurrent = false; };
  }, [people, wanted]);
  const faceOf = (email: string): { readonly account: string; readonly photoUrl: string } => ({ account: email, photoUrl: photoUrl(email) });
  const optionOf = (id: number): PersonOption => {
    const person = known.get(id);
    return { key: String(id), text: person?.name ?? strings.FormerColleague, ...(person ? { face: faceOf(person.email) } : {}) };
  };
  const search = async (text: string): Promise<readonly PersonOption[]> =>
    (await people.searchPeople(text)).map(({ loginName, name, email, jobTitle }) => ({ key: loginName, text: name, detail: jobTitle, face: faceOf(email) }));
  const handleChange = (options: readonly PersonOption[]): void => {
    setError(undefined);
    const added = options.find(({ key }) => !/^\d+$/.test(key));
    if (!added) {
      onChange(options.map(({ key }) => Number(key)));
      return;
    }
    // Those just found become users of the site, so that they have a number.
    people.ensurePerson(added.key).then((person) => {
      setKnown((before) => new Map([...before, [person.id, person]]));
      if (!latest.current.includes(person.id)) onChange([...latest.current, person.id]);
    }, (reason: unknown) => setError(errorText(reason)));
  };
  return <PersonPicker label={label} hint={hint} value={ids.map(optionOf)} onChange={handleChange} onSearch={search} error={error} isOptional={isOptional} {...(limit === undefined ? {} : { limit })} />;
};
