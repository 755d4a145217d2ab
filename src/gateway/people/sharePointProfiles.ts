import type { ProfileService } from '../../domain/people/ports';
import { SiteEdges } from '../shared/siteEdges';
import { SitePeople } from '../shared/sitePeople';
import type { Site } from '../sp';
import { SharePointContactLists } from './contactLists';
import type { ActivitySource } from './lately';
import { SharePointProfileReader } from './profileReader';
import { SharePointProfileWriter } from './profileWriter';

/** Profiles of one site, as the signed-in person may use them. */
export function createSharePointProfiles(site: Site, people = new SitePeople(site), sources: readonly ActivitySource[] = []): ProfileService {
  const reader = new SharePointProfileReader(site, people, undefined, sources);
  const viewerId = (): Promise<number> => reader.viewerId();
  const writer = new SharePointProfileWriter(site, people, new SiteEdges(site), viewerId);
  const lists = new SharePointContactLists(site, viewerId);
  return {
    readStart: (user) => reader.readStart(user),
    readDetails: (start) => reader.readDetails(start),
    readLately: (personId) => reader.readLately(personId),
    listSummaries: (accounts) => reader.listSummaries(accounts),
    listPeople: (ids) => reader.listPeople(ids),
    saveProfile: (change) => writer.saveProfile(change),
    saveOwnerFields: (personId, values) => writer.saveOwnerFields(personId, values),
    setFollowed: (account, isFollowed) => writer.setFollowed(account, isFollowed),
    setEndorsed: (personId, skill, isEndorsed) => writer.setEndorsed(personId, skill, isEndorsed),
    saveProfilePage: (address) => writer.saveProfilePage(address),
    addMessage: (message) => writer.addMessage(message),
    editMessage: (id, body) => writer.editMessage(id, body),
    deleteMessage: (id) => writer.deleteMessage(id),
    setHidden: (id, isHidden) => writer.setHidden(id, isHidden),
    listContactLists: () => lists.listContactLists(),
    saveContactList: (list) => lists.saveContactList(list),
    deleteContactList: (id) => lists.deleteContactList(id)
  };
}
