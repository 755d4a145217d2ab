import * as React from 'react';
import * as strings from 'SharedStrings';
import { format, formatNumber } from '../../domain/shared/text';
import { reactionNames, summariseReactions, type ReactionCounts, type ReactionName } from '../../domain/shared/reactions';
import { cx } from '../base/cx';
import { Button } from '../Button/Button';
import { Count } from '../Count/Count';
import { Icon } from '../Icon/Icon';
import { useRoot } from '../Root/RootContext';
import { ReactionPicker } from './ReactionPicker';
import styles from './ReactionBar.module.scss';

export interface ReactionBarProps {
  readonly counts: ReactionCounts;
  /** The reader's own reaction. */
  readonly mine?: ReactionName | undefined;
  /** The reader chose one, or took theirs back (undefined). Without it the bar only shows. */
  readonly onReact?: ((reaction: ReactionName | undefined) => void) | undefined;
  /** Under a reply: without frames. */
  readonly isSmall?: boolean;
}

/** The word for a reaction in the reader's language. */
export function reactionText(name: ReactionName): string {
  const words: Record<ReactionName, string> = {
    like: strings.ReactionLike, thanks: strings.ReactionThanks, celebrate: strings.ReactionCelebrate, insightful: strings.ReactionInsightful, laugh: strings.ReactionLaugh
  };
  return words[name];
}

/** Reactions that were given, most frequent first, mine tinted, and a button to choose among the five. One per person. */
export const ReactionBar: React.FC<ReactionBarProps> = ({ counts, mine, onReact, isSmall }) => {
  const { locale } = useRoot();
  const [isPicking, setPicking] = React.useState(false);
  const button = React.useRef<HTMLElement>(null);
  const { used } = summariseReactions(counts);
  // The order must not jump under the pointer while somebody reacts.
  const order = React.useRef<readonly ReactionName[]>(used);
  order.current = [...order.current.filter((name) => used.includes(name)), ...used.filter((name) => !order.current.includes(name))];

  const closePicker = (): void => {
    setPicking(false);
    button.current?.focus();
  };
  const handleChoose = (name: ReactionName): void => {
    closePicker();
    onReact?.(name === mine ? undefined : name);
  };

  return (
    <div className={cx(styles.bar, isSmall && styles.small)} role="group" aria-label={strings.Reactions}>
      {order.current.map((name) => {
        const count = counts[name] ?? 0;
        const label = format(strings.ReactionCount, { name: reactionText(name), count: formatNumber(locale, count) });
        const content = <><Icon name={name} className={styles[name]} /><Count value={count} /></>;
        const classes = cx(styles.reaction, name === mine && styles.mine, !onReact && styles.still);
        return onReact
          ? <button key={name} type="button" className={classes} aria-pressed={name === mine} aria-label={label} title={reactionText(name)} onClick={() => onReact(name === mine ? undefined : name)}>{content}</button>
          : <span key={name} className={classes} role="img" aria-label={label} title={reactionText(name)}>{content}</span>;
      })}
      {onReact && (
        <span className={styles.anchor}>
          <Button ref={button} icon="react" variant="quiet" isSmall={isSmall === true} label={strings.React} hasPopup="dialog" isExpanded={isPicking} onClick={() => setPicking(!isPicking)} />
          {isPicking && <ReactionPicker mine={mine} onChoose={handleChoose} onClose={closePicker} names={reactionNames} textOf={reactionText} />}
        </span>
      )}
    </div>
  );
};
