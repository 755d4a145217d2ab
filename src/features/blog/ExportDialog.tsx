import * as React from 'react';
import * as strings from 'BlogStrings';
import { useBlogServices } from '../../application/blog/blogServices';
import { exportArticles } from '../../application/blog/exportArticles';
import type { ArticleFilter } from '../../domain/blog/ports';
import { countPhrase } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import { Dialog } from '../../ui/Dialog/Dialog';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import { ProgressBar } from '../../ui/ProgressBar/ProgressBar';
import { useRoot } from '../../ui/Root/RootContext';
import { errorText } from '../../ui/States/ErrorState';
import styles from './Blog.module.scss';

export interface ExportDialogProps {
  readonly filter: ArticleFilter;
  /** Of the file, without its ending. */
  readonly name: string;
  readonly onClose: () => void;
}

function download(name: string, bytes: Uint8Array): void {
  const address = URL.createObjectURL(new Blob([bytes.slice().buffer], { type: 'application/zip' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the file over by then.
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Takes the articles of a list home: HTML, Markdown and pictures in one file. */
const ExportDialog: React.FC<ExportDialogProps> = ({ filter, name, onClose }) => {
  const { service, locale: pageLocale } = useBlogServices();
  const { locale } = useRoot();
  const [done, setDone] = React.useState<number>();
  const [failure, setFailure] = React.useState<string>();
  const isOpen = React.useRef(true);
  React.useEffect(() => () => { isOpen.current = false; }, []);
  const run = async (): Promise<void> => {
    setFailure(undefined);
    setDone(0);
    try {
      const bytes = await exportArticles(service, filter, pageLocale, (count) => { if (isOpen.current) setDone(count); });
      if (!isOpen.current) return;
      download(`${name}.zip`, bytes);
      onClose();
    } catch (error) {
      if (!isOpen.current) return;
      setFailure(errorText(error));
      setDone(undefined);
    }
  };
  return (
    <Dialog
      title={strings.Export} onClose={onClose}
      footer={<><Button onClick={onClose}>{strings.Cancel}</Button><Button variant="primary" isBusy={done !== undefined} onClick={() => { run().catch(() => undefined); }}>{strings.ExportStart}</Button></>}
    >
      <div className={styles.dialogFields}>
        <p>{strings.ExportText}</p>
        {failure && <MessageStrip kind="error">{failure}</MessageStrip>}
        {done !== undefined && <ProgressBar label={strings.Export} text={countPhrase(locale, strings, 'Exported', done)} />}
      </div>
    </Dialog>
  );
};

export default ExportDialog;
