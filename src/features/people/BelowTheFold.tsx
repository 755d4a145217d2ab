import * as React from 'react';
import * as strings from 'PeopleStrings';
import { useVisible } from '../../application/shared/useVisible';
import { useProfileServices } from '../../application/people/profileServices';
import { useProfileLately } from '../../application/people/useProfile';
import type { Activity, ProfileLately } from '../../domain/people/ports';
import { lazily } from '../../ui/base/lazily';
import { Icon, type IconName } from '../../ui/Icon/Icon';
import { Link } from '../../ui/Link/Link';
import { RelativeTime } from '../../ui/RelativeTime/RelativeTime';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { AsyncView } from '../../ui/States/AsyncView';
import { useProfilePage } from './pageContext';
import { Section } from './Section';
import type { WallSectionProps } from './WallSection';
import styles from './Profile.module.scss';

const WallSection = lazily<WallSectionProps>(() => import(/* webpackChunkName: 'profile-wall' */ './WallSection'));

/** What somebody wrote lately, and their wall: read when it comes near. */
export const BelowTheFold: React.FC = () => {
  const { start } = useProfilePage();
  const { hasWall } = useProfileServices();
  const [place, isNear] = useVisible<HTMLDivElement>('400px');
  const [wasNear, setWasNear] = React.useState(false);
  const personId = start.person?.id ?? 0;
  const lately = useProfileLately(personId, isNear || wasNear);
  React.useEffect(() => {
    if (isNear) setWasNear(true);
  }, [isNear]);
  if (personId === 0) return null;
  return (
    <div ref={place} className={styles.fold}>
      <AsyncView result={lately} skeleton={<Skeleton shape="lines" count={4} />}>
        {(data) => <><LatelySection lately={data} />{hasWall && <WallSection lately={data} />}</>}
      </AsyncView>
    </div>
  );
};

const icons: Readonly<Record<Activity['kind'], IconName>> = { post: 'chat', question: 'question', praise: 'praise', poll: 'poll', announcement: 'megaphone', reply: 'reply', article: 'blog', page: 'wiki' };

function kindText(kind: Activity['kind']): string {
  const words: Record<Activity['kind'], string> = {
    post: strings.KindPost, question: strings.KindQuestion, praise: strings.KindPraise, poll: strings.KindPoll, announcement: strings.KindAnnouncement,
    reply: strings.KindReply, article: strings.KindArticle, page: strings.KindPage
  };
  return words[kind];
}

function LatelySection({ lately: { activities } }: { readonly lately: ProfileLately }): JSX.Element | null {
  const { streamPageUrl } = useProfileServices();
  const hrefOf = ({ href, postId }: Activity): string | undefined => href ?? (postId !== undefined && streamPageUrl !== '' ? `${streamPageUrl}#stream=post/${postId}` : undefined);
  if (activities.length === 0) return null;
  return (
    <Section title={strings.Lately}>
      <ul>
        {activities.map((activity, index) => {
          const href = hrefOf(activity);
          return (
            <li key={index} className={styles.activity}>
              <Icon name={icons[activity.kind]} />
              <div className={styles.grow}>
                <p className={styles.activityTitle}><bdi>{href ? <Link isQuiet href={href}>{activity.title}</Link> : activity.title}</bdi></p>
                <p className={styles.quiet}>{kindText(activity.kind)} · <RelativeTime date={new Date(activity.at)} /></p>
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
