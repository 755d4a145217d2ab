import * as React from 'react';
import { formatList, formatNumber } from '../../domain/shared/text';
import { useRoot } from '../Root/RootContext';
import { Avatar, type AvatarProps, type AvatarSize } from './Avatar';
import styles from './Avatar.module.scss';

export interface AvatarPileProps {
  readonly people: readonly (Pick<AvatarProps, 'name' | 'account' | 'photoUrl'> & { readonly key?: string })[];
  /** How many faces are drawn; the rest is a number. */
  readonly limit?: number;
  /** How many there are in all, where only some are known. */
  readonly total?: number;
  readonly size?: AvatarSize;
  readonly isDecorative?: boolean;
  /** Puts something around a face, such as a card under the pointer. */
  readonly wrapFace?: ((face: React.ReactElement, index: number) => React.ReactElement) | undefined;
}

/** Several faces, overlapping, read as one list of names. */
export const AvatarPile: React.FC<AvatarPileProps> = ({ people, limit = 4, total, size = 24, isDecorative, wrapFace = (face) => face }) => {
  const { locale } = useRoot();
  const shown = people.slice(0, limit);
  const others = (total ?? people.length) - shown.length;
  const more = others > 0 ? `+${formatNumber(locale, others)}` : undefined;
  const label = formatList(locale, [...shown.map((person) => person.name), ...(more ? [more] : [])]);
  return (
    <span className={styles.pile} {...(isDecorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}>
      {shown.map((person, index) => (
        <React.Fragment key={person.key ?? `${person.account ?? person.name}-${index}`}>
          {wrapFace(<Avatar name={person.name} account={person.account} photoUrl={person.photoUrl} size={size} isDecorative />, index)}
        </React.Fragment>
      ))}
      {more && <bdi className={styles.more} aria-hidden>{more}</bdi>}
    </span>
  );
};
