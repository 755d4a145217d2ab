import * as React from 'react';
import * as strings from 'PeopleStrings';
import { format } from '../../domain/shared/text';
import { useId } from '../../ui/base/useId';
import { Button } from '../../ui/Button/Button';
import { Icon } from '../../ui/Icon/Icon';
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

/** Moves the focus to the first field, also to one that arrives later with its own file. Answers what stops the waiting. */
function focusFirst(place: HTMLElement, selector: string): (() => void) | undefined {
  const found = place.querySelector<HTMLElement>(selector);
  if (found) {
    found.focus();
    return undefined;
  }
  const observer = new MutationObserver(() => {
    const late = place.querySelector<HTMLElement>(selector);
    if (!late) return;
    observer.disconnect();
    late.focus();
  });
  observer.observe(place, { childList: true, subtree: true });
  return () => observer.disconnect();
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
    const was = wasEditing.current;
    wasEditing.current = isEditing;
    if (isEditing) return place.current ? focusFirst(place.current, 'textarea, input, select') : undefined;
    // The focus comes home when the editor closes, unless another one took it.
    if (was && page.editing === undefined) place.current?.querySelector<HTMLElement>('[data-edit]')?.focus();
    return undefined;
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
