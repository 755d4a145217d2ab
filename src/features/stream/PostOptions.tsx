import * as React from 'react';
import * as strings from 'StreamStrings';
import { Button } from '../../ui/Button/Button';
import { DateField } from '../../ui/DateField/DateField';
import type { PostDraft } from './composerDraft';
import styles from './Composer.module.scss';

export interface PostOptionsProps {
  readonly draft: PostDraft;
  readonly problems: { readonly expiresAt: string | undefined; readonly publishAt: string | undefined };
  readonly onChange: (part: Partial<PostDraft>) => void;
}

function dateOf(instant: string | undefined): Date | undefined {
  return instant === undefined ? undefined : new Date(instant);
}

/** When a post appears and when it leaves the stream; folded until somebody wants it. */
export const PostOptions: React.FC<PostOptionsProps> = ({ draft, problems, onChange }) => {
  const [isOpen, setOpen] = React.useState(draft.publishAt !== undefined || draft.expiresAt !== undefined);
  const today = React.useMemo(() => new Date(new Date().setHours(0, 0, 0, 0)), []);
  return (
    <div className={styles.part}>
      <div className={styles.edge}><Button variant="quiet" icon="clock" isExpanded={isOpen} onClick={() => setOpen(!isOpen)}>{strings.Options}</Button></div>
      {isOpen && (
        <div className={styles.pair}>
          <DateField label={strings.ScheduleFor} hint={strings.ScheduleHint} hasTime value={dateOf(draft.publishAt)} minDate={today} error={problems.publishAt} onChange={(date) => onChange({ publishAt: date?.toISOString() })} />
          <DateField label={strings.ExpiresOn} hint={strings.ExpiresHint} value={dateOf(draft.expiresAt)} minDate={today} error={problems.expiresAt} onChange={(date) => onChange({ expiresAt: date?.toISOString() })} />
        </div>
      )}
    </div>
  );
};
