import * as React from 'react';
import * as strings from 'PeopleStrings';
import { ProfilePageProvider } from '../../application/shared/personCards';
import { ProfileServicesProvider, useProfileServices, type ProfileEnvironment } from '../../application/people/profileServices';
import { useProfileStart } from '../../application/people/useProfile';
import { isAppError } from '../../domain/shared/errors';
import { Button } from '../../ui/Button/Button';
import { EmptyState } from '../../ui/States/EmptyState';
import { ErrorState } from '../../ui/States/ErrorState';
import { SetupGate } from '../shared/SetupGate';
import { ProfilePage } from './ProfilePage';
import { ProfileSkeleton } from './ProfileSkeleton';
import styles from './Profile.module.scss';

export interface ProfileAppProps {
  readonly environment: ProfileEnvironment;
  readonly title: string;
}

/** Loading, failed, nobody, not set up, or the page: exactly one of them. */
const ProfileScreen: React.FC<{ readonly title: string }> = ({ title }) => {
  const start = useProfileStart();
  const { loadSetup, pageUrl } = useProfileServices();
  const refetch = (): void => { start.refetch().catch(() => undefined); };
  const heading = title === '' ? null : <h2 className={styles.title}>{title}</h2>;
  const { data, error } = start;
  if (!data) {
    if (isAppError(error, 'notFound')) {
      return <>{heading}<EmptyState level={2} title={strings.NobodyTitle} text={strings.NobodyText} action={<Button href={pageUrl}>{strings.ToMyPage}</Button>} /></>;
    }
    return <>{heading}{error === null ? <ProfileSkeleton /> : <ErrorState error={error} onRetry={refetch} />}</>;
  }
  const words = { title: strings.SetupTitle, done: strings.SetupDone, open: strings.SetupOpen, notSetUp: strings.NotSetUp };
  return (
    <>
      {heading}
      <SetupGate state={data.state} isOwner={data.viewer.isOwner} words={words} loadSetup={loadSetup} onOpen={refetch}>
        <ProfilePageProvider value={data.profilePage}><ProfilePage start={data} /></ProfilePageProvider>
      </SetupGate>
    </>
  );
};

/** A profile with its services. */
export const ProfileApp: React.FC<ProfileAppProps> = ({ environment, title }) => (
  <ProfileServicesProvider services={environment}><ProfileScreen title={title} /></ProfileServicesProvider>
);
