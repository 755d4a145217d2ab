import * as React from 'react';
import * as strings from 'SharedStrings';
import type { People, PersonCandidate } from '../../domain/shared/person';
import type { NamedPerson } from '../../domain/stream/post';
import { Avatar } from '../../ui/Avatar/Avatar';
import { cx } from '../../ui/base/cx';
import { useId } from '../../ui/base/useId';
import { useRoot } from '../../ui/Root/RootContext';
import type { Emoji } from './emojiList';
import { GrowingText, type GrowingTextProps } from './GrowingText';
import styles from './MentionText.module.scss';

export interface MentionTextProps extends Omit<GrowingTextProps, 'onChange' | 'onKey' | 'activeDescendant' | 'controls'> {
  readonly people: Pick<People, 'searchPeople' | 'ensurePerson'>;
  readonly photoUrl: (account: string) => string;
  readonly onChange: (text: string) => void;
  /** Somebody was chosen: the text with their name in it, and who they are. */
  readonly onMention: (text: string, person: NamedPerson) => void;
}

const pause = 250;

/** The name that is being typed after `@` before the caret; undefined where there is none. */
export function mentionBefore(text: string, caret: number): { readonly start: number; readonly words: string } | undefined {
  const match = /(^|[\s(])@([\p{L}\p{M}'’.-][\p{L}\p{M}'’. -]{1,40})$/u.exec(text.slice(0, caret));
  const words = match?.[2];
  if (!match || words === undefined || words.includes('  ')) return undefined;
  return { start: match.index + (match[1] ?? '').length, words };
}

/** The name that is being typed after `:` before the caret; undefined in times and addresses. */
export function emojiBefore(text: string, caret: number): { readonly start: number; readonly words: string } | undefined {
  const match = /(^|[\s(]):([\p{L}\p{M}_]{2,20})$/u.exec(text.slice(0, caret));
  return match ? { start: match.index + (match[1] ?? '').length, words: match[2] ?? '' } : undefined;
}

/** A growing field in which `@` and two letters offer people and `:` and two letters emoji; arrows choose, Enter takes, Escape closes. */
export const MentionText: React.FC<MentionTextProps> = ({ people, photoUrl, onChange, onMention, onEscape, ...field }) => {
  const own = React.useRef<HTMLTextAreaElement>(null);
  const ref = field.fieldRef ?? own;
  const listId = useId('people');
  const [asked, setAsked] = React.useState<{ start: number; words: string }>();
  const [found, setFound] = React.useState<readonly PersonCandidate[]>([]);
  const [signs, setSigns] = React.useState<readonly Emoji[]>([]);
  const [named, setNamed] = React.useState<{ start: number; words: string }>();
  const { locale } = useRoot();
  const [active, setActive] = React.useState(0);

  React.useEffect(() => {
    let isCurrent = true;
    setSigns([]);
    if (named) {
      import(/* webpackChunkName: 'stream-emoji' */ './emojiList').then(({ findEmoji }) => {
        if (!isCurrent) return;
        setSigns(findEmoji(locale, named.words));
        setActive(0);
      }, () => undefined);
    }
    return () => {
      isCurrent = false;
    };
  }, [named, locale]);

  React.useEffect(() => {
    let isCurrent = true;
    if (!asked) {
      setFound([]);
      return undefined;
    }
    const timer = window.setTimeout(() => {
      people.searchPeople(asked.words).then((candidates) => {
        if (!isCurrent) return;
        setFound(candidates);
        setActive(0);
      }, () => undefined);
    }, pause);
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [asked, people]);

  const choose = (candidate: PersonCandidate): void => {
    if (!asked) return;
    const { start, words } = asked;
    setAsked(undefined);
    people.ensurePerson(candidate.loginName).then(({ id, name, email }) => {
      const text = `${field.value.slice(0, start)}@${name} ${field.value.slice(start + words.length + 1)}`;
      onMention(text, { id, name, email });
      window.requestAnimationFrame(() => ref.current?.setSelectionRange(start + name.length + 2, start + name.length + 2));
      ref.current?.focus();
    }, () => undefined);
  };
  const chooseSign = ({ sign }: Emoji): void => {
    if (!named) return;
    const { start, words } = named;
    const end = start + sign.length + 1;
    setNamed(undefined);
    onChange(`${field.value.slice(0, start)}${sign} ${field.value.slice(start + words.length + 1)}`);
    window.requestAnimationFrame(() => ref.current?.setSelectionRange(end, end));
    ref.current?.focus();
  };
  const count = found.length || signs.length;
  const handleKey = (event: React.KeyboardEvent): boolean => {
    if (count === 0) return false;
    const candidate = found[active];
    const emoji = found.length === 0 ? signs[active] : undefined;
    if (event.key === 'ArrowDown') setActive((active + 1) % count);
    else if (event.key === 'ArrowUp') setActive((active - 1 + count) % count);
    else if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey || event.key === 'Tab') && (candidate || emoji)) {
      if (candidate) choose(candidate);
      else if (emoji) chooseSign(emoji);
    }
    else if (event.key === 'Escape') {
      setAsked(undefined);
      setNamed(undefined);
    }
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const isOpen = count > 0;
  return (
    <div className={styles.anchor}>
      <GrowingText
        {...field} fieldRef={ref} onKey={handleKey} {...(onEscape ? { onEscape } : {})}
        controls={isOpen ? listId : undefined} activeDescendant={isOpen ? `${listId}-${active}` : undefined}
        onChange={(text, caret) => {
          onChange(text);
          setAsked(mentionBefore(text, caret));
          setNamed(emojiBefore(text, caret));
        }}
      />
      {isOpen && (
        <ul id={listId} role="listbox" aria-label={found.length > 0 ? strings.MentionPeople : strings.EmojiNames} className={styles.list}>
          {found.map((candidate, index) => (
            <li key={candidate.loginName} id={`${listId}-${index}`} role="option" aria-selected={index === active} className={cx(styles.option, index === active && styles.active)}
              onMouseDown={(event) => event.preventDefault()} onClick={() => choose(candidate)}>
              <Avatar name={candidate.name} account={candidate.email} photoUrl={candidate.email ? photoUrl(candidate.email) : undefined} size={32} isDecorative />
              <span><bdi className={styles.name}>{candidate.name}</bdi><span className={styles.role}>{[candidate.jobTitle, candidate.department].filter(Boolean).join(', ')}</span></span>
            </li>
          ))}
          {found.length === 0 && signs.map((emoji, index) => (
            <li key={emoji.sign} id={`${listId}-${index}`} role="option" aria-selected={index === active} className={cx(styles.option, index === active && styles.active)}
              onMouseDown={(event) => event.preventDefault()} onClick={() => chooseSign(emoji)}>
              <span aria-hidden="true">{emoji.sign}</span><span>{emoji.name}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
