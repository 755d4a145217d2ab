import { useQueryClient } from '@tanstack/react-query';
import * as React from 'react';
import * as strings from 'WikiStrings';
import { importWiki, type WikiImport } from '../../application/wiki/importWiki';
import { keyOf } from '../../application/wiki/useWiki';
import { useWikiServices } from '../../application/wiki/wikiServices';
import { isAppError } from '../../domain/shared/errors';
import { format } from '../../domain/shared/text';
import { useId } from '../../ui/base/useId';
import { Button } from '../../ui/Button/Button';
import { Dialog } from '../../ui/Dialog/Dialog';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import { ProgressBar } from '../../ui/ProgressBar/ProgressBar';
import { errorText } from '../../ui/States/ErrorState';
import styles from './Wiki.module.scss';

export interface ImportDialogProps {
  readonly onClose: () => void;
  /** Shows the first page that came in. */
  readonly onDone: (firstId: number) => void;
}

/** Brings a folder of Markdown in. A run that was cut off is taken up by the same button: no page is made twice. */
const ImportDialog: React.FC<ImportDialogProps> = ({ onClose, onDone }) => {
  const { service, siteUrl } = useWikiServices();
  const client = useQueryClient();
  const field = useId('import');
  const [chosen, setChosen] = React.useState<{ readonly file: File; readonly run: string }>();
  const [progress, setProgress] = React.useState<{ readonly done: number; readonly total: number }>();
  const [outcome, setOutcome] = React.useState<WikiImport>();
  const [problem, setProblem] = React.useState<string>();
  const run = async (file: File, id: string): Promise<void> => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const result = await importWiki(service, { name: file.name, bytes }, { run: id, summary: strings.ImportedSummary }, (done, total) => setProgress({ done, total }));
    await client.invalidateQueries(keyOf(siteUrl));
    setProgress(undefined);
    if (result.pages === 0) setProblem(strings.ImportEmpty);
    else setOutcome(result);
  };
  const handleStart = (): void => {
    if (!chosen) return;
    setProblem(undefined);
    setProgress({ done: 0, total: 0 });
    run(chosen.file, chosen.run).catch((error: unknown) => {
      setProgress(undefined);
      // What the server refuses has words of its own; the rest is about the file.
      setProblem(isAppError(error) ? errorText(error) : format(strings.ImportBroken, { reason: error instanceof Error ? error.message : String(error) }));
    });
  };
  const first = outcome?.firstId;
  return (
    <Dialog
      title={strings.Import} subtitle={strings.ImportText} onClose={onClose}
      footer={first === undefined
        ? <><Button onClick={onClose}>{strings.Cancel}</Button><Button variant="primary" isBusy={progress !== undefined} isDisabled={!chosen} onClick={handleStart}>{strings.Start}</Button></>
        : <Button variant="primary" onClick={() => onDone(first)}>{strings.Close}</Button>}
    >
      <div className={styles.choices}>
        <label htmlFor={field}>{strings.ImportFile}</label>
        <input
          id={field} type="file" accept=".zip,.md,.markdown" disabled={progress !== undefined}
          onChange={(event) => {
            const [file] = Array.from(event.target.files ?? []);
            setChosen(file && { file, run: crypto.randomUUID() });
            setProblem(undefined);
            setOutcome(undefined);
          }}
        />
      </div>
      {progress && <ProgressBar label={strings.Import} share={progress.total === 0 ? undefined : progress.done / progress.total} />}
      {problem && <MessageStrip kind="error">{problem}</MessageStrip>}
      {outcome && <MessageStrip kind="success">{format(strings.ImportDone, { count: outcome.pages })}</MessageStrip>}
      {outcome && outcome.leftOut.length > 0 && <MessageStrip kind="warning">{format(strings.ImportNotes, { count: outcome.leftOut.length })}: <bdi>{outcome.leftOut.slice(0, 5).join(', ')}</bdi></MessageStrip>}
    </Dialog>
  );
};

export default ImportDialog;
