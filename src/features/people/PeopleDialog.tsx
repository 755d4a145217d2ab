import * as React from 'react';
import * as strings from 'PeopleStrings';
import { useProfileServices } from '../../application/people/profileServices';
import { usePeopleByIds, useSummaries } from '../../application/people/useProfile';
import { accountName } from '../../domain/people/facts';
import { compareNames } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import { Dialog } from '../../ui/Dialog/Dialog';
import { useRoot } from '../../ui/Root/RootContext';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { AsyncView } from '../../ui/States/AsyncView';
import { PersonName } from '../shared/PersonName';
import { PersonFace } from '../shared/PersonFace';
import styles from './Profile.module.scss';

export interface PeopleDialogProps {
  readonly title: string;
  /** Users of the site, or else accounts. */
  readonly ids?: readonly number[];
  readonly accounts?: readonly string[];
  readonly onClose: () => void;
}

interface Row {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly loginName: string;
  readonly id?: number;
  readonly role: string;
}

const step = 50;

/** All the people of a count, read when it opens, fifty at a time. */
const PeopleDialog: React.FC<PeopleDialogProps> = ({ title, ids, accounts, onClose }) => {
  const { locale } = useRoot();
  const [limit, setLimit] = React.useState(step);
  const people = usePeopleByIds((ids ?? []).slice(0, limit), ids !== undefined);
  const summaries = useSummaries((accounts ?? []).slice(0, limit), accounts !== undefined);
  const total = (ids ?? accounts ?? []).length;
  const compare = compareNames(locale);
  const rows = ids
    ? [...(people.data?.values() ?? [])].map((one): Row => ({ key: String(one.id), role: '', ...one }))
    : (summaries.data ?? []).map((one): Row => ({ key: one.account, name: one.name, email: one.email, loginName: one.account, role: one.role }));
  const result = ids ? people : summaries;
  return (
    <Dialog title={title} onClose={onClose}>
      <AsyncView result={{ ...result, data: result.data === undefined ? undefined : rows }} skeleton={<Skeleton shape="people" count={4} />}>
        {() => (
          <>
            <ul className={styles.people}>{[...rows].sort((one, other) => compare(one.name, other.name)).map((row) => <PersonRow key={row.key} row={row} />)}</ul>
            {total > limit && <Button variant="quiet" onClick={() => setLimit(limit + step)}>{strings.ShowMore}</Button>}
          </>
        )}
      </AsyncView>
    </Dialog>
  );
};

function PersonRow({ row }: { readonly row: Row }): JSX.Element {
  const { photoUrl } = useProfileServices();
  const person = { name: row.name, email: row.email || accountName(row.loginName), loginName: row.loginName, ...(row.id === undefined ? {} : { id: row.id }) };
  return (
    <li className={styles.person}>
      <PersonFace person={person} photoUrl={row.email ? photoUrl(row.email) : undefined} size={32} />
      <div className={styles.grow}><PersonName person={person} />{row.role !== '' && <p className={styles.quiet}><bdi>{row.role}</bdi></p>}</div>
    </li>
  );
}

export default PeopleDialog;
