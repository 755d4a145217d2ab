import { useQuery, useQueryClient, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import * as React from 'react';
import { asAppError, type AppError } from '../../domain/shared/errors';
import type { Person } from '../../domain/shared/person';
import { endorsedSkills, withEndorsement, type EndorsedSkill } from '../../domain/people/endorsements';
import type { PersonSummary } from '../../domain/people/facts';
import type { PeopleCount, ProfileDetails, ProfileLately, ProfileStart } from '../../domain/people/ports';
import { cleanEntries, type FieldValue, type OwnProfile, type ProfileChange } from '../../domain/people/profile';
import type { WallMessage } from '../../domain/people/wall';
import { useProfileServices } from './profileServices';

const keys = {
  start: (site: string, user: string | undefined) => ['profile', site, 'start', user ?? ''] as const,
  details: (site: string, user: string | undefined) => ['profile', site, 'details', user ?? ''] as const,
  lately: (site: string, personId: number) => ['profile', site, 'lately', personId] as const,
  summaries: (site: string, accounts: readonly string[]) => ['profile', site, 'summaries', ...accounts] as const,
  people: (site: string, ids: readonly number[]) => ['profile', site, 'people', ...ids] as const
};

/** Whose page it is and what may be done on it. */
export function useProfileStart(): UseQueryResult<ProfileStart> {
  const { service, siteUrl, user } = useProfileServices();
  return useQuery(keys.start(siteUrl, user), () => service.readStart(user));
}

/** The page itself, once it is known whose it is. */
export function useProfileDetails(start: ProfileStart): UseQueryResult<ProfileDetails> {
  const { service, siteUrl, user } = useProfileServices();
  return useQuery(keys.details(siteUrl, user), () => service.readDetails(start));
}

/** What is below the fold; asked for when it comes near. */
export function useProfileLately(personId: number, isNear: boolean): UseQueryResult<ProfileLately> {
  const { service, siteUrl } = useProfileServices();
  return useQuery(keys.lately(siteUrl, personId), () => service.readLately(personId), { enabled: isNear && personId > 0 });
}

/** Names and roles of accounts that a dialog shows. */
export function useSummaries(accounts: readonly string[], isOpen: boolean): UseQueryResult<readonly PersonSummary[]> {
  const { service, siteUrl } = useProfileServices();
  return useQuery(keys.summaries(siteUrl, accounts), () => service.listSummaries(accounts), { enabled: isOpen && accounts.length > 0 });
}

/** Names of people by number that a dialog shows. */
export function usePeopleByIds(ids: readonly number[], isOpen: boolean): UseQueryResult<ReadonlyMap<number, Person>> {
  const { service, siteUrl } = useProfileServices();
  return useQuery(keys.people(siteUrl, ids), () => service.listPeople(ids), { enabled: isOpen && ids.length > 0 });
}

/** What somebody does on a profile. Each rejects with an AppError, after the screen shows again what was. */
export interface ProfileActions {
  save(change: ProfileChange): Promise<void>;
  saveOwnerFields(values: Readonly<Record<string, FieldValue>>): Promise<void>;
  follow(isFollowed: boolean): Promise<void>;
  endorse(skill: string, isEndorsed: boolean): Promise<void>;
  addMessage(key: string, body: string, parentId?: number): Promise<void>;
  editMessage(id: number, body: string): Promise<void>;
  deleteMessage(id: number): Promise<void>;
  hideMessage(id: number, isHidden: boolean): Promise<void>;
}

function withChange(details: ProfileDetails, change: ProfileChange): ProfileDetails {
  const profile: OwnProfile = { ...details.profile, ...change, fields: { ...details.profile.fields, ...change.fields } };
  const known = new Map(details.skills.map((one) => [one.skill, one]));
  const skills: readonly EndorsedSkill[] = change.skills ? endorsedSkills(cleanEntries(change.skills), [], 0).map((one) => known.get(one.skill) ?? one) : details.skills;
  return { ...details, profile, skills };
}

function withFollower(count: PeopleCount, id: number, isFollowed: boolean): PeopleCount {
  const others = count.ids.filter((one) => one !== id);
  return { ...count, ids: isFollowed ? [id, ...others] : others };
}

function changeWall(client: QueryClient, key: readonly unknown[], change: (wall: readonly WallMessage[]) => readonly WallMessage[]): void {
  client.setQueryData<ProfileLately>(key, (lately) => lately && { ...lately, wall: change(lately.wall) });
}

/** The actions of a page. */
export function useProfileActions(start: ProfileStart): ProfileActions {
  const { service, siteUrl, user } = useProfileServices();
  const client = useQueryClient();
  return React.useMemo<ProfileActions>(() => {
    const key = keys.details(siteUrl, user);
    const viewer = start.viewer.person;
    const personId = start.person?.id ?? 0;
    const wallKey = keys.lately(siteUrl, personId);
    const change = (next: (details: ProfileDetails) => ProfileDetails): void => {
      client.setQueryData<ProfileDetails>(key, (details) => details && next(details));
    };
    const optimistic = async (next: (details: ProfileDetails) => ProfileDetails, write: () => Promise<unknown>): Promise<void> => {
      // What is being read now would put back what was.
      await client.cancelQueries(key);
      const before = client.getQueryData<ProfileDetails>(key);
      change(next);
      try {
        await write();
      } catch (error) {
        client.setQueryData(key, before);
        throw asAppError(error);
      }
    };
    return {
      async save(made) {
        await service.saveProfile(made);
        change((details) => withChange(details, made));
      },
      async saveOwnerFields(values) {
        await service.saveOwnerFields(personId, values);
        change((details) => ({ ...details, ownerFields: values }));
      },
      follow: (isFollowed) => optimistic(
        (details) => ({ ...details, isFollowed, followers: withFollower(details.followers, viewer.id, isFollowed), people: new Map(details.people).set(viewer.id, viewer) }),
        () => service.setFollowed(start.facts?.account ?? start.person?.loginName ?? '', isFollowed)
      ),
      endorse: (skill, isEndorsed) => optimistic(
        (details) => ({ ...details, skills: withEndorsement(details.skills, skill, viewer.id, isEndorsed), people: new Map(details.people).set(viewer.id, viewer) }),
        () => service.setEndorsed(personId, skill, isEndorsed)
      ),
      async addMessage(messageKey, body, parentId) {
        const message = await service.addMessage({ key: messageKey, personId, body, ...(parentId === undefined ? {} : { parentId }) });
        client.setQueryData<ProfileLately>(wallKey, (lately) => lately && {
          ...lately, wall: [message, ...lately.wall.filter(({ id }) => id !== message.id)], people: new Map(lately.people).set(viewer.id, viewer)
        });
      },
      async editMessage(id, body) {
        await service.editMessage(id, body);
        changeWall(client, wallKey, (wall) => wall.map((one) => (one.id === id ? { ...one, body, editedAt: new Date().toISOString() } : one)));
      },
      async deleteMessage(id) {
        await service.deleteMessage(id);
        changeWall(client, wallKey, (wall) => wall.filter((one) => one.id !== id && one.parentId !== id));
      },
      async hideMessage(id, isHidden) {
        await service.setHidden(id, isHidden);
        changeWall(client, wallKey, (wall) => wall.map((one) => (one.id === id ? { ...one, isHidden } : one)));
      }
    };
  }, [client, service, siteUrl, start, user]);
}

export type { AppError };
