import { accessDenied, invalidArgument, SharePointError } from '../errors/SharePointError';
import type { PrincipalRow } from '../model';
import { argument, entityAnswer, voidAnswer, type Answer, type Context, type Resource } from '../routes/context';
import type { Area, Operation } from '../routes/table';
import { pictureType } from '../store/profilePictures';
import { isEditable } from '../store/profiles';
import { findPerson, findPersonEntity } from './personShapes';

const on = 'peopleManager';
const service = 'sp.userprofiles.peoplemanager';
const loader = 'profileLoader';
const propertyLimit = 3600;
const pictureLimit = 4_991_222;

function personAnswer(context: Context, person: PrincipalRow | undefined): Answer {
  const entity = person && findPersonEntity(context, person);
  return entity ? entityAnswer(entity) : { kind: 'null' };
}

/** Own profile only, and only what people may change. Wording and codes: pnp/cli-microsoft365#1695, pnp/powershell#2153. */
function setProperty(context: Context, value: string): Answer {
  const person = findPerson(context, String(context.body.accountName ?? ''));
  if (person?.id !== context.person.id) throw accessDenied();
  const name = String(context.body.propertyName ?? '');
  const failure = (message: string): SharePointError => new SharePointError(500, '-1, Microsoft.Office.Server.UserProfiles.PropertyNotEditableException', message);
  const known = context.store.profiles.describe(person);
  if (!known) throw new SharePointError(500, '-1, Microsoft.Office.Server.UserProfiles.UserNotFoundException', 'UserNotFoundException: An error was encountered while retrieving the user profile.');
  if (!(name in known)) throw failure(`Property Not Found: ${name}`);
  if (!isEditable(name)) throw failure('Property Not Editable: This property can only be modified by an administrator.');
  if (value.length > propertyLimit) throw new SharePointError(500, '-1, Microsoft.Office.Server.UserProfiles.PropertyInvalidValueException', `Invalid Property Value: ${name} is limited to ${propertyLimit} characters.`);
  context.store.profiles.set(person.login, { [name]: value });
  return voidAnswer;
}

/** Reads answer to GET and POST alike, as both are in use. */
function reading(call: string, name: string, handle: Operation['handle'], from: string = on): Operation[] {
  return (['GET', 'POST'] as const).map((method) => ({ on: from, method, call, name, support: 'full', handle }));
}

function singleProperty(context: Context, args: Resource['args']): Answer {
  const person = findPerson(context, String(argument(args, 0, 'accountName') ?? ''));
  const properties = person && context.store.profiles.describe(person);
  if (!properties) return { kind: 'null' };
  return { kind: 'value', name: 'GetUserProfilePropertyFor', value: properties[String(argument(args, 1, 'propertyName'))] ?? '' };
}


/** A picture of at most 4.76 MB in BMP, JPEG or PNG (https://pnp.github.io/pnpjs/sp/profiles/). */
function setPicture(context: Context): Answer {
  const content = context.request.body;
  const type = pictureType(content);
  if (!type) throw invalidArgument('The picture is not in a format that is supported: BMP, JPEG or PNG.');
  if (content.length > pictureLimit) throw invalidArgument('The picture is larger than 4.76 MB.');
  context.store.pictures.set(context.person.email, { type, content });
  context.store.profiles.set(context.person.login, { PictureURL: `/_layouts/15/userphoto.aspx?size=M&accountname=${encodeURIComponent(context.person.email)}` });
  return voidAnswer;
}

/** Int64 as a string, as recorded. */
function quota(context: Context, args: Resource['args']): Answer {
  const person = findPerson(context, String(argument(args, 0, 'accountName') ?? ''));
  if (person?.id !== context.person.id && !context.person.isSiteAdmin) throw accessDenied();
  return { kind: 'value', name: 'GetUserOneDriveQuotaMax', type: 'Edm.Int64', value: '5497558138880' };
}

/** SP.UserProfiles.UserProfile (https://pnp.github.io/pnpjs/sp/profiles/, `IUserProfile`). */
function profileAnswer(context: Context, person: PrincipalRow): Answer {
  const { origin } = context.request;
  const content = { FollowedDocumentsUrl: `${origin}/Social/FollowedContent.aspx`, FollowedSitesUrl: `${origin}/Social/Sites.aspx` };
  return entityAnswer({
    type: 'SP.UserProfiles.UserProfile', path: 'SP.UserProfiles.ProfileLoader.GetProfileLoader/GetUserProfile',
    props: {
      AccountName: person.login, DisplayName: person.title, O15FirstRunExperience: 0, PersonalSiteCapabilities: 0, PersonalSiteFirstCreationError: null, PersonalSiteFirstCreationTime: null, PersonalSiteInstantiationState: 0,
      PersonalSiteLastCreationTime: null, PersonalSiteNumberOfRetries: 0, PictureImportEnabled: false, PublicUrl: `${origin}/Person.aspx?accountname=${encodeURIComponent(person.login)}`, UrlToCreatePersonalSite: null
    },
    links: {
      FollowedContent: () => ({ kind: 'value', name: 'FollowedContent', value: context.level === 'verbose' ? { __metadata: { type: 'SP.UserProfiles.FollowedContent' }, ...content } : content }),
      PersonalSite: () => ({ kind: 'null' })
    }
  });
}

/** User profiles. The tenant allows so many requests in five minutes (https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online). */
export const profileArea: Area = {
  name: 'Profiles',
  steps: [
    { from: '', segment: service, to: on, resolve: (context) => {
      context.store.traffic.count(service, context.limits.peopleManagerPerFiveMinutes, 300);
      return {};
    } },
    { from: '', segment: 'sp.userprofiles.profileloader.getprofileloader', to: loader, resolve: () => ({}) },
    { from: loader, segment: 'getuserprofile', to: 'userProfile', resolve: () => ({}) }
  ],
  operations: [
    { on, method: 'GET', name: 'People manager', support: 'full', handle: (context) => entityAnswer({
      type: 'SP.UserProfiles.PeopleManager', path: 'SP.UserProfiles.PeopleManager',
      props: { EditProfileLink: `${context.request.origin}/_layouts/15/EditProfile.aspx?ReturnUrl=${encodeURIComponent(`${context.request.origin}${context.web.url}`)}`, IsMyPeopleListPublic: true }
    }) },
    ...reading('editprofilelink', 'Link to edit the profile', (context) => ({ kind: 'value', name: 'EditProfileLink', value: `${context.request.origin}/_layouts/15/EditProfile.aspx` })),
    ...reading('ismypeoplelistpublic', 'Whether the people list is public', () => ({ kind: 'value', name: 'IsMyPeopleListPublic', type: 'Edm.Boolean', value: true })),
    ...reading('getmyproperties', 'Own profile', (context) => personAnswer(context, context.person)),
    ...reading('getpropertiesfor', 'Profile of a person', (context, _at, args) => personAnswer(context, findPerson(context, String(argument(args, 0, 'accountName') ?? '')))),
    ...reading('getuserprofilepropertyfor', 'One property of a person', (context, _at, args) => singleProperty(context, args)),
    { on, method: 'POST', call: 'setsinglevalueprofileproperty', name: 'Change a property of one’s own', support: 'full', handle: (context) => setProperty(context, String(context.body.propertyValue ?? '')) },
    { on, method: 'POST', call: 'setmultivaluedprofileproperty', name: 'Change several values of one’s own', support: 'full', handle: (context) => {
      const { propertyValues } = context.body;
      return setProperty(context, Array.isArray(propertyValues) ? propertyValues.map(String).join('|') : '');
    } },
    { on, method: 'POST', call: 'setmyprofilepicture', name: 'Set one’s own picture', support: 'partly', note: 'BMP is kept and shown as a silhouette', takesBytes: true, handle: setPicture },
    ...reading('getuseronedrivequotamax', 'Largest quota of a personal site', (context, _at, args) => quota(context, args)),
    { on: loader, method: 'POST', call: 'createpersonalsiteenqueuebulk', name: 'Make personal sites', support: 'partly', note: 'accepted from administrators; there are no personal sites', handle: (context) => {
      if (!context.person.isSiteAdmin) throw accessDenied();
      return voidAnswer;
    } },
    ...(['GET', 'POST'] as const).map((method) => ({ on: 'userProfile', method, name: 'Own profile as an object', support: 'partly' as const, note: 'without a personal site', handle: (context: Context) => profileAnswer(context, context.person) })),
    { on: 'userProfile', method: 'POST', call: 'createpersonalsiteenque', name: 'Make one’s personal site', support: 'partly', note: 'accepted; there are no personal sites', handle: () => voidAnswer },
    { on: 'userProfile', method: 'POST', call: 'shareallsocialdata', name: 'Show or hide what one does', support: 'partly', note: 'accepted', handle: () => voidAnswer },
    ...(['GET', 'POST'] as const).map((method) => ({ on: '', method, call: 'sp.userprofiles.profileloader.getowneruserprofile', name: 'Profile of the owner of the site', support: 'partly' as const, note: 'without a personal site', handle: (context: Context) => profileAnswer(context, context.store.sites.siteOwner() ?? context.person) }))
  ]
};
