import type { ListDefinition } from '../listDefinition';

/** One row a setting of the suite on this site; only owners write. Made first, as the version rows live here. */
export const settingsList: ListDefinition = {
  name: 'LoggiaSettings',
  title: 'Loggia Settings',
  description: 'What Loggia remembers about this site: which version is set up and who takes part.',
  rows: 'all',
  writers: 'owners',
  hiddenFromSearch: true,
  fields: [
    { name: 'Key', type: 'Text', unique: true, required: true, description: 'Name of the setting' },
    { name: 'Value', type: 'Note', description: 'Its value' }
  ]
};

/**
 * What points to what: topics and mentions of posts and articles, follows, links between wiki pages.
 * Source and target are keys such as `post/12`, `topic/sea-trials`, `user/37`. A row counts only where its source is
 * its author's to speak for, see `domain/shared/edges.ts`.
 */
export const edgesList: ListDefinition = {
  name: 'LoggiaEdges',
  title: 'Loggia Edges',
  description: 'Topics, mentions, follows and links: what points to what.',
  rows: 'ownWrite',
  writers: 'participants',
  hiddenFromSearch: true,
  fields: [
    { name: 'Key', type: 'Text', unique: true, required: true },
    { name: 'Type', type: 'Text', indexed: true, required: true },
    { name: 'SourceKey', label: 'Source', type: 'Text', indexed: true, required: true },
    { name: 'SourceId', label: 'Source number', type: 'Number', indexed: true, description: 'The number in the source, for going on from one' },
    { name: 'TargetKey', label: 'Target', type: 'Text', indexed: true, required: true }
  ],
  builtInIndexes: ['Author']
};

/** What a person keeps for themselves across areas: saved, muted, read up to. Nobody else reads it but site owners. */
export const ownStateList: ListDefinition = {
  name: 'LoggiaOwnState',
  title: 'Loggia Own State',
  description: 'What each person saved, muted and has read. Everyone sees only their own rows.',
  rows: 'own',
  writers: 'participants',
  fields: [
    { name: 'OwnerId', label: 'Owner', type: 'Number', indexed: true, required: true },
    { name: 'Type', type: 'Text', indexed: true, required: true },
    { name: 'TargetKey', label: 'Target', type: 'Text', indexed: true },
    { name: 'Value', type: 'Note' }
  ]
};

/** What every area relies on. */
export const sharedLists: readonly ListDefinition[] = [settingsList, edgesList, ownStateList];
