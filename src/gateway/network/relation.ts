import type { Exclusions } from '../../domain/directory/exclusions';
import type { Relation } from '../../domain/network/relation';
import { targetKey } from '../../domain/shared/keys';
import { addEdgePart, peopleOf } from '../people/edgeParts';
import { addUser, orMissing, type UserRow } from '../people/profileReader';
import { openBatch } from '../shared/batch';
import { listOf } from '../shared/siteLists';
import type { SitePeople } from '../shared/sitePeople';
import type { Site } from '../sp';
import { addPeople } from './orgPeople';

const addListItems = 0x2;
/** Colleagues who are named; the others are counted. */
const named = 12;

/** How the reader and somebody follow each other, and whom they share: four round trips, whatever the number of followers. */
export async function readRelation(site: Site, people: SitePeople, rules: Exclusions, user: string): Promise<Relation> {
  const first = openBatch(site);
  const me = first.add<UserRow>(first.sp.web.currentUser.select('Id', 'Title', 'Email', 'LoginName')());
  const readUser = addUser(first, user);
  const newest = first.add<{ Id: number }[]>(listOf(site, 'LoggiaEdges', first.sp).items.select('Id').orderBy('Id', false).top(1)());
  const list = first.add<{ EffectiveBasePermissions: { Low: string } }>(listOf(site, 'LoggiaEdges', first.sp).select('EffectiveBasePermissions')());
  await first.send();
  const viewer = people.keep(me());
  const person = readUser();
  const rights = Number(orMissing(list)?.EffectiveBasePermissions.Low ?? 0);
  const canFollow = Math.floor(rights / addListItems) % 2 === 1 && person?.Id !== viewer.id;
  // Somebody who has never been on the site: nobody follows them here, and they follow nobody.
  if (!person) return { isFollowed: false, followsYou: false, mutual: [], mutualCount: 0, isCut: false, canFollow };

  const newestId = orMissing(newest)?.[0]?.Id ?? 0;
  const second = openBatch(site);
  const mine = addEdgePart(site, second, 'follow', 'SourceKey', targetKey('user', viewer.id), newestId);
  const theirs = addEdgePart(site, second, 'follow', 'SourceKey', targetKey('user', person.Id), newestId);
  const followers = addEdgePart(site, second, 'follow', 'TargetKey', targetKey('user', person.Id), newestId);
  await second.send();
  const followed = new Set(peopleOf(mine(), 'target').ids);
  const { ids, hasMore } = peopleOf(followers(), 'source');
  const shared = ids.filter((id) => followed.has(id) && id !== viewer.id);
  const users = await people.listPeople(shared.slice(0, named * 2));
  const third = openBatch(site);
  const read = addPeople(third, [...users.values()].map(({ loginName }) => loginName), rules);
  await third.send();
  const shown = read();
  const hidden = users.size - shown.length;
  return {
    isFollowed: followed.has(person.Id), followsYou: peopleOf(theirs(), 'target').ids.includes(viewer.id),
    mutual: shown.slice(0, named), mutualCount: Math.max(0, shared.length - hidden), isCut: hasMore, canFollow
  };
}
