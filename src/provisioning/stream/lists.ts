import type { Area } from '../provisioner';
import type { ListDefinition } from '../listDefinition';

/** Roots of the stream. Counts are never stored: reactions, replies and votes are rows of those who gave them. */
export const postsList: ListDefinition = {
  name: 'LoggiaPosts',
  title: 'Loggia Posts',
  description: 'The posts of the stream, newest first by ID. The author is the one who created the row.',
  rows: 'ownWrite',
  writers: 'participants',
  versions: 50,
  attachments: true,
  fields: [
    { name: 'Key', type: 'Text', unique: true, required: true, hiddenInView: true, description: 'Made by the author’s browser, so that sending twice makes one post' },
    { name: 'Kind', type: 'Text', indexed: true, required: true, description: 'update, question, praise, poll or announcement' },
    { name: 'Body', type: 'Note', description: 'The text as it was typed, Markdown' },
    { name: 'Details', type: 'Note', hiddenInView: true, description: 'Choices of a poll, people of a praise, mentions, pictures (JSON)' },
    { name: 'EditedAt', label: 'Edited', type: 'DateTime' },
    { name: 'ExpiresAt', label: 'Leaves the stream', type: 'DateTime', indexed: true },
    { name: 'AcceptedReplyId', label: 'Accepted answer', type: 'Number', indexed: true },
    { name: 'AcceptedAuthorId', label: 'Accepted answer by', type: 'Number', hiddenInView: true }
  ],
  builtInIndexes: ['Author']
};

/** Replies; `PostId` names the root, `ParentId` the reply that is answered. */
export const repliesList: ListDefinition = {
  name: 'LoggiaReplies',
  title: 'Loggia Replies',
  description: 'Answers to posts of the stream.',
  rows: 'ownWrite',
  writers: 'participants',
  versions: 50,
  attachments: true,
  fields: [
    { name: 'Key', type: 'Text', unique: true, required: true, hiddenInView: true },
    { name: 'PostId', label: 'Post', type: 'Number', indexed: true, required: true },
    { name: 'ParentId', label: 'Answers reply', type: 'Number' },
    { name: 'Body', type: 'Note' },
    { name: 'Details', type: 'Note', hiddenInView: true },
    { name: 'EditedAt', label: 'Edited', type: 'DateTime' }
  ],
  builtInIndexes: ['Author']
};

/** One row a person and target, which is `post/12` or `reply/34`; `PostId` is the thread's root in both cases. */
export const reactionsList: ListDefinition = {
  name: 'LoggiaReactions',
  title: 'Loggia Reactions',
  description: 'Who reacted to what. A row counts only where its key names its author.',
  rows: 'ownWrite',
  writers: 'participants',
  hiddenFromSearch: true,
  fields: [
    { name: 'Key', type: 'Text', unique: true, required: true },
    { name: 'Target', type: 'Text', indexed: true, required: true },
    { name: 'PostId', label: 'Post', type: 'Number', indexed: true, required: true },
    { name: 'ReplyId', label: 'Reply', type: 'Number' },
    { name: 'Kind', type: 'Text', required: true, description: 'like, thanks, celebrate, insightful or laugh' }
  ]
};

/** One row a voter and poll; `Choices` holds the numbers of the chosen options, counted from 0. */
export const votesList: ListDefinition = {
  name: 'LoggiaVotes',
  title: 'Loggia Votes',
  description: 'Votes in polls of the stream.',
  rows: 'ownWrite',
  writers: 'participants',
  hiddenFromSearch: true,
  fields: [
    { name: 'Key', type: 'Text', unique: true, required: true },
    { name: 'PostId', label: 'Poll', type: 'Number', indexed: true, required: true },
    { name: 'Choices', type: 'Text', required: true }
  ]
};

/** Votes of polls that hide them. Only the voter and site owners can read a row: ReadSecurity 2, which excludes a unique column. */
export const hiddenVotesList: ListDefinition = {
  name: 'LoggiaHiddenVotes',
  title: 'Loggia Hidden Votes',
  description: 'Votes that colleagues cannot read. Everyone sees only their own; site owners see all.',
  rows: 'own',
  writers: 'participants',
  fields: [
    { name: 'Key', type: 'Text', indexed: true, required: true },
    { name: 'OwnerId', label: 'Voter', type: 'Number', indexed: true, required: true },
    { name: 'PostId', label: 'Poll', type: 'Number', indexed: true, required: true },
    { name: 'Choices', type: 'Text' }
  ]
};

/** "I have read this", one row a reader and announcement. */
export const acknowledgementsList: ListDefinition = {
  name: 'LoggiaAcknowledgements',
  title: 'Loggia Acknowledgements',
  description: 'Who confirmed to have read an announcement.',
  rows: 'ownWrite',
  writers: 'participants',
  hiddenFromSearch: true,
  fields: [
    { name: 'Key', type: 'Text', unique: true, required: true },
    { name: 'PostId', label: 'Announcement', type: 'Number', indexed: true, required: true }
  ]
};

/** Drafts and scheduled posts, which only their author (and site owners) can read. No unique column: ReadSecurity 2 excludes it. */
export const draftsList: ListDefinition = {
  name: 'LoggiaDrafts',
  title: 'Loggia Drafts',
  description: 'Drafts and scheduled posts. Everyone sees only their own.',
  rows: 'own',
  writers: 'participants',
  attachments: true,
  fields: [
    { name: 'Key', type: 'Text', indexed: true, required: true },
    { name: 'OwnerId', label: 'Owner', type: 'Number', indexed: true, required: true },
    { name: 'Kind', type: 'Text' },
    { name: 'Body', type: 'Note' },
    { name: 'Details', type: 'Note', hiddenInView: true },
    { name: 'PublishAt', label: 'Appears', type: 'DateTime', indexed: true },
    { name: 'ExpiresAt', label: 'Leaves the stream', type: 'DateTime' }
  ]
};

/** Reports of posts: the reporter and the owners read them. */
export const reportsList: ListDefinition = {
  name: 'LoggiaReports',
  title: 'Loggia Reports',
  description: 'Posts that somebody asked the owners to look at. Everyone sees only their own reports.',
  rows: 'own',
  writers: 'participants',
  fields: [
    { name: 'Target', type: 'Text', indexed: true, required: true },
    { name: 'OwnerId', label: 'Reporter', type: 'Number', indexed: true, required: true },
    { name: 'Reason', type: 'Note' }
  ]
};

/** What owners decided, newest row last: hide, restore, lock, unlock, announce, unpin. The log and the switch in one. */
export const moderationList: ListDefinition = {
  name: 'LoggiaModeration',
  title: 'Loggia Moderation',
  description: 'What owners hid, locked or announced, and why. Rows are added, never changed.',
  rows: 'all',
  writers: 'owners',
  hiddenFromSearch: true,
  versions: 10,
  fields: [
    { name: 'Target', type: 'Text', indexed: true, required: true },
    { name: 'PostId', label: 'Post', type: 'Number', indexed: true, required: true },
    { name: 'Action', type: 'Text', indexed: true, required: true },
    { name: 'Until', type: 'DateTime', indexed: true },
    { name: 'Reason', type: 'Note' }
  ]
};

/** The lists of the stream. */
export const streamArea: Area = {
  area: 'stream',
  version: 2,
  lists: [postsList, repliesList, reactionsList, votesList, hiddenVotesList, acknowledgementsList, draftsList, reportsList, moderationList]
};
