import * as React from 'react';
import * as strings from 'SharedStrings';
import { errorText } from '../States/ErrorState';
import { Button } from '../Button/Button';
import { Dialog } from '../Dialog/Dialog';
import { ProgressBar } from '../ProgressBar/ProgressBar';
import { TextField } from '../TextField/TextField';
import { MessageStrip } from '../MessageStrip/MessageStrip';
import type { RichEditorProps, UploadedFile } from './RichEditor';

export interface PictureDialogProps {
  readonly file: File;
  readonly onUpload: NonNullable<RichEditorProps['onUpload']>;
  readonly onDone: (picture: { readonly src: string; readonly alt: string }) => void;
  readonly onClose: () => void;
}

/** Sends a picture and asks meanwhile what it shows. A failure keeps the picture and the words. */
export const PictureDialog: React.FC<PictureDialogProps> = ({ file, onUpload, onDone, onClose }) => {
  const [alt, setAlt] = React.useState('');
  const [sent, setSent] = React.useState<UploadedFile>();
  const [error, setError] = React.useState<unknown>();
  const [attempt, setAttempt] = React.useState(0);
  React.useEffect(() => {
    let isCurrent = true;
    setError(undefined);
    onUpload(file).then((uploaded) => isCurrent && setSent(uploaded), (reason: unknown) => isCurrent && setError(reason));
    return () => { isCurrent = false; };
  }, [file, onUpload, attempt]);
  const insert = (): void => {
    if (sent) onDone({ src: sent.href, alt: alt.trim() });
  };
  return (
    <Dialog title={strings.PictureTitle} subtitle={file.name} onClose={onClose} footer={<><Button onClick={onClose}>{strings.Cancel}</Button><Button variant="primary" isBusy={!sent && !error} isDisabled={error !== undefined} onClick={insert}>{strings.PictureInsert}</Button></>}>
      {error !== undefined && <MessageStrip kind="error" actions={[{ text: strings.TryAgain, onClick: () => setAttempt(attempt + 1) }]}>{errorText(error)}</MessageStrip>}
      {!sent && error === undefined && <ProgressBar label={strings.Uploading} />}
      <TextField label={strings.PictureAlt} hint={strings.PictureAltHint} value={alt} onChange={setAlt} onEnter={insert} hasFocus />
    </Dialog>
  );
};
