import * as React from 'react';
import * as strings from 'NetworkStrings';
import { isMember } from '../../application/people/useContactLists';
import { useOwnLists, useRelation } from '../../application/network/useNetwork';
import { useToasts } from '../../application/shared/toasts';
import type { OrgPerson } from '../../domain/network/org';
import { countPhrase, format } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import { Menu } from '../../ui/Menu/Menu';
import { useRoot } from '../../ui/Root/RootContext';
import { errorText } from '../../ui/States/ErrorState';
import { Words } from '../../ui/Words/Words';
import { PersonNames } from '../shared/PersonNames';
import styles from './Network.module.scss';

/** Colleagues who are named; the others are counted. */
const named = 3;

/** Follow somebody, whom both know, and into which contact lists they belong. */
export const RelationBar: React.FC<{ readonly person: OrgPerson }> = ({ person }) => {
  const { locale } = useRoot();
  const { show } = useToasts();
  const { relation, setFollowed } = useRelation(person.email || person.account);
  const { lists, setMember } = useOwnLists();
  const { data } = relation;
  if (!data) return null;
  const attempt = (write: Promise<void>): void => { write.catch((error: unknown) => show({ kind: 'error', text: errorText(error) })); };
  const shared = data.mutual.slice(0, named).map(({ name, email, account }) => ({ name, email, loginName: account }));
  const others = data.mutualCount - shared.length;
  const own = lists.data ?? [];
  return (
    <div className={styles.relation}>
      {data.canFollow && <Button icon={data.isFollowed ? 'check' : 'personAdd'} isPressed={data.isFollowed} label={format(strings.FollowName, { name: person.name })} onClick={() => attempt(setFollowed(!data.isFollowed))}>{data.isFollowed ? strings.Following : strings.Follow}</Button>}
      {own.length > 0 && (
        <Menu
          label={format(strings.ListsWith, { name: person.name })} text={strings.ContactsTab} icon="bulletList"
          items={own.map((list) => ({ key: list.id, text: list.name, isChecked: isMember(list, person.account), onSelect: () => attempt(setMember(list, person.account, !isMember(list, person.account))) }))}
        />
      )}
      <p className={styles.quiet}>
        {data.followsYou && `${format(strings.FollowsYou, { name: person.name })} · `}
        {shared.length > 0 ? <Words template={strings.Mutual} values={{ names: <PersonNames people={shared} further={others > 0 ? countPhrase(locale, strings, 'Others', others) : undefined} /> }} /> : strings.NoMutual}
      </p>
    </div>
  );
};
