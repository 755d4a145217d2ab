import * as React from 'react';
import * as strings from 'BlogStrings';
import type { Person } from '../../domain/shared/person';
import { PersonName } from '../shared/PersonName';
import { routeHref } from './route';
import styles from './Blog.module.scss';

/** Who wrote something: leads to the profile, or on a site without profiles to what else they wrote. */
export const AuthorName: React.FC<{ readonly id: number; readonly person: Person | undefined }> = ({ id, person }) => {
  const href = routeHref({ view: 'author', id });
  if (!person) return <a className={styles.author} href={href}><bdi>{strings.FormerColleague}</bdi></a>;
  return <PersonName person={person} fallbackHref={href} className={styles.author} />;
};
