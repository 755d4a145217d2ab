import * as React from 'react';
import * as strings from 'StreamStrings';
import type { Person } from '../../domain/shared/person';
import { PersonName } from '../shared/PersonName';
import { routeHash } from './route';
import styles from './Post.module.scss';

/** Who wrote something: leads to the profile, or on a site without profiles to what else they wrote. */
export const AuthorName: React.FC<{ readonly id: number; readonly person: Person | undefined }> = ({ id, person }) => {
  const href = routeHash({ filter: { tab: 'person', personId: id } });
  if (!person) return <a className={styles.name} href={href}><bdi>{strings.FormerColleague}</bdi></a>;
  return <PersonName person={person} fallbackHref={href} className={styles.name} />;
};
