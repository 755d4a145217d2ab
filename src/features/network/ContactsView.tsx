import * as React from 'react';
import * as strings from 'NetworkStrings';
import { isMember, type ContactListActions } from '../../application/people/useContactLists';
import { useNetworkServices } from '../../application/network/networkServices';
import { useListed, useOwnLists } from '../../application/network/useNetwork';
import { useUndo } from '../../application/shared/toasts';
import type { ContactList } from '../../domain/people/ports';
import { countPhrase, format } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import { PersonPicker, type PersonOption } from '../../ui/PersonPicker/PersonPicker';
import { useRoot } from '../../ui/Root/RootContext';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { AsyncView } from '../../ui/States/AsyncView';
import { EmptyState } from '../../ui/States/EmptyState';
import { errorText } from '../../ui/States/ErrorState';
import { TextField } from '../../ui/TextField/TextField';
import { PersonFace } from '../shared/PersonFace';
import { PersonName } from '../shared/PersonName';
import styles from './Network.module.scss';

const longestName = 100;

/** Lists of colleagues that somebody keeps for themselves. */
const ContactsView: React.FC<object> = () => {
  const actions = useOwnLists();
  const undo = useUndo();
  const [name, setName] = React.useState('');
  const [error, setError] = React.useState<string>();
  const [goneIds, setGoneIds] = React.useState<readonly string[]>([]);
  const attempt = (write: Promise<void>): void => {
    setError(undefined);
    write.catch((failure: unknown) => setError(errorText(failure)));
  };
  const add = (): void => {
    const trimmed = name.trim();
    if (trimmed === '') return;
    attempt(actions.addList(trimmed, undefined));
    setName('');
  };
  const remove = (list: ContactList): void => {
    const restore = (): void => setGoneIds((before) => before.filter((id) => id !== list.id));
    setGoneIds((before) => [...before, list.id]);
    undo({ text: format(strings.ListRemoved, { name: list.name }), onCommit: () => attempt(actions.removeList(list).catch((failure: unknown) => { restore(); throw failure; })), onUndo: restore });
  };
  return (
    <div className={styles.contacts}>
      <p className={styles.quiet}>{strings.ListsPrivate}</p>
      <div className={styles.adding}>
        <TextField label={strings.NewList} isLabelHidden placeholder={strings.NewList} value={name} onChange={(text) => setName(text.slice(0, longestName))} onEnter={add} error={error} />
        <Button icon="add" onClick={add}>{strings.AddList}</Button>
      </div>
      <AsyncView result={actions.lists} skeleton={<Skeleton shape="lines" count={3} />}>
        {(lists) => {
          const shown = lists.filter(({ id }) => !goneIds.includes(id));
          return shown.length === 0 ? <EmptyState title={strings.NoLists} text={strings.NoListsText} /> : <>{shown.map((list) => <OneList key={list.id} list={list} actions={actions} attempt={attempt} onRemove={() => remove(list)} />)}</>;
        }}
      </AsyncView>
    </div>
  );
};

interface OneListProps {
  readonly list: ContactList;
  readonly actions: ContactListActions;
  readonly attempt: (write: Promise<void>) => void;
  readonly onRemove: () => void;
}

function OneList({ list, actions, attempt, onRemove }: OneListProps): JSX.Element {
  const { locale } = useRoot();
  const { network, photoUrl } = useNetworkServices();
  // Those who were just taken out go at once, while the others are read again.
  const people = (useListed(list.accounts, true).data ?? []).filter(({ account }) => isMember(list, account));
  const search = async (text: string): Promise<readonly PersonOption[]> => (await network.searchPeople(text)).map(({ loginName, name, jobTitle }) => ({ key: loginName, text: name, detail: jobTitle }));
  return (
    <section className={styles.list} aria-label={list.name}>
      <div className={styles.listHead}>
        <h3><bdi>{list.name}</bdi> <span className={styles.quiet}>{countPhrase(locale, strings, 'People', list.accounts.length)}</span></h3>
        <Button icon="delete" label={format(strings.RemoveList, { name: list.name })} onClick={onRemove} />
      </div>
      <ul className={styles.listed}>
        {people.map((person) => {
          const card = { name: person.name, email: person.email, loginName: person.account };
          return (
            <li key={person.account} className={styles.member}>
              <PersonFace person={card} photoUrl={person.hasPhoto ? photoUrl(person.email) : undefined} size={32} />
              <div className={styles.who}><PersonName person={card} className={styles.name} /><p className={styles.role}><bdi>{person.role}</bdi></p></div>
              <Button icon="close" isSmall label={format(strings.RemoveFromList, { name: person.name, list: list.name })} onClick={() => attempt(actions.setMember(list, person.account, false))} />
            </li>
          );
        })}
      </ul>
      <PersonPicker label={format(strings.AddTo, { name: list.name })} isLabelHidden placeholder={strings.AddColleague} value={[]} onSearch={search} onChange={([found]) => { if (found) attempt(actions.setMember(list, found.key, true)); }} />
    </section>
  );
}

export default ContactsView;
