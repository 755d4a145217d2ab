import * as React from 'react';
import * as strings from 'WikiStrings';
import { useToasts } from '../../application/shared/toasts';
import { useWikiActions } from '../../application/wiki/useWiki';
import { useWikiServices } from '../../application/wiki/wikiServices';
import { asAppError } from '../../domain/shared/errors';
import { format } from '../../domain/shared/text';
import type { OpenPage } from '../../domain/wiki/ports';
import { Button } from '../../ui/Button/Button';
import { Dialog } from '../../ui/Dialog/Dialog';
import { PersonPicker, type PersonOption } from '../../ui/PersonPicker/PersonPicker';
import { errorText } from '../../ui/States/ErrorState';

/** Puts a page below another one, found by its title; empty puts it at the top. It begins with the page above: nothing moves by accident. */
const MovePage: React.FC<{ readonly opened: OpenPage; readonly onClose: () => void }> = ({ opened: { page, path, backlinkCount }, onClose }) => {
  const { service } = useWikiServices();
  const { move } = useWikiActions();
  const { show } = useToasts();
  const [target, setTarget] = React.useState<readonly PersonOption[]>(() => path.slice(-1).map(({ id, title }) => ({ key: String(id), text: title })));
  const [problem, setProblem] = React.useState<string>();
  const search = React.useCallback(async (text: string): Promise<readonly PersonOption[]> => {
    const hits = await service.search(text);
    return hits.filter(({ id }) => id !== page.id).map(({ id, title }) => ({ key: String(id), text: title }));
  }, [service, page.id]);
  const handleMove = (): void => {
    const [parent] = target;
    move.mutateAsync({ id: page.id, parentId: parent ? Number(parent.key) : undefined, summary: strings.MovedSummary }).then(
      () => {
        show({ text: `${parent ? format(strings.MovedBelow, { title: parent.text }) : strings.MovedToTop}${backlinkCount > 0 ? `. ${strings.LinksKept}` : ''}` });
        onClose();
      },
      (error: unknown) => setProblem(asAppError(error).kind === 'invalid' ? strings.MoveInvalid : errorText(error))
    );
  };
  return (
    <Dialog title={format(strings.MoveTitle, { title: page.title })} onClose={onClose} footer={<><Button onClick={onClose}>{strings.Cancel}</Button><Button variant="primary" isBusy={move.isLoading} onClick={handleMove}>{strings.Move}</Button></>}>
      <PersonPicker label={strings.MoveBelow} hint={strings.MoveHint} value={target} onChange={(next) => { setTarget(next); setProblem(undefined); }} onSearch={search} limit={1} error={problem} />
    </Dialog>
  );
};

export default MovePage;
