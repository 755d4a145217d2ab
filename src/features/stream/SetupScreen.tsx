import * as React from 'react';
import * as strings from 'StreamStrings';
import { useSetup, type SetupRun } from '../../application/stream/useSetup';
import type { AppError } from '../../domain/shared/errors';
import type { Participants } from '../../domain/shared/setup';
import { format, formatPercent } from '../../domain/shared/text';
import { ArchOrnament } from '../../ui/ArchOrnament/ArchOrnament';
import { Button } from '../../ui/Button/Button';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import { useRoot } from '../../ui/Root/RootContext';
import { useId } from '../../ui/base/useId';
import styles from './Setup.module.scss';

export interface SetupScreenProps {
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
const SetupScreen: React.FC<SetupScreenProps> = ({ onOpen }) => {
  const { run, start, open } = useSetup();
  const [kind, setKind] = React.useState<Participants['kind']>('members');
  const [group, setGroup] = React.useState('');
  const [hasProblem, setProblem] = React.useState(false);
  const name = useId('participants');

  const handleStart = (): void => {
    const isNameless = kind === 'group' && group.trim() === '';
    setProblem(isNameless);
    if (!isNameless) start(kind === 'group' ? { kind, name: group.trim() } : { kind }).catch(() => undefined);
  };
  const handleOpen = (): void => {
    onOpen();
    open().catch(() => undefined);
  };

  if (run.status === 'done') {
    return (
      <section className={styles.setup} aria-labelledby={`${name}-title`}>
        <ArchOrnament />
        <h3 id={`${name}-title`} className={styles.heading}>{strings.SetupDone}</h3>
        <p role="status">{strings.SetupDoneText}</p>
        <div><Button variant="primary" onClick={handleOpen}>{strings.SetupOpen}</Button></div>
      </section>
    );
  }
  return (
    <section className={styles.setup} aria-labelledby={`${name}-title`}>
      <ArchOrnament />
      <h3 id={`${name}-title`} className={styles.heading}>{strings.SetupTitle}</h3>
      <p>{strings.SetupIntro}</p>
      {run.status === 'running' ? <Progress run={run} /> : (
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

function Progress({ run: { progress } }: { readonly run: Extract<SetupRun, { status: 'running' }> }): JSX.Element | null {
  const { locale } = useRoot();
  const share = progress ? progress.done / progress.total : 0;
  const text = progress?.list ? format(strings.SetupRunning, { list: progress.list }) : strings.SetupBeginning;
  return (
    <div className={styles.running}>
      <div className={styles.progress}>
        <progress max={1} value={share} aria-label={strings.SetupTitle} />
        <bdi>{formatPercent(locale, share)}</bdi>
      </div>
      <p role="status" className={styles.hint}>{text}</p>
      <p className={styles.hint}>{strings.SetupKeepOpen}</p>
    </div>
  );
}

export default SetupScreen;
