import * as React from 'react';
import * as strings from 'StreamStrings';
import type { CardPerson } from '../../domain/shared/personCard';
import { PersonFace } from '../shared/PersonFace';
import { PersonName } from '../shared/PersonName';
import styles from './Dialogs.module.scss';

export interface RowPersonProps {
  /** Without a name it is somebody whom SharePoint no longer knows. */
  readonly person: CardPerson;
  readonly photoUrl: (email: string) => string;
}

/** Face and name at the beginning of a line. */
export const RowPerson: React.FC<RowPersonProps> = ({ person, photoUrl }) => (
  <>
    <PersonFace person={person.name ? person : { name: strings.FormerColleague, email: '' }} photoUrl={person.email ? photoUrl(person.email) : undefined} size={32} />
    <span className={styles.grow}>{person.name ? <PersonName person={person} /> : <bdi>{strings.FormerColleague}</bdi>}</span>
  </>
);
