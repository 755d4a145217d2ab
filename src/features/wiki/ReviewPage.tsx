import * as React from 'react';
import * as strings from 'WikiStrings';
import { useWikiActions } from '../../application/wiki/useWiki';
import { useWikiServices } from '../../application/wiki/wikiServices';
import { format } from '../../domain/shared/text';
import type { OpenPage } from '../../domain/wiki/ports';
import { Button } from '../../ui/Button/Button';
import { DateField } from '../../ui/DateField/DateField';
import { Dialog } from '../../ui/Dialog/Dialog';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import { PersonPicker, type PersonOption } from '../../ui/PersonPicker/PersonPicker';
import { errorText } from '../../ui/States/ErrorState';
import { TextField } from '../../ui/TextField/TextField';
import { Checkbox } from '../../ui/Toggle/Toggle';
import styles from './Wiki.module.scss';

function inHalfAYear(): Date {
  const date = new Date();
  date.setMonth(date.getMonth() + 6);
  return date;
}

/** Says that a page is right and until when, why it should not be trusted, and who looks after it. */
const ReviewPage: React.FC<{ readonly opened: OpenPage; readonly onClose: () => void }> = ({ opened: { page, people }, onClose }) => {
  const { facts } = useWikiActions();
  const { people: directory } = useWikiServices();
  const owner = page.ownerId === undefined ? undefined : people.get(page.ownerId);
  const [isVerified, setVerified] = React.useState(false);
  const [until, setUntil] = React.useState<Date | undefined>(page.reviewAt && page.outdated === '' ? new Date(page.reviewAt) : undefined);
  const [outdated, setOutdated] = React.useState(page.outdated);
  const [owners, setOwners] = React.useState<readonly PersonOption[]>(owner ? [{ key: owner.loginName, text: owner.name }] : []);
  const [problem, setProblem] = React.useState<string>();
  const search = React.useCallback(async (text: string): Promise<readonly PersonOption[]> => (await directory.searchPeople(text)).map(({ loginName, name, jobTitle }) => ({ key: loginName, text: name, detail: jobTitle })), [directory]);
  const handleVerified = (is: boolean): void => {
    setVerified(is);
    if (!is) return;
    setOutdated('');
    if (!until || until.getTime() < Date.now()) setUntil(inHalfAYear());
  };
  // Nobody says both that it is right and that it should not be trusted.
  const handleOutdated = (reason: string): void => {
    setOutdated(reason);
    if (reason.trim() !== '') setVerified(false);
  };
  const save = async (): Promise<void> => {
    const [chosen] = owners;
    const ownerId = !chosen ? null : chosen.key === owner?.loginName ? owner.id : (await directory.ensurePerson(chosen.key)).id;
    const reason = outdated.trim();
    const summary = reason !== '' && reason !== page.outdated ? strings.OutdatedSummary : isVerified ? strings.VerifiedSummary : strings.ReviewedSummary;
    await facts.mutateAsync({ id: page.id, summary, facts: { reviewAt: until ? until.toISOString() : null, outdated: reason, ownerId, ...(isVerified ? { isVerified } : {}) } });
  };
  const handleSave = (): void => { save().then(onClose, (error: unknown) => setProblem(errorText(error))); };
  return (
    <Dialog title={format(strings.ReviewTitle, { title: page.title })} onClose={onClose} footer={<><Button onClick={onClose}>{strings.Cancel}</Button><Button variant="primary" isBusy={facts.isLoading} onClick={handleSave}>{strings.Save}</Button></>}>
      <div className={styles.dialogFields}>
        {problem && <MessageStrip kind="error">{problem}</MessageStrip>}
        <Checkbox label={strings.VerifyLabel} hint={strings.VerifyHint} isChecked={isVerified} onChange={handleVerified} />
        <DateField label={strings.CheckedUntilLabel} hint={strings.CheckedUntilHint} value={until} onChange={setUntil} />
        <TextField label={strings.OutdatedLabel} hint={strings.OutdatedHint} value={outdated} onChange={handleOutdated} maxLength={255} isOptional />
        <PersonPicker label={strings.OwnerLabel} hint={strings.OwnerHint} value={owners} onChange={setOwners} onSearch={search} limit={1} isOptional />
      </div>
    </Dialog>
  );
};

export default ReviewPage;
