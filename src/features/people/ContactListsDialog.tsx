import * as React from 'react';
import * as strings from 'PeopleStrings';
import { useContactLists, isMember, type ContactListActions } from '../../application/people/useContactLists';
import { useSummaries } from '../../application/people/useProfile';
import { accountName } from '../../domain/people/facts';
import type { ContactList } from '../../domain/people/ports';
import { countPhrase, format } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import { Dialog } from '../../ui/Dialog/Dialog';
import { useRoot } from '../../ui/Root/RootContext';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { AsyncView } from '../../ui/States/AsyncView';
import { errorText } from '../../ui/States/ErrorState';
import { TextField } from '../../ui/TextField/TextField';
import { Checkbox } from '../../ui/Toggle/Toggle';
import { PersonName } from '../shared/PersonName';
import styles from './Profile.module.scss';

export interface ContactListsDialogProps {
  /** Whom to put into lists; without it one looks at what is in them. */
  readonly person?: { readonly account: string; readonly name: string };
  readonly onClose: () => void;
}

const longestName = 100;

/** Lists of colleagues that somebody keeps for themselves. */
const ContactListsDialog: React.FC<ContactListsDialogProps> = ({ person, onClose }) => {
  const actions = useContactLists();
  const [name, setName] = React.useState('');
  const [error, setError] = React.useState<string>();
  const attempt = (write: Promise<void>): void => {
    setError(undefined);
    write.catch((failure: unknown) => setError(errorText(failure)));
  };
  const add = (): void => {
    const trimmed = name.trim();
    if (trimmed === '') return;
    attempt(actions.addList(trimmed, person?.account));
    setName('');
  };
  return (
    <Dialog title={person ? format(strings.ListsFor, { name: person.name }) : strings.MyLists} subtitle={strings.ListsPrivate} onClose={onClose}>
      <AsyncView result={actions.lists} skeleton={<Skeleton shape="lines" count={3} />}>
        {(lists) => (
          <div className={styles.lists}>
            {lists.length === 0 && <p className={styles.quiet}>{strings.NoLists}</p>}
            {lists.map((list) => (person
              ? <Checkbox key={list.id} label={list.name} isChecked={isMember(list, person.account)} onChange={(isIn) => attempt(actions.setMember(list, person.account, isIn))} />
              : <OneList key={list.id} list={list} actions={actions} attempt={attempt} />))}
            <div className={styles.adding}>
              <TextField label={strings.NewList} isLabelHidden placeholder={strings.NewList} value={name} onChange={(text) => setName(text.slice(0, longestName))} onEnter={add} error={error} />
              <Button icon="add" onClick={add}>{strings.Add}</Button>
            </div>
          </div>
        )}
      </AsyncView>
    </Dialog>
  );
};

interface OneListProps {
  readonly list: ContactList;
  readonly actions: ContactListActions;
  readonly attempt: (write: Promise<void>) => void;
}

function OneList({ list, actions, attempt }: OneListProps): JSX.Element {
  const { locale } = useRoot();
  const [isOpen, setOpen] = React.useState(false);
  const { data } = useSummaries(list.accounts, isOpen);
  const people = data ?? list.accounts.map((account) => ({ account, name: accountName(account), email: '', role: '' }));
  return (
    <div>
      <div className={styles.person}>
        <Button variant="quiet" icon={isOpen ? 'chevronUp' : 'chevronDown'} isExpanded={isOpen} onClick={() => setOpen(!isOpen)} className={styles.grow}>{`${list.name} · ${countPhrase(locale, strings, 'Colleagues', list.accounts.length)}`}</Button>
        <Button icon="delete" label={format(strings.RemoveField, { name: list.name })} onClick={() => attempt(actions.removeList(list))} />
      </div>
      {isOpen && (
        <ul className={styles.people}>
          {people.map((one) => (
            <li key={one.account} className={styles.person}>
              <div className={styles.grow}><PersonName person={{ name: one.name, email: one.email || accountName(one.account), loginName: one.account }} />{one.role !== '' && <p className={styles.quiet}><bdi>{one.role}</bdi></p>}</div>
              <Button icon="close" isSmall label={format(strings.RemoveFromList, { name: one.name, list: list.name })} onClick={() => attempt(actions.setMember(list, one.account, false))} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export default ContactListsDialog;
