import * as React from 'react';
import * as strings from 'WikiStrings';
import { useWikiActions } from '../../application/wiki/useWiki';
import { format } from '../../domain/shared/text';
import type { WikiPage } from '../../domain/wiki/page';
import { Button } from '../../ui/Button/Button';
import { DateField } from '../../ui/DateField/DateField';
import { Dialog } from '../../ui/Dialog/Dialog';
import { errorText } from '../../ui/States/ErrorState';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import { TextField } from '../../ui/TextField/TextField';

/** Says until when a page is checked, or why it should not be trusted. */
export const ReviewPage: React.FC<{ readonly page: WikiPage; readonly onClose: () => void }> = ({ page, onClose }) => {
  const { review } = useWikiActions();
  const [until, setUntil] = React.useState<Date | undefined>(page.reviewAt ? new Date(page.reviewAt) : undefined);
  const [outdated, setOutdated] = React.useState(page.outdated);
  const handleSave = (): void => {
    review.mutateAsync({ id: page.id, outdated: outdated.trim(), ...(until ? { reviewAt: until.toISOString() } : {}) }).then(onClose, () => undefined);
  };
  return (
    <Dialog title={format(strings.ReviewTitle, { title: page.title })} onClose={onClose} footer={<><Button onClick={onClose}>{strings.Cancel}</Button><Button variant="primary" isBusy={review.isLoading} onClick={handleSave}>{strings.Save}</Button></>}>
      {review.error && <MessageStrip kind="error">{errorText(review.error)}</MessageStrip>}
      <DateField label={strings.CheckedUntilLabel} hint={strings.CheckedUntilHint} value={until} onChange={setUntil} />
      <TextField label={strings.OutdatedLabel} hint={strings.OutdatedHint} value={outdated} onChange={setOutdated} maxLength={255} isOptional />
    </Dialog>
  );
};
