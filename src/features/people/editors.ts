import { lazily } from '../../ui/base/lazily';
import type { ContactListsDialogProps } from './ContactListsDialog';
import type { EntriesEditorProps } from './EntriesEditor';
import type { FieldEditorProps } from './FieldEditor';
import type { PeopleDialogProps } from './PeopleDialog';

// Readers outnumber writers by far: what edits arrives with the first pencil.
export const AboutEditor = lazily(() => import(/* webpackChunkName: 'profile-editors' */ './AboutEditor'));
export const EntriesEditor = lazily<EntriesEditorProps>(() => import(/* webpackChunkName: 'profile-editors' */ './EntriesEditor'));
export const NameEditor = lazily(() => import(/* webpackChunkName: 'profile-editors' */ './NameEditor'));
export const PersonalEditor = lazily(() => import(/* webpackChunkName: 'profile-editors' */ './PersonalEditor'));
export const FieldEditor = lazily<FieldEditorProps>(() => import(/* webpackChunkName: 'profile-editors' */ './FieldEditor'));

/** All the people of a count; arrives when one is opened. */
export const PeopleDialog = lazily<PeopleDialogProps>(() => import(/* webpackChunkName: 'profile-people' */ './PeopleDialog'));

/** Contact lists of one's own. */
export const ContactListsDialog = lazily<ContactListsDialogProps>(() => import(/* webpackChunkName: 'profile-lists' */ './ContactListsDialog'));
