import * as React from 'react';
import * as strings from 'SharedStrings';
import { useSetup, type SetupRun } from '../../application/shared/useSetup';
import type { AppError } from '../../domain/shared/errors';
import type { Participants, Setup } from '../../domain/shared/setup';
import { format, formatPercent } from '../../domain/shared/text';
import { ArchOrnament } from '../../ui/ArchOrnament/ArchOrnament';
import { Button } from '../../ui/Button/Button';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import { useRoot } from '../../ui/Root/RootContext';
import { useId } from '../../ui/base/useId';
import styles from './Setup.module.scss';

/** What an area says of itself. */
export interface SetupWords {
  /** "Set up the stream". */
  readonly title: string;
  /** "The stream is ready". */
  readonly done: string;
  /** "Open the stream". */
  readonly open: string;
  /** For people who cannot set it up: "The stream is not set up yet. An owner of this site can do it here." */
  readonly notSetUp: string;
}

export interface SetupScreenProps {
  readonly words: SetupWords;
  /** Loads what setting up needs; only owners come here. */
  readonly loadSetup: () => Promise<Setup>;
  readonly onOpen: () => void;
}

const choices = [
  { kind: 'members', text: () => strings.SetupMembers, hint: () => strings.SetupMembersHint },
  { kind: 'everyone', text: () => strings.SetupEveryone, hint: () => strings.SetupEveryoneHint },
  { kind: 'group', text: () => strings.SetupGroup, hint: () => '' }
] as const;

function failureText({ kind }: AppError): string {
  if (kind === 'forbidden') return strings.SetupForbidden;
  return kind === 'notFound' || kind === 'invalid' ? strings.SetupNoGroup : strings.SetupFailedText;
}

/** One button for owners: who takes part, then progress, then the outcome. */
const SetupScreen: React.FC<SetupScreenProps> = ({ words, loadSetup, onOpen }) => {
  const { run, start } = useSetup(loadSetup);
  const [kind, setKind] = React.useState<Participants['kind']>('members');
  const [group, setGroup] = React.useState('');
  const [hasProblem, setProblem] = React.useState(false);
  const name = useId('participants');

  const handleStart = (): void => {
    const isNameless = kind === 'group' && group.trim() === '';
    setProblem(isNameless);
    if (!isNameless) start(kind === 'group' ? { kind, name: group.trim() } : { kind }).catch(() => undefined);
  };

  if (run.status === 'done') {
    return (
      <section className={styles.setup} aria-labelledby={`${name}-title`}>
        <ArchOrnament />
        <h3 id={`${name}-title`} className={styles.heading}>{words.done}</h3>
        <p role="status">{strings.SetupDoneText}</p>
        <div><Button variant="primary" onClick={onOpen}>{words.open}</Button></div>
      </section>
    );
  }
  return (
    <section className={styles.setup} aria-labelledby={`${name}-title`}>
      <ArchOrnament />
      <h3 id={`${name}-title`} className={styles.heading}>{words.title}</h3>
      <p>{strings.SetupIntro}</p>
      {run.status === 'running' ? <Progress run={run} label={words.title} /> : (
        <>
          {run.status === 'failed' && <MessageStrip kind="error">{failureText(run.error)}{run.error.code ? ` (${run.error.code})` : ''}</MessageStrip>}
          <fieldset className={styles.choices}>
            <legend className={styles.legend}>{strings.SetupWho}</legend>
            {choices.map((choice) => (
              <label key={choice.kind} className={styles.choice}>
                <input type="radio" name={name} checked={kind === choice.kind} onChange={() => setKind(choice.kind)} />
                <span>{choice.text()}{choice.hint() && <span className={styles.hint}>{choice.hint()}</span>}</span>
              </label>
            ))}
          </fieldset>
          {kind === 'group' && (
            <label className={styles.group}>
              {strings.SetupGroupName}
              <input
                type="text" value={group} maxLength={255} onChange={({ target }) => setGroup(target.value)}
                aria-invalid={hasProblem} aria-describedby={hasProblem ? `${name}-problem` : undefined}
              />
            </label>
          )}
          {hasProblem && <p id={`${name}-problem`} role="alert" className={styles.problem}>{strings.SetupGroupEmpty}</p>}
          <div><Button variant="primary" onClick={handleStart}>{run.status === 'failed' ? strings.SetupAgain : strings.SetupStart}</Button></div>
        </>
      )}
    </section>
  );
};

function Progress({ run: { progress }, label }: { readonly run: Extract<SetupRun, { status: 'running' }>; readonly label: string }): JSX.Element | null {
  const { locale } = useRoot();
  const share = progress ? progress.done / progress.total : 0;
  const text = progress?.list ? format(strings.SetupRunning, { list: progress.list }) : strings.SetupBeginning;
  return (
    <div className={styles.running}>
      <div className={styles.progress}>
        <progress max={1} value={share} aria-label={label} />
        <bdi>{formatPercent(locale, share)}</bdi>
      </div>
      <p role="status" className={styles.hint}>{text}</p>
      <p className={styles.hint}>{strings.SetupKeepOpen}</p>
    </div>
  );
}

export default SetupScreen;
