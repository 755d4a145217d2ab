import * as React from 'react';
import * as strings from 'StreamStrings';
import { useStreamEnvironment } from '../../application/stream/streamContext';
import type { PraiseBadge } from '../../domain/stream/post';
import { cx } from '../../ui/base/cx';
import { Icon } from '../../ui/Icon/Icon';
import { PersonPicker, type PersonOption } from '../../ui/PersonPicker/PersonPicker';
import type { PostDraft } from './composerDraft';
import { badgeIcons, badgeText } from './words';
import styles from './Composer.module.scss';

export interface PraiseFormProps {
  readonly draft: PostDraft;
  readonly badges: readonly PraiseBadge[];
  readonly problem: string | undefined;
  readonly onChange: (part: Partial<PostDraft>) => void;
}

/** Who is praised, and for what. */
export const PraiseForm: React.FC<PraiseFormProps> = ({ draft, badges, problem, onChange }) => {
  const { people, photoUrl } = useStreamEnvironment();
  const face = (email: string): PersonOption['face'] => ({ account: email, photoUrl: email ? photoUrl(email) : undefined });
  const search = async (words: string): Promise<readonly PersonOption[]> =>
    (await people.searchPeople(words)).map(({ loginName, name, email, jobTitle }) => ({ key: loginName, text: name, detail: jobTitle, face: face(email) }));
  const handlePick = async (picked: readonly PersonOption[]): Promise<void> => {
    const praised = await Promise.all(picked.map(async ({ key }) => {
      const known = draft.praised.find(({ id }) => String(id) === key);
      if (known) return known;
      const { id, name, email } = await people.ensurePerson(key);
      return { id, name, email };
    }));
    onChange({ praised: praised.filter(({ id }, index) => praised.findIndex((one) => one.id === id) === index) });
  };
  return (
    <div className={styles.part}>
      <PersonPicker
        label={strings.ForWhom} error={problem} value={draft.praised.map(({ id, name, email }) => ({ key: String(id), text: name, face: face(email) }))}
        onSearch={search} onChange={(picked) => { handlePick(picked).catch(() => undefined); }} limit={20}
      />
      <p className={styles.label} aria-hidden>{strings.ForWhat}</p>
      <div role="group" aria-label={strings.ForWhat} className={styles.badges}>
        {badges.map((badge) => (
          <button key={badge} type="button" aria-pressed={badge === draft.badge} className={cx(styles.badge, badge === draft.badge && styles.chosen)} onClick={() => onChange({ badge })}>
            <Icon name={badgeIcons[badge]} size={20} />{badgeText(badge)}
          </button>
        ))}
      </div>
    </div>
  );
};
