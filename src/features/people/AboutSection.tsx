import * as React from 'react';
import * as strings from 'PeopleStrings';
import type { ListField } from '../../domain/people/profile';
import { RichText } from '../../ui/RichText/RichText';
import { Clamped } from '../../ui/RichText/Clamped';
import { AboutEditor, EntriesEditor } from './editors';
import { useProfilePage } from './pageContext';
import { Section } from './Section';
import styles from './Profile.module.scss';

/** What somebody says about themselves. */
export const AboutSection: React.FC = () => {
  const { about } = useProfilePage().details.profile;
  return (
    <Section title={strings.About} part="about" isEmpty={about === ''} prompt={strings.AboutPrompt} hasHiddenTitle editor={() => <AboutEditor />}>
      <div className={styles.about}><Clamped lines={12} canExpand><RichText text={about} reading /></Clamped></div>
    </Section>
  );
};

export interface EntriesSectionProps {
  readonly field: Exclude<ListField, 'skills' | 'languages'>;
  readonly title: string;
  readonly prompt: string;
  readonly hint: string;
}

/** A few words each: topics to be asked about, projects, interests. */
export const EntriesSection: React.FC<EntriesSectionProps> = ({ field, title, prompt, hint }) => {
  const entries = useProfilePage().details.profile[field];
  return (
    <Section title={title} part={field} isEmpty={entries.length === 0} prompt={prompt} editor={() => <EntriesEditor field={field} title={title} hint={hint} />}>
      <ul className={styles.entries}>{entries.map((entry) => <li key={entry} className={styles.entry} dir="auto">{entry}</li>)}</ul>
    </Section>
  );
};
