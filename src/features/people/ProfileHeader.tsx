import * as React from 'react';
import * as strings from 'PeopleStrings';
import { useToasts } from '../../application/shared/toasts';
import { useProfileServices } from '../../application/people/profileServices';
import { callHref, chatHref, mailHref } from '../../domain/people/contact';
import { localTime } from '../../domain/people/localTime';
import type { ProfileStart } from '../../domain/people/ports';
import { vcard, vcardFileName } from '../../domain/people/vcard';
import { format, formatNumber } from '../../domain/shared/text';
import { Avatar } from '../../ui/Avatar/Avatar';
import { Button } from '../../ui/Button/Button';
import { Icon } from '../../ui/Icon/Icon';
import { Menu, type MenuItem } from '../../ui/Menu/Menu';
import { useRoot } from '../../ui/Root/RootContext';
import { errorText } from '../../ui/States/ErrorState';
import { ContactListsDialog, NameEditor } from './editors';
import type { ProfilePageValue } from './pageContext';
import { PageContext } from './pageContext';
import { useNow } from './useNow';
import styles from './Profile.module.scss';

export interface ProfileHeaderProps {
  readonly start: ProfileStart;
  readonly name: string;
  readonly isSelf: boolean;
  /** The page, once it is loaded: what the company knows stands here before that. */
  readonly value: ProfilePageValue | undefined;
  readonly onPreview: (() => void) | undefined;
}

/** Face, names, role, place and time, and what one does first. */
export const ProfileHeader: React.FC<ProfileHeaderProps> = ({ start, name, isSelf, value, onPreview }) => {
  const { photoUrl } = useProfileServices();
  const { facts, person } = start;
  const email = facts?.email || person?.email || '';
  const profile = value?.details.profile;
  return (
    <header className={styles.head}>
      <span className={styles.face}><Avatar name={name} account={email || name} photoUrl={facts?.hasPhoto ? photoUrl(email) : undefined} size={120} isDecorative /></span>
      <div className={styles.identity}>
        <h2 className={styles.name}>
          <bdi>{name}</bdi>
          {profile && profile.otherName !== '' && <> <bdi className={styles.otherName}>{profile.otherName}</bdi></>}
        </h2>
        {facts && (facts.role || facts.department) && <p className={styles.role}><bdi>{[facts.role, facts.department].filter(Boolean).join(' · ')}</bdi></p>}
        <Facts start={start} value={value} />
        {value?.canEdit && value.editing === 'name' && <PageContext.Provider value={value}><NameEditor /></PageContext.Provider>}
      </div>
      <div className={styles.actions}>
        {value?.canEdit && value.editing !== 'name' && <Button icon="edit" onClick={() => value.setEditing('name')} isLabelOptional label={strings.EditName}>{strings.EditName}</Button>}
        {onPreview && <Button icon="eye" onClick={onPreview} isLabelOptional label={strings.Preview}>{strings.Preview}</Button>}
        {!isSelf && value && <FollowButton value={value} />}
        {!isSelf && facts && email !== '' && <Button icon="chat" href={chatHref(email)}>{strings.Chat}</Button>}
        {!isSelf && facts && email !== '' && <Button icon="call" label={strings.Call} href={callHref(email)} />}
        {!isSelf && email !== '' && <Button icon="mail" label={strings.SendMail} href={mailHref(email)} />}
        <MoreMenu start={start} timeZone={profile?.timeZone ?? ''} isSelf={isSelf} />
      </div>
    </header>
  );
};

function Facts({ start: { facts, suggested }, value }: { readonly start: ProfileStart; readonly value: ProfilePageValue | undefined }): JSX.Element | null {
  const { locale } = useRoot();
  const now = useNow();
  const profile = value?.details.profile;
  const clock = localTime(locale, profile?.timeZone || suggested.timeZone || '', now);
  const isSelf = value?.start.viewer.person.id === value?.start.person?.id;
  const parts = [
    ...(facts?.office ? [<span key="place"><Icon name="place" /><span dir="auto">{facts.office}</span></span>] : []),
    ...(clock ? [<span key="time"><Icon name="clock" />{isSelf ? clock.time : timeText(locale, clock)}</span>] : []),
    ...(profile?.pronouns ? [<span key="pronouns"><Icon name="person" /><bdi>{profile.pronouns}</bdi></span>] : []),
    ...(profile?.pronunciation ? [<span key="say"><Icon name="megaphone" /><span>{strings.SayIt} <bdi>{profile.pronunciation}</bdi></span></span>] : [])
  ];
  return parts.length > 0 ? <p className={styles.facts}>{parts}</p> : null;
}

/** "13:24 there, 2 h ahead of you". */
export function timeText(locale: string, { time, aheadMinutes }: NonNullable<ReturnType<typeof localTime>>): string {
  if (aheadMinutes === 0) return format(strings.SameTime, { time });
  const hours = formatNumber(locale, Math.abs(aheadMinutes) / 60, { maximumFractionDigits: 2 });
  return format(aheadMinutes > 0 ? strings.TimeAhead : strings.TimeBehind, { time, hours });
}

function FollowButton({ value: { details, actions, start, name } }: { readonly value: ProfilePageValue }): JSX.Element | null {
  const { show } = useToasts();
  const { isFollowed } = details;
  // Nobody begins to follow an account that has left.
  if (!start.viewer.canWrite || (!start.facts && !isFollowed)) return null;
  const handleClick = (): void => {
    actions.follow(!isFollowed).catch((error: unknown) => show({ kind: 'error', text: `${format(strings.NotFollowed, { name })} ${errorText(error)}` }));
  };
  return <Button variant={isFollowed ? 'default' : 'primary'} icon={isFollowed ? 'check' : 'add'} isPressed={isFollowed} onClick={handleClick}>{isFollowed ? strings.Following : strings.Follow}</Button>;
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/vcard;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the file over by then.
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function MoreMenu({ start: { facts, person, viewer }, timeZone, isSelf }: { readonly start: ProfileStart; readonly timeZone: string; readonly isSelf: boolean }): JSX.Element | null {
  const { pageUrl } = useProfileServices();
  const [isListing, setListing] = React.useState(false);
  const { announce } = useRoot();
  const { show } = useToasts();
  const email = facts?.email || person?.email || '';
  const separator = pageUrl.includes('?') ? '&' : '?';
  const address = `${pageUrl}${separator}user=${encodeURIComponent(email || person?.loginName || facts?.account || '')}`;
  const handleCopy = (): void => {
    navigator.clipboard?.writeText(address).then(() => { announce(strings.LinkCopied); show({ text: strings.LinkCopied }); }, () => show({ kind: 'error', text: address }));
  };
  const items: MenuItem[] = [
    ...(viewer.canWrite && (isSelf || facts) ? [{ key: 'lists', icon: 'people' as const, text: isSelf ? strings.MyLists : strings.AddToList, onSelect: () => setListing(true) }] : []),
    { key: 'copy', icon: 'link', text: strings.CopyLink, onSelect: handleCopy },
    ...(facts ? [{ key: 'vcard', icon: 'download' as const, text: strings.DownloadContact, onSelect: () => download(vcardFileName(facts.name), vcard(facts, { pageUrl: address, timeZone })) }] : [])
  ];
  return (
    <>
      <Menu label={strings.More} items={items} />
      {isListing && <ContactListsDialog {...(isSelf || !facts ? {} : { person: { account: facts.account, name: facts.name } })} onClose={() => setListing(false)} />}
    </>
  );
}
