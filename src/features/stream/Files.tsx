import * as React from 'react';
import { useStreamEnvironment } from '../../application/stream/streamContext';
import { formatBytes } from '../../domain/shared/text';
import type { PostFile } from '../../domain/stream/post';
import { Icon } from '../../ui/Icon/Icon';
import { useRoot } from '../../ui/Root/RootContext';
import styles from './Post.module.scss';

/** Pictures at the width of the text, then files as rows. */
export const Files: React.FC<{ readonly postId: number; readonly files: readonly PostFile[] }> = ({ postId, files }) => {
  const { service } = useStreamEnvironment();
  const { locale } = useRoot();
  const pictures = files.filter(({ isPicture }) => isPicture);
  return (
    <div className={styles.files}>
      {pictures.map((file) => (
        <a key={file.name} href={service.fileUrl(postId, file.name)} target="_blank" rel="noopener noreferrer" className={styles.pictureLink}>
          <img className={styles.picture} src={service.fileUrl(postId, file.name)} alt={file.alt || file.name} loading="lazy" {...(file.width && file.height ? { width: file.width, height: file.height } : {})} />
        </a>
      ))}
      {files.filter(({ isPicture }) => !isPicture).map((file) => (
        <a key={file.name} className={styles.file} href={service.fileUrl(postId, file.name)} target="_blank" rel="noopener noreferrer">
          <Icon name="file" size={20} />
          <span className={styles.fileText}><bdi className={styles.fileName}>{file.name}</bdi>{file.size > 0 && <span className={styles.small}>{formatBytes(locale, file.size)}</span>}</span>
        </a>
      ))}
    </div>
  );
};
