import * as React from 'react';
import * as strings from 'SharedStrings';
import { useCardFollow, usePersonCard, type PersonCardsEnvironment } from '../../application/shared/personCards';
import { accountName } from '../../domain/people/facts';
import { localTime } from '../../domain/people/localTime';
import { callHref, chatHref, mailHref } from '../../domain/people/contact';
import type { CardPerson, PersonCard } from '../../domain/shared/personCard';
import { countPhrase, format } from '../../domain/shared/text';
import { Avatar } from '../../ui/Avatar/Avatar';
import { Button } from '../../ui/Button/Button';
import { Icon } from '../../ui/Icon/Icon';
import { useRoot } from '../../ui/Root/RootContext';
import { Bone } from '../../ui/Skeleton/Skeleton';
import { errorText } from '../../ui/States/ErrorState';
import styles from './PersonCard.module.scss';

export interface PersonCardViewProps {
  readonly person: CardPerson;
  readonly environment: PersonCardsEnvironment;
  /** The profile. */
  readonly href: string | undefined;
  readonly onClose: () => void;
}

function commonText(locale: string, common: NonNullable<PersonCard['common']>): string {
  if (common.kind === 'people') return countPhrase(locale, strings, 'CardFollowsSame', common.count);
  const templates = { topic: strings.CardTopic, skill: strings.CardSkill, interest: strings.CardInterest, office: strings.CardOffice, department: strings.CardDepartment };
  return format(templates[common.kind], { text: common.text });
}

/** Who somebody is at a glance; loaded with the first card that opens. */
const PersonCardView: React.FC<PersonCardViewProps> = ({ person, environment, href }) => {
  const { data: card, error } = usePersonCard(environment, person);
  const { setFollowed, hasFailed } = useCardFollow(environment, person);
  const name = card?.name || person.name;
  const email = card?.email || person.email;
  return (
    <div className={styles.card}>
      <div className={styles.head}>
        <Avatar name={name} account={email} photoUrl={card?.hasPhoto ? environment.photoUrl(email || accountName(card.account)) : undefined} size={48} isDecorative />
        <div className={styles.who}>
          <p className={styles.name}>{href ? <a href={href}><bdi>{name}</bdi></a> : <bdi>{name}</bdi>}</p>
          {card && <p className={styles.role}><bdi>{[card.role, card.department].filter(Boolean).join(' · ')}</bdi></p>}
        </div>
      </div>
      {card && <CardFacts card={card} />}
      {!card && error === null && <div className={styles.bones} aria-hidden><Bone width="80%" height={12} /><Bone width="60%" height={12} /></div>}
      {error !== null && !card && <p role="alert" className={styles.fact}>{errorText(error)}</p>}
      {card && !card.isSelf && (
        <div className={styles.actions}>
          {card.canFollow && <Button variant={card.isFollowed ? 'default' : 'primary'} isSmall icon={card.isFollowed ? 'check' : 'add'} isPressed={card.isFollowed} onClick={() => setFollowed(!card.isFollowed)}>{card.isFollowed ? strings.CardFollowing : strings.CardFollow}</Button>}
          {card.hasProfile && email !== '' && (
            <>
              <Button isSmall icon="chat" href={chatHref(email)}>{strings.CardChat}</Button>
              <Button isSmall variant="quiet" icon="call" label={strings.CardCall} href={callHref(email)} />
              <Button isSmall variant="quiet" icon="mail" label={strings.CardMail} href={mailHref(email)} />
            </>
          )}
        </div>
      )}
      {hasFailed && <p role="alert" className={styles.fact}>{format(strings.CardNotFollowed, { name })}</p>}
    </div>
  );
};

function CardFacts({ card }: { readonly card: PersonCard }): JSX.Element {
  const { locale } = useRoot();
  const clock = localTime(locale, card.timeZone, new Date());
  const place = [card.office, clock && format(strings.CardTimeThere, { time: clock.time })].filter(Boolean).join(' · ');
  return (
    <>
      {!card.hasProfile && <p className={styles.fact}><Icon name="info" />{strings.CardNoProfile}</p>}
      {place !== '' && <p className={styles.fact}><Icon name={card.office ? 'place' : 'clock'} /><span>{place}</span></p>}
      {card.pronouns !== '' && <p className={styles.fact}><Icon name="person" /><bdi>{card.pronouns}</bdi></p>}
      {card.common && <p className={styles.fact}><Icon name={card.common.kind === 'topic' ? 'hash' : 'people'} /><span>{commonText(locale, card.common)}</span></p>}
    </>
  );
}

export default PersonCardView;
