import * as React from 'react';
import * as strings from 'SharedStrings';
import { format } from '../../domain/shared/text';
import { cx } from '../base/cx';
import { Avatar } from '../Avatar/Avatar';
import { Icon, type IconName } from '../Icon/Icon';
import styles from './Chip.module.scss';

export interface ChipProps {
  readonly text: string;
  readonly icon?: IconName | undefined;
  /** Draws the face of a person in front. */
  readonly face?: { readonly account?: string | undefined; readonly photoUrl?: string | undefined } | undefined;
  /** Shows a cross; its name is "Remove …". */
  readonly onRemove?: (() => void) | undefined;
}

/** Something chosen that can be taken away again: a person, a date, a filter. */
export const Chip: React.FC<ChipProps> = ({ text, icon, face, onRemove }) => (
  <span className={cx(styles.chip, face && styles.withFace, onRemove && styles.removable)}>
    {face && <Avatar name={text} account={face.account} photoUrl={face.photoUrl} size={24} isDecorative />}
    {icon && <Icon name={icon} />}
    <bdi>{text}</bdi>
    {onRemove && (
      <button type="button" className={styles.remove} onClick={onRemove} aria-label={format(strings.RemoveItem, { name: text })}>
        <Icon name="close" size={12} />
      </button>
    )}
  </span>
);

export interface TopicProps {
  /** Without the `#`. */
  readonly name: string;
  readonly href?: string | undefined;
  readonly onClick?: ((event: React.MouseEvent) => void) | undefined;
  /** Chosen, or followed by the reader. */
  readonly isChosen?: boolean | undefined;
  /** A suggestion: the icon says whether it would be added. */
  readonly icon?: IconName | undefined;
}

/** A topic: `#sea-trials`. A link where it leads somewhere, a toggle where it can be chosen, else plain. */
export const Topic: React.FC<TopicProps> = ({ name, href, onClick, isChosen, icon }) => {
  const content = <>{icon && <Icon name={icon} size={12} />}<bdi>#{name}</bdi></>;
  const classes = cx(styles.topic, (href !== undefined || onClick) && styles.active, isChosen && styles.chosen);
  if (href !== undefined) return <a className={classes} href={href} onClick={onClick}>{content}</a>;
  if (onClick) return <button type="button" className={classes} onClick={onClick} aria-pressed={isChosen === true}>{content}</button>;
  return <span className={classes}>{content}</span>;
};
