import * as React from 'react';
import * as strings from 'PeopleStrings';
import { useToasts } from '../../application/shared/toasts';
import { useProfileServices } from '../../application/people/profileServices';
import type { EndorsedSkill } from '../../domain/people/endorsements';
import { countPhrase, format } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import { useRoot } from '../../ui/Root/RootContext';
import { errorText } from '../../ui/States/ErrorState';
import { EntriesEditor, PeopleDialog } from './editors';
import { FacePile } from '../shared/PersonFace';
import { useProfilePage } from './pageContext';
import { Section } from './Section';
import styles from './Profile.module.scss';

const shown = 8;

/** Skills and who confirms them. */
export const SkillsSection: React.FC = () => {
  const { details } = useProfilePage();
  const [isOpen, setOpen] = React.useState(false);
  const { skills } = details;
  const visible = isOpen ? skills : skills.slice(0, shown);
  return (
    <Section title={strings.Skills} note={skills.length > 0 ? strings.SkillsNote : ''} part="skills" isEmpty={skills.length === 0} prompt={strings.SkillsPrompt} editor={() => <EntriesEditor field="skills" title={strings.Skills} hint={strings.SkillsHint} />}>
      <ul>{visible.map((one) => <Skill key={one.skill} one={one} />)}</ul>
      {skills.length > visible.length && <Button variant="quiet" onClick={() => setOpen(true)}>{format(strings.ShowAllSkills, { count: skills.length })}</Button>}
    </Section>
  );
};

function Skill({ one: { skill, endorserIds } }: { readonly one: EndorsedSkill }): JSX.Element {
  const { details, start, isSelf, actions } = useProfilePage();
  const { photoUrl } = useProfileServices();
  const { locale } = useRoot();
  const { show } = useToasts();
  const [isListed, setListed] = React.useState(false);
  const { viewer, person } = start;
  const isMine = endorserIds.includes(viewer.person.id);
  const isOwnPage = person?.id === viewer.person.id;
  const faces = endorserIds.flatMap((id) => details.people.get(id) ?? []).slice(0, 3);
  const count = endorserIds.length;
  const handleConfirm = (): void => {
    actions.endorse(skill, !isMine).catch((error: unknown) => show({ kind: 'error', text: `${strings.NotConfirmed} ${errorText(error)}` }));
  };
  return (
    <li className={styles.skill}>
      <span className={styles.skillName}><bdi>{skill}</bdi></span>
      {count === 0 ? <span className={styles.quiet}>{isSelf ? '' : strings.NobodyYet}</span> : (
        <button type="button" className={styles.confirmers} aria-label={format(strings.ConfirmedBy, { skill, people: countPhrase(locale, strings, 'Colleagues', count) })} onClick={() => setListed(true)}>
          <FacePile limit={3} people={faces} photoUrl={photoUrl} />
          <bdi className={styles.quiet}>{count}</bdi>
        </button>
      )}
      {!isOwnPage && viewer.canWrite && (
        <Button isSmall icon={isMine ? 'check' : undefined} isPressed={isMine} label={format(isMine ? strings.UnconfirmSkill : strings.ConfirmSkill, { skill })} onClick={handleConfirm}>{isMine ? strings.Confirmed : strings.Confirm}</Button>
      )}
      {isListed && <PeopleDialog title={skill} ids={endorserIds} onClose={() => setListed(false)} />}
    </li>
  );
}
