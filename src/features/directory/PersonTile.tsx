import * as React from 'react';
import * as strings from 'DirectoryStrings';
import { useDirectoryServices } from '../../application/directory/directoryServices';
import type { DirectoryPerson } from '../../domain/directory/directory';
import { excerpt, fold, format } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import { cx } from '../../ui/base/cx';
import { PersonFace } from '../shared/PersonFace';
import { PersonName } from '../shared/PersonName';
import styles from './Directory.module.scss';

/** Characters of what somebody says. */
const mostSaid = 120;

/** Why somebody was found, where it is not their name, role or department: that is seen anyway. */
export function reasonOf({ skills, askAbout, name, role, department, office, said }: DirectoryPerson, words: string): string | undefined {
  const wanted = words.split(/\s+/).map(fold).filter((word) => word !== '');
  const has = (text: string): boolean => wanted.some((word) => fold(text).split(/[^\p{L}\p{M}\p{N}]+/u).some((one) => one.startsWith(word)));
  if (wanted.length === 0 || [name, role, department, office].some(has)) return undefined;
  const asked = askAbout.filter(has);
  if (asked.length > 0) return format(strings.AsksAbout, { topics: asked.join(', ') });
  const known = skills.filter(has);
  if (known.length > 0) return format(strings.HasSkills, { skills: known.join(', ') });
  return said === undefined || said === '' ? undefined : format(strings.OwnWords, { words: excerpt(said, mostSaid) });
}

const Marked: React.FC<{ readonly text: string; readonly words: string }> = ({ text, words }) => {
  const wanted = words.split(/\s+/).map(fold).filter((word) => word !== '');
  if (wanted.length === 0) return <>{text}</>;
  return <>{text.split(/([\p{L}\p{M}\p{N}]+)/u).map((piece, index) => (wanted.some((word) => fold(piece).startsWith(word)) ? <mark key={index}>{piece}</mark> : piece))}</>;
};

export interface PersonTileProps {
  readonly person: DirectoryPerson;
  readonly words: string;
  readonly isRow: boolean;
}

/** A person at a glance, and the ways to reach them. */
export const PersonTile: React.FC<PersonTileProps> = ({ person, words, isRow }) => {
  const { photoUrl, profileHref } = useDirectoryServices();
  const reason = reasonOf(person, words);
  const card = { name: person.name, email: person.email, loginName: person.account };
  return (
    <article className={cx(styles.tile, isRow && styles.row)}>
      <PersonFace person={card} photoUrl={person.hasPhoto ? photoUrl(person.email) : undefined} size={48} />
      <div className={styles.who}>
        <h3 className={styles.name}><PersonName person={card} fallbackHref={profileHref(person.email || person.account)} /></h3>
        {person.role !== '' && <p><bdi><Marked text={person.role} words={words} /></bdi></p>}
        <p className={styles.quiet}><bdi><Marked text={[person.department, person.office].filter((text) => text !== '').join(' · ')} words={words} /></bdi></p>
        {reason !== undefined && <p className={styles.reason}><Marked text={reason} words={words} /></p>}
      </div>
      {person.email !== '' && (
        <div className={styles.reach}>
          <Button icon="mail" label={format(strings.MailTo, { name: person.name })} href={`mailto:${person.email}`} />
          <Button icon="chat" label={format(strings.ChatWith, { name: person.name })} href={`https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(person.email)}`} />
        </div>
      )}
    </article>
  );
};
