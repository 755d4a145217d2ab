import type { Area } from '../provisioner';
import type { ListDefinition } from '../listDefinition';

/**
 * What people say about themselves, one row a person. A row counts only where its key names its author. What the company
 * knows (name, role, department, manager, mail, phone, photo) stays in SharePoint's user profiles and is never copied here.
 * What somebody does not want to show is not stored, and no former versions are kept: everybody who reads a row reads its
 * versions too, so that a birthday that was taken back would stay open to all.
 */
export const profilesList: ListDefinition = {
  name: 'LoggiaProfiles',
  title: 'Loggia Profiles',
  description: 'What people say about themselves. Everybody reads, only the person writes.',
  rows: 'ownWrite',
  writers: 'participants',
  versions: 0,
  fields: [
    { name: 'Key', type: 'Text', unique: true, required: true, hiddenInView: true },
    { name: 'Account', type: 'Text', indexed: true, description: 'Login of the person, for finding the row; the author is who wrote it' },
    { name: 'About', type: 'Note', description: 'Markdown' },
    { name: 'AskMeAbout', label: 'Ask me about', type: 'Note', description: 'One a line' },
    { name: 'Skills', type: 'Note', description: 'One a line' },
    { name: 'Projects', type: 'Note', description: 'One a line' },
    { name: 'Interests', type: 'Note', description: 'One a line' },
    { name: 'Languages', type: 'Note', description: 'One a line' },
    { name: 'Pronouns', type: 'Text' },
    { name: 'Pronunciation', label: 'How to say the name', type: 'Text' },
    { name: 'OtherName', label: 'Name in another script', type: 'Text' },
    { name: 'TimeZone', label: 'Time zone', type: 'Text', description: 'IANA name, such as Europe/Lisbon' },
    { name: 'Birthday', type: 'Text', indexed: true, description: 'MM-DD, only if the person shares it' },
    { name: 'Anniversary', label: 'Work anniversary', type: 'Text', indexed: true, description: 'MM-DD/YYYY, only if the person shares it' },
    { name: 'Details', type: 'Note', hiddenInView: true, description: 'Further fields of this site (JSON)' }
  ],
  builtInIndexes: ['Author']
};

/** Fields of a profile that the site's owners fill, one row a person. */
export const profileFactsList: ListDefinition = {
  name: 'LoggiaProfileFacts',
  title: 'Loggia Profile Facts',
  description: 'Fields of profiles that site owners fill.',
  rows: 'all',
  writers: 'owners',
  versions: 20,
  fields: [
    { name: 'PersonId', label: 'Person', type: 'Number', unique: true, required: true },
    { name: 'Details', type: 'Note', description: 'Values by field (JSON)' }
  ]
};

/** Messages of colleagues on a person's page and answers to them, newest by ID. */
export const wallList: ListDefinition = {
  name: 'LoggiaWall',
  title: 'Loggia Wall',
  description: 'What colleagues write on each other’s pages.',
  rows: 'ownWrite',
  writers: 'participants',
  versions: 20,
  fields: [
    { name: 'Key', type: 'Text', unique: true, required: true, hiddenInView: true },
    { name: 'PersonId', label: 'On the page of', type: 'Number', indexed: true, required: true },
    { name: 'ParentId', label: 'Answers message', type: 'Number' },
    { name: 'Body', type: 'Note' },
    { name: 'EditedAt', label: 'Edited', type: 'DateTime' }
  ],
  builtInIndexes: ['Author']
};

/**
 * The lists of profiles, directory and network. Follows and confirmed skills are rows of the shared edges.
 * Version 3: profiles once kept versions, and SharePoint keeps those that are there when versions are switched off.
 */
export const peopleArea: Area = {
  area: 'people',
  version: 3,
  lists: [profilesList, profileFactsList, wallList],
  upgrades: [{ version: 3, apply: (administration) => administration.deleteFormerVersions(profilesList.name) }]
};
