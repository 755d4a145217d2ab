import * as React from 'react';
import * as strings from 'SharedStrings';
import { format, formatBytes, formatList } from '../../domain/shared/text';
import { cx } from '../base/cx';
import { Button } from '../Button/Button';
import { Icon } from '../Icon/Icon';
import { ProgressBar } from '../ProgressBar/ProgressBar';
import { useRoot } from '../Root/RootContext';
import styles from './FileTile.module.scss';

export interface FileTileProps {
  readonly name: string;
  readonly bytes?: number | undefined;
  /** Where it lies, such as the name of a library. */
  readonly place?: string | undefined;
  readonly href?: string | undefined;
  /** Between 0 and 1 while it is being sent. */
  readonly progress?: number | undefined;
  /** Why it could not be sent. */
  readonly error?: string | undefined;
  readonly onRemove?: (() => void) | undefined;
  readonly onRetry?: (() => void) | undefined;
}

/** A file: opens it, or shows how far its upload is, and why it failed. */
export const FileTile: React.FC<FileTileProps> = ({ name, bytes, place, href, progress, error, onRemove, onRetry }) => {
  const { locale } = useRoot();
  const facts = [place, bytes === undefined ? undefined : formatBytes(locale, bytes)].filter((fact): fact is string => fact !== undefined);
  const isImage = /\.(png|jpe?g|gif|webp|avif|svg|bmp|heic)$/i.test(name);
  const content = (
    <>
      <Icon name={isImage ? 'image' : 'file'} size={20} className={styles.kind} />
      <span className={styles.text}>
        <bdi>{name}</bdi>
        {error ? <span className={styles.detail} role="alert">{error}</span> : facts.length > 0 && <span className={styles.detail}>{facts.map((fact, index) => <React.Fragment key={fact}>{index > 0 && ' · '}<bdi>{fact}</bdi></React.Fragment>)}</span>}
        {progress !== undefined && !error && <ProgressBar label={format(strings.Uploading, { name })} share={progress} />}
      </span>
    </>
  );
  const classes = cx(styles.tile, href !== undefined && styles.open, error && styles.failed);
  if (href !== undefined && !onRemove) return <a className={classes} href={href} aria-label={formatList(locale, [name, ...facts])}>{content}</a>;
  return (
    <div className={classes}>
      {content}
      {error && onRetry && <Button icon="refresh" label={strings.TryAgain} onClick={onRetry} />}
      {onRemove && <Button icon="close" label={format(strings.RemoveItem, { name })} onClick={onRemove} />}
    </div>
  );
};
