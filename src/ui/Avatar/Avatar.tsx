import * as React from 'react';
import { initials } from '../../domain/shared/text';
import { cx } from '../base/cx';
import { portraitColor, portraitText } from './portraitColors';
import { addressOfNobody, isSilhouette } from './silhouette';
import styles from './Avatar.module.scss';

export type AvatarSize = 24 | 32 | 40 | 48 | 72 | 96 | 120;

export interface AvatarProps {
  readonly name: string;
  /** E-mail or account name: decides the colour behind the initials. The name, if left out. */
  readonly account?: string | undefined;
  /** Where the photograph is, for example of `userphoto.aspx`. If it does not load, or is nobody's, the initials stay. */
  readonly photoUrl?: string | undefined;
  /** Pixels: 24 inline, 32 reply, 40 post, 48 card, 72 focus, 120 profile (96 when slim). */
  readonly size?: AvatarSize;
  /** The name stands beside it, so it need not be read twice. */
  readonly isDecorative?: boolean;
}

/** A face: the photograph of an account, and its initials until and unless there is one. */
export const Avatar: React.FC<AvatarProps> = ({ name, account, photoUrl, size = 40, isDecorative }) => {
  const [loadedUrl, setLoadedUrl] = React.useState<string>();
  const [failedUrl, setFailedUrl] = React.useState<string>();
  const isLoaded = photoUrl !== undefined && loadedUrl === photoUrl;
  const isMounted = React.useRef(true);
  React.useEffect(() => () => { isMounted.current = false; }, []);
  const handleLoad = ({ currentTarget }: React.SyntheticEvent<HTMLImageElement>): void => {
    if (photoUrl === undefined || addressOfNobody(photoUrl) === undefined) {
      setLoadedUrl(photoUrl);
      return;
    }
    isSilhouette(currentTarget, photoUrl).then((isNobody) => isMounted.current && (isNobody ? setFailedUrl : setLoadedUrl)(photoUrl), () => undefined);
  };
  return (
    <span
      className={cx(styles.avatar, styles[`s${size}`])}
      style={{ background: portraitColor(account ?? name), color: portraitText }}
      {...(isDecorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
    >
      {!isLoaded && <span aria-hidden>{initials(name) || '?'}</span>}
      {photoUrl && failedUrl !== photoUrl && (
        <img
          className={cx(styles.photo, !isLoaded && styles.loading)}
          src={photoUrl}
          alt=""
          loading="lazy"
          decoding="async"
          onLoad={handleLoad}
          onError={() => setFailedUrl(photoUrl)}
        />
      )}
    </span>
  );
};
