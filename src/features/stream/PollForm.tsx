import * as React from 'react';
import * as strings from 'StreamStrings';
import { format } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import type { PostDraft } from './composerDraft';
import styles from './Composer.module.scss';

export interface PollFormProps {
  readonly draft: PostDraft;
  readonly problem: string | undefined;
  readonly onChange: (part: Partial<PostDraft>) => void;
}

const most = 10;

/** Two to ten choices, and whether several may be taken. */
export const PollForm: React.FC<PollFormProps> = ({ draft: { choices, isMultiple, areVotesHidden }, problem, onChange }) => (
  <div className={styles.part}>
    {choices.map((choice, index) => (
      <div key={index} className={styles.choice}>
        <input
          className={styles.line} dir="auto" value={choice} maxLength={120} aria-label={format(strings.Choice, { number: index + 1 })} placeholder={format(strings.Choice, { number: index + 1 })}
          onChange={({ target }) => onChange({ choices: choices.map((one, at) => (at === index ? target.value : one)) })}
        />
        {choices.length > 2 && <Button icon="close" label={format(strings.RemoveChoice, { number: index + 1 })} onClick={() => onChange({ choices: choices.filter((_, at) => at !== index) })} />}
      </div>
    ))}
    {problem && <p className={styles.problem} role="alert">{problem}</p>}
    {choices.length < most && <div className={styles.edge}><Button variant="quiet" icon="add" onClick={() => onChange({ choices: [...choices, ''] })}>{strings.AddChoice}</Button></div>}
    <label className={styles.check}><input type="checkbox" checked={isMultiple} onChange={({ target }) => onChange({ isMultiple: target.checked })} />{strings.SeveralChoices}</label>
    <label className={styles.check}><input type="checkbox" checked={areVotesHidden} onChange={({ target }) => onChange({ areVotesHidden: target.checked })} />{strings.HideVotes}</label>
    <p className={styles.hint}>{areVotesHidden ? strings.VotesHidden : strings.PollOpen}</p>
  </div>
);
