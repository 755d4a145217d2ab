import * as React from 'react';
import { cx } from '../base/cx';
import { AvatarPile, type AvatarPileProps } from '../Avatar/AvatarPile';
import { Icon, type IconName } from '../Icon/Icon';
import styles from './Pill.module.scss';

export interface PillProps {
  /** "3 new posts". */
  readonly text: string;
  readonly onClick: () => void;
  readonly people?: AvatarPileProps['people'] | undefined;
  readonly icon?: IconName | undefined;
  /** Stays in sight while the list scrolls under it. */
  readonly isSticky?: boolean;
}

/** What has arrived waits behind this, so that nothing moves by itself. A screen reader hears it once. */
export const Pill: React.FC<PillProps> = ({ text, onClick, people, icon, isSticky }) => (
  <div className={cx(styles.place, isSticky && styles.sticky)} role="status">
    <button type="button" className={cx(styles.pill, people && styles.withFaces)} onClick={onClick}>
      {people && <AvatarPile people={people} limit={3} total={Math.min(3, people.length)} isDecorative />}
      {icon && <Icon name={icon} />}
      {text}
    </button>
  </div>
);
