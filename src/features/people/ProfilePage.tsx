import * as React from 'react';
import * as strings from 'PeopleStrings';
import { useProfileActions, useProfileDetails } from '../../application/people/useProfile';
import { accountName } from '../../domain/people/facts';
import type { ProfileStart } from '../../domain/people/ports';
import { Arcade } from '../../ui/ArchOrnament/ArchOrnament';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { AsyncView } from '../../ui/States/AsyncView';
import { AboutSection, EntriesSection } from './AboutSection';
import { BelowTheFold } from './BelowTheFold';
import { CommonPanel } from './CommonPanel';
import { CompletenessPanel } from './CompletenessPanel';
import { ContactPanel } from './ContactPanel';
import { CustomFieldsSection } from './CustomFieldsSection';
import { FollowPanel } from './FollowPanel';
import { PageContext, type EditedPart, type ProfilePageValue } from './pageContext';
import { PraisePanel } from './PraisePanel';
import { ProfileHeader } from './ProfileHeader';
import { ReportingPanel } from './ReportingPanel';
import { SkillsSection } from './SkillsSection';
import styles from './Profile.module.scss';

/** A person's page. */
export const ProfilePage: React.FC<{ readonly start: ProfileStart }> = ({ start }) => {
  const details = useProfileDetails(start);
  const actions = useProfileActions(start);
  const [isPreview, setPreview] = React.useState(false);
  const [editing, setEditing] = React.useState<EditedPart>();
  const { viewer, person, facts } = start;
  const isSelf = person?.id === viewer.person.id;
  const name = facts?.name || person?.name || accountName(person?.loginName ?? '');
  const value = React.useMemo<ProfilePageValue | undefined>(() => details.data && {
    start, details: details.data, name, actions, editing, setEditing,
    isSelf: isSelf && !isPreview, canEdit: isSelf && !isPreview && viewer.canWrite
  }, [start, details.data, name, isSelf, isPreview, viewer.canWrite, actions, editing]);

  return (
    <article aria-label={name}>
      {isSelf && isPreview && <div className={styles.strip}><MessageStrip icon="eye" actions={[{ text: strings.BackToEditing, onClick: () => setPreview(false) }]}>{strings.PreviewText}</MessageStrip></div>}
      <div className={styles.band} aria-hidden><Arcade shape="band" /></div>
      <ProfileHeader start={start} name={name} isSelf={isSelf && !isPreview} value={value} onPreview={isSelf && viewer.canWrite && !isPreview ? () => { setEditing(undefined); setPreview(true); } : undefined} />
      {!facts && <div className={styles.strip}><MessageStrip isLive={false}>{isSelf ? strings.NoOwnProfile : strings.NoProfile}</MessageStrip></div>}
      {isSelf && !viewer.canWrite && <div className={styles.strip}><MessageStrip icon="lock" isLive={false}>{strings.ReadOnly}</MessageStrip></div>}
      <AsyncView result={details} skeleton={<Skeleton shape="lines" count={6} />}>
        {() => value && <PageContext.Provider value={value}><Layout /></PageContext.Provider>}
      </AsyncView>
    </article>
  );
};

function Layout(): JSX.Element {
  return (
    <div className={styles.layout}>
      <div className={styles.main}>
        <AboutSection />
        <EntriesSection field="askMeAbout" title={strings.AskMeAbout} prompt={strings.AskMeAboutPrompt} hint={strings.AskMeAboutHint} />
        <SkillsSection />
        <EntriesSection field="projects" title={strings.Projects} prompt={strings.ProjectsPrompt} hint={strings.ProjectsHint} />
        <EntriesSection field="interests" title={strings.Interests} prompt={strings.InterestsPrompt} hint={strings.InterestsHint} />
        <CustomFieldsSection />
      </div>
      <div className={styles.side}>
        <CompletenessPanel />
        <CommonPanel />
        <ReportingPanel />
        <ContactPanel />
        <PraisePanel />
        <FollowPanel />
      </div>
      <BelowTheFold />
    </div>
  );
}
