import * as React from 'react';
import * as strings from 'PeopleStrings';
import { completenessOf, type Completable } from '../../domain/people/completeness';
import { format, formatNumber } from '../../domain/shared/text';
import { Icon } from '../../ui/Icon/Icon';
import { ProgressBar } from '../../ui/ProgressBar/ProgressBar';
import { useRoot } from '../../ui/Root/RootContext';
import { useProfilePage, type EditedPart } from './pageContext';
import { Section } from './Section';
import styles from './Profile.module.scss';

const parts: Readonly<Record<Completable, EditedPart>> = {
  about: 'about', askMeAbout: 'askMeAbout', skills: 'skills', projects: 'projects', interests: 'interests', languages: 'personal', timeZone: 'personal', pronouns: 'name'
};

function wordsFor(name: Completable): string {
  const words: Record<Completable, string> = {
    about: strings.HelpAbout, askMeAbout: strings.HelpAskMeAbout, skills: strings.HelpSkills, projects: strings.HelpProjects,
    interests: strings.HelpInterests, languages: strings.HelpLanguages, timeZone: strings.HelpTimeZone, pronouns: strings.HelpPronouns
  };
  return words[name];
}

/** To the person only: what would help colleagues most. */
export const CompletenessPanel: React.FC = () => {
  const { details, canEdit, setEditing } = useProfilePage();
  const { locale } = useRoot();
  const { done, total, missing } = completenessOf(details.profile);
  if (!canEdit || missing.length === 0) return null;
  const text = format(strings.CompleteCount, { done: formatNumber(locale, done), total: formatNumber(locale, total) });
  return (
    <div className={styles.completeness}>
      <Section title={strings.HelpOthers}>
        <ProgressBar label={strings.HelpOthers} share={done / total} text={text} />
        <ul>
          {missing.slice(0, 3).map((name) => (
            <li key={name}><button type="button" className={styles.prompt} onClick={() => setEditing(parts[name])}><Icon name="add" />{wordsFor(name)}</button></li>
          ))}
        </ul>
        <p className={styles.quiet}>{strings.OnlyYouSee}</p>
      </Section>
    </div>
  );
};
