import * as React from 'react';
import * as strings from 'DirectoryStrings';
import type { ExclusionPreview as Preview } from '../../domain/directory/directory';
import { asAppError, type AppError } from '../../domain/shared/errors';
import { countPhrase, format, formatList, formatNumber } from '../../domain/shared/text';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import { Root } from '../../ui/Root/Root';
import { useRoot } from '../../ui/Root/RootContext';
import { errorText } from '../../ui/States/ErrorState';

export interface ExclusionPreviewProps {
  /** Counts with the rules as they are now. Rejects with an AppError. */
  readonly load: () => Promise<Preview>;
  /** Calls back whenever a rule changed; answers how to stop that. */
  readonly subscribe: (listener: () => void) => () => void;
}

function failureText({ kind }: AppError): string | undefined {
  return kind === 'notFound' || kind === 'forbidden' ? strings.PreviewNoGroup : undefined;
}

/** How many people the rules leave out, told anew with every change of them. */
export const ExclusionPreview: React.FC<ExclusionPreviewProps> = (props) => {
  const { locale } = useRoot();
  return <Root locale={document.documentElement.lang || locale}><Counted {...props} /></Root>;
};

function Counted({ load, subscribe }: ExclusionPreviewProps): JSX.Element {
  const { locale } = useRoot();
  const [state, setState] = React.useState<{ readonly preview?: Preview; readonly error?: AppError }>({});
  const turn = React.useRef(0);
  React.useEffect(() => {
    const count = (): void => {
      const mine = ++turn.current;
      // What was asked for with older rules says nothing any more.
      const tell = (next: typeof state): void => { if (mine === turn.current) setState(next); };
      setState({});
      load().then((preview) => tell({ preview }), (error: unknown) => tell({ error: asAppError(error) }));
    };
    count();
    const stop = subscribe(count);
    return () => {
      turn.current++;
      stop();
    };
  }, [load, subscribe]);
  const { preview, error } = state;
  if (error) return <MessageStrip kind="error">{failureText(error) ?? errorText(error)}</MessageStrip>;
  if (!preview) return <p role="status">{strings.PreviewCounting}</p>;
  const { total, leftOut, isAtLeast, names, unknownProperties, unread } = preview;
  return (
    <div role="status">
      {unread.length > 0 && <MessageStrip kind="warning" isLive={false}>{format(strings.PreviewUnread, { lines: formatList(locale, unread.map((line) => `“${line}”`)) })}</MessageStrip>}
      {unknownProperties.length > 0 && <MessageStrip kind="warning" isLive={false}>{format(strings.PreviewNoProperty, { names: formatList(locale, unknownProperties) })}</MessageStrip>}
      <p>{leftOut === 0 && !isAtLeast ? strings.PreviewNobody : countPhrase(locale, strings, isAtLeast ? 'PreviewAtLeast' : 'Preview', leftOut, { total: formatNumber(locale, total) })}</p>
      {names.length > 0 && <p dir="auto">{format(strings.PreviewNames, { names: formatList(locale, names) })}</p>}
    </div>
  );
}
