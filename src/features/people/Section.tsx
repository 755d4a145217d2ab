import * as React from 'react';
import * as sharedStrings from 'SharedStrings';
import * as strings from 'PeopleStrings';
import { useProfileServices } from '../../application/people/profileServices';
import { useAutosave, type Autosave } from '../../application/people/useAutosave';
import { format } from '../../domain/shared/text';
import { useId } from '../../ui/base/useId';
import { Button } from '../../ui/Button/Button';
import { Icon } from '../../ui/Icon/Icon';
import { errorText } from '../../ui/States/ErrorState';
import { useProfilePage, type EditedPart } from './pageContext';
import styles from './Profile.module.scss';

export interface SectionProps {
  readonly title: string;
  /** Beside the title, quieter. */
  readonly note?: string;
  /** What opens for editing here; without it nobody edits the section. */
  readonly part?: EditedPart;
  /** What is there now. */
  readonly isEmpty?: boolean;
  /** What one's own empty section says; without it an empty one is not drawn. */
  readonly prompt?: string;
  readonly editor?: () => React.ReactNode;
  readonly hasHiddenTitle?: boolean;
  /** Somebody else than the page's person may edit it, such as an owner. */
  readonly canEdit?: boolean;
}

/** A part of the page, with a way to edit it in place. Empty parts are drawn for their own person only. */
export const Section: React.FC<SectionProps> = ({ title, note, part, isEmpty, prompt, editor, hasHiddenTitle, canEdit, children }) => {
  const page = useProfilePage();
  const id = useId('section');
  const place = React.useRef<HTMLElement>(null);
  const mayEdit = part !== undefined && (canEdit ?? page.canEdit);
  const isEditing = mayEdit && page.editing === part;
  const wasEditing = React.useRef(false);
  React.useEffect(() => {
    if (isEditing) place.current?.querySelector<HTMLElement>('textarea, input, select')?.focus();
    // The focus comes home when the editor closes, unless another one took it.
    else if (wasEditing.current && page.editing === undefined) place.current?.querySelector<HTMLElement>('[data-edit]')?.focus();
    wasEditing.current = isEditing;
  }, [isEditing, page.editing]);
  if (isEmpty && !mayEdit) return null;
  const close = (): void => page.setEditing(undefined);
  const handleKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key !== 'Escape' || !isEditing || event.defaultPrevented) return;
    event.stopPropagation();
    close();
  };
  const edit = mayEdit && !isEditing && <span className={styles.edit}><EditButton label={format(strings.EditPart, { part: title })} onClick={() => page.setEditing(part)} /></span>;
  return (
    <section ref={place} className={styles.section} aria-labelledby={id} onKeyDown={handleKeyDown}>
      <div className={hasHiddenTitle && !isEditing && !mayEdit ? styles.hidden : styles.sectionHead}>
        <h3 id={id} className={hasHiddenTitle && !isEditing ? styles.hidden : styles.heading}>{title}{note && <span className={styles.note}> {note}</span>}</h3>
        {edit}
      </div>
      {isEditing ? (
        <div className={styles.editor}>
          {editor?.()}
          <div><Button variant="primary" isSmall onClick={close}>{strings.Done}</Button></div>
        </div>
      ) : isEmpty ? <button type="button" className={styles.prompt} onClick={() => page.setEditing(part)}><Icon name="add" />{prompt}</button> : children}
    </section>
  );
};

/** The pencil of a part; the focus comes back to it. */
function EditButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }): JSX.Element {
  const ref = React.useRef<HTMLElement>(null);
  React.useEffect(() => ref.current?.setAttribute('data-edit', ''), []);
  return <Button ref={ref} icon="edit" label={label} isSmall onClick={onClick} />;
}

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
