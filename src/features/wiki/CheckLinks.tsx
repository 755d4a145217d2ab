import { useQueryClient } from '@tanstack/react-query';
import * as React from 'react';
import * as strings from 'WikiStrings';
import { keyOf } from '../../application/wiki/useWiki';
import { useWikiServices } from '../../application/wiki/wikiServices';
import { format } from '../../domain/shared/text';
import type { LinkReport } from '../../domain/wiki/ports';
import { Button } from '../../ui/Button/Button';
import { Dialog } from '../../ui/Dialog/Dialog';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import { ProgressBar } from '../../ui/ProgressBar/ProgressBar';
import { errorText } from '../../ui/States/ErrorState';

export interface CheckLinksProps {
  readonly onClose: () => void;
}

/** Proves what is remembered of links against all texts, and mends it when somebody says so. */
const CheckLinks: React.FC<CheckLinksProps> = ({ onClose }) => {
  const { service, siteUrl } = useWikiServices();
  const client = useQueryClient();
  const [looked, setLooked] = React.useState<number>();
  const [outcome, setOutcome] = React.useState<{ readonly report: LinkReport; readonly isMended: boolean }>();
  const [problem, setProblem] = React.useState<string>();
  const run = (isMending: boolean): void => {
    setLooked(0);
    setProblem(undefined);
    service.checkLinks(isMending, setLooked).then(
      async (report) => {
        setOutcome({ report, isMended: isMending });
        setLooked(undefined);
        if (isMending) await client.invalidateQueries(keyOf(siteUrl));
      },
      (error: unknown) => {
        setLooked(undefined);
        setProblem(errorText(error));
      }
    ).catch(() => undefined);
  };
  const { missing = 0, stale = 0, wrong = 0, pages = 0, links = 0 } = outcome?.report ?? {};
  const isWrong = outcome !== undefined && missing + stale + wrong > 0;
  const isBusy = looked !== undefined;
  return (
    <Dialog
      title={strings.CheckTitle} subtitle={strings.CheckText} onClose={onClose}
      footer={<><Button onClick={onClose}>{strings.Close}</Button>{isWrong && !outcome.isMended ? <Button variant="primary" isBusy={isBusy} onClick={() => run(true)}>{strings.CheckMend}</Button> : <Button variant="primary" isBusy={isBusy} onClick={() => run(false)}>{strings.Start}</Button>}</>}
    >
      {isBusy && <ProgressBar label={strings.CheckTitle} text={format(strings.CheckRuns, { count: looked })} />}
      {problem && <MessageStrip kind="error">{problem}</MessageStrip>}
      {!isBusy && outcome && (isWrong
        ? <MessageStrip kind={outcome.isMended ? 'success' : 'warning'}>{format(strings.CheckBad, { missing, stale, wrong })}{outcome.isMended ? ` ${strings.CheckMended}.` : ''}</MessageStrip>
        : <MessageStrip kind="success">{format(strings.CheckGood, { links, pages })}</MessageStrip>)}
    </Dialog>
  );
};

export default CheckLinks;
