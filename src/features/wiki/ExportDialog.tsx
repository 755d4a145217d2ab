import * as React from 'react';
import * as strings from 'WikiStrings';
import { exportWiki, type WikiExport } from '../../application/wiki/exportWiki';
import { useWikiServices } from '../../application/wiki/wikiServices';
import { format } from '../../domain/shared/text';
import type { WikiPage } from '../../domain/wiki/page';
import { Button } from '../../ui/Button/Button';
import { Dialog } from '../../ui/Dialog/Dialog';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import { ProgressBar } from '../../ui/ProgressBar/ProgressBar';
import { errorText } from '../../ui/States/ErrorState';
import { saveFile } from './saveFile';

export interface ExportDialogProps {
  /** The page that the branch begins with; without one it is the whole wiki. */
  readonly page?: WikiPage;
  readonly onClose: () => void;
}

/** Takes a branch or the wiki home as Markdown with its pictures. */
const ExportDialog: React.FC<ExportDialogProps> = ({ page, onClose }) => {
  const { service } = useWikiServices();
  const [progress, setProgress] = React.useState<{ readonly done: number; readonly total: number }>();
  const [outcome, setOutcome] = React.useState<WikiExport>();
  const [problem, setProblem] = React.useState<string>();
  const isThere = React.useRef(true);
  React.useEffect(() => () => { isThere.current = false; }, []);
  const handleStart = (): void => {
    setProblem(undefined);
    setProgress({ done: 0, total: 0 });
    exportWiki(service, page?.id, (done, total) => { if (isThere.current) setProgress({ done, total }); }).then(
      (result) => {
        if (!isThere.current) return;
        saveFile(`${(page?.title ?? strings.Pages).slice(0, 60)}.zip`, new Blob([result.zip.slice().buffer], { type: 'application/zip' }));
        setProgress(undefined);
        setOutcome(result);
      },
      (error: unknown) => {
        if (!isThere.current) return;
        setProgress(undefined);
        setProblem(errorText(error));
      }
    );
  };
  return (
    <Dialog
      title={page ? strings.Export : strings.ExportAll} subtitle={strings.ExportText} onClose={onClose}
      footer={<><Button onClick={onClose}>{strings.Close}</Button>{!outcome && <Button variant="primary" isBusy={progress !== undefined} onClick={handleStart}>{strings.Start}</Button>}</>}
    >
      {progress && <ProgressBar label={strings.Export} share={progress.total === 0 ? undefined : progress.done / progress.total} text={format(strings.ExportRuns, progress)} />}
      {problem && <MessageStrip kind="error">{problem}</MessageStrip>}
      {outcome && <MessageStrip kind="success">{format(strings.ExportDone, { count: outcome.pages })}</MessageStrip>}
      {outcome && outcome.missingPictures > 0 && <MessageStrip kind="warning">{format(strings.ExportMissing, { count: outcome.missingPictures })}</MessageStrip>}
    </Dialog>
  );
};

export default ExportDialog;
