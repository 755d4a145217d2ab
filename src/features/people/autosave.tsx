import * as React from 'react';
import * as sharedStrings from 'SharedStrings';
import * as strings from 'PeopleStrings';
import { useProfileServices } from '../../application/people/profileServices';
import { useAutosave, type Autosave } from '../../application/people/useAutosave';
import { Icon } from '../../ui/Icon/Icon';
import { errorText } from '../../ui/States/ErrorState';
import { useProfilePage } from './pageContext';
import styles from './Profile.module.scss';

/** A field that saves itself, kept on this device until it is saved. */
export function useFieldAutosave<T>(field: string, stored: T, save: (value: T) => Promise<void>, isValid?: (value: T) => boolean): Autosave<T> {
  const { siteUrl } = useProfileServices();
  const { start } = useProfilePage();
  return useAutosave({ site: siteUrl, user: start.viewer.person.loginName, key: `profile/${start.person?.id ?? 0}/${field}` }, stored, save, isValid);
}

/** Where a field stands: waiting, saved, or not saved with a way to try again. */
export const SaveState: React.FC<{ readonly field: Pick<Autosave<unknown>, 'status' | 'error' | 'flush'> }> = ({ field: { status, error, flush } }) => {
  if (status === 'failed') {
    return <p role="alert" className={styles.failed}><Icon name="error" size={14} /><span>{strings.NotSaved} {errorText(error)}</span> <button type="button" className={styles.retry} onClick={flush}>{sharedStrings.TryAgain}</button></p>;
  }
  const text = status === 'saved' ? strings.Saved : status === 'idle' ? '' : strings.Saving;
  return <p role="status" className={styles.saved}>{status === 'saved' && <Icon name="check" size={14} />}{text}</p>;
};
