import * as React from 'react';
import * as strings from 'SharedStrings';
import { format } from '../../domain/shared/text';
import { errorText } from '../States/ErrorState';
import { Button } from '../Button/Button';
import { Dialog } from '../Dialog/Dialog';
import { ProgressBar } from '../ProgressBar/ProgressBar';
import { TextField } from '../TextField/TextField';
import { MessageStrip } from '../MessageStrip/MessageStrip';
import type { RichEditorProps } from './RichEditor';
import styles from './RichEditor.module.scss';

/** A picture that was sent, and what was said of it. */
export interface ChosenPicture {
  readonly src: string;
  readonly alt: string;
  /** Words below the picture; empty for none. */
  readonly caption: string;
}

export interface PictureDialogProps {
  readonly file: File;
  readonly onUpload: NonNullable<RichEditorProps['onUpload']>;
  readonly onDone: (picture: ChosenPicture) => void;
  readonly onClose: () => void;
}

/** Asks what a picture shows and sends it. Sent only when it is wanted, so that nothing stays behind of one that was not. */
export const PictureDialog: React.FC<PictureDialogProps> = ({ file, onUpload, onDone, onClose }) => {
  const [alt, setAlt] = React.useState('');
  const [caption, setCaption] = React.useState('');
  const [isBusy, setBusy] = React.useState(false);
  const [error, setError] = React.useState<unknown>();
  const isOpen = React.useRef(true);
  React.useEffect(() => () => { isOpen.current = false; }, []);
  const insert = (): void => {
    if (isBusy) return;
    setBusy(true);
    setError(undefined);
    onUpload(file).then(
      ({ href }) => { if (isOpen.current) onDone({ src: href, alt: alt.trim(), caption: caption.trim() }); },
      (reason: unknown) => {
        if (!isOpen.current) return;
        setError(reason);
        setBusy(false);
      }
    );
  };
  return (
    <Dialog title={strings.PictureTitle} subtitle={file.name} onClose={onClose} footer={<><Button onClick={onClose}>{strings.Cancel}</Button><Button variant="primary" isBusy={isBusy} onClick={insert}>{strings.PictureInsert}</Button></>}>
      <div className={styles.fields}>
        {error !== undefined && <MessageStrip kind="error" actions={[{ text: strings.TryAgain, onClick: insert }]}>{errorText(error)}</MessageStrip>}
        <TextField label={strings.PictureAlt} hint={strings.PictureAltHint} value={alt} onChange={setAlt} onEnter={insert} hasFocus />
        <TextField label={strings.PictureCaption} value={caption} onChange={setCaption} onEnter={insert} isOptional />
        {isBusy && <ProgressBar label={format(strings.Uploading, { name: file.name })} />}
      </div>
    </Dialog>
  );
};
