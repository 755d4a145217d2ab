import { invalidArgument } from '../errors/SharePointError';
import type { Json, PrincipalRow } from '../model';
import { argument, voidAnswer, type Answer, type Context, type Resource } from '../routes/context';
import type { Area, Operation } from '../routes/table';
import { accountOf } from '../store/profiles';
import { actorTypes, type Following } from '../store/followings';
import { findPerson, personProperties } from './personShapes';

/** SP.Social.SocialFollowResult. */
const followResults = { ok: 0, already: 1, limitReached: 2, internalError: 3 } as const;
/** People 1,000, documents and sites 500 each (My Site limits of Manage Following), tags without a number. */
const followLimits: Readonly<Record<number, number>> = { 0: 1000, 1: 500, 2: 500, 3: 1000 };
/** SP.Social.SocialActorTypes: bits for people, documents, sites, tags. */
const typeBits: readonly (readonly [number, number])[] = [[1, 0], [2, 1], [4, 2], [8, 3]];
const noId = '00000000-0000-0000-0000-000000000000';
const service = 'sp.userprofiles.peoplemanager';

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** Whom or what a request names. @throws 400 for an actor that is nobody and nothing. */
function readActor(context: Context): Following {
  const actor = context.body.actor;
  const { ActorType, AccountName, ContentUri, TagGuid } = (typeof actor === 'object' && actor !== null ? actor : {}) as Readonly<Record<string, Json>>;
  const kind = Number(ActorType);
  const key = kind === actorTypes.user ? accountOf(text(AccountName)) : kind === actorTypes.tag ? text(TagGuid) : text(ContentUri).replace(/\/$/, '');
  if (!Number.isInteger(kind) || kind < 0 || kind > 3 || key === '') throw invalidArgument('The parameter actor is missing or invalid.');
  if (kind === actorTypes.user && !findPerson(context, key)) throw invalidArgument('The actor does not exist.');
  return { kind, key };
}

/**
 * Following by this API ended in August 2026: `follow` answers 200 with 3 (InternalError), `stopFollowing` 200 with nothing, and neither
 * changes anything; reading goes on (SharePoint/sp-dev-docs#11009, #10159, pnp/pnpjs#3364). `limits.socialFollowing` brings back how it was.
 */
function follow(context: Context, read: () => Following): number {
  const { followings } = context.store;
  if (!context.limits.socialFollowing) return followResults.internalError;
  const target = read();
  if (followings.has(context.person.id, target)) return followResults.already;
  if (followings.of(context.person.id, [target.kind]).length >= (followLimits[target.kind] ?? 0)) return followResults.limitReached;
  followings.add(context.person.id, target);
  return followResults.ok;
}

function stopFollowing(context: Context, read: () => Following): Answer {
  if (context.limits.socialFollowing) context.store.followings.remove(context.person.id, read());
  return voidAnswer;
}

const userKey = (person: PrincipalRow): Following => ({ kind: actorTypes.user, key: person.login });
const follows = (context: Context, follower: PrincipalRow | undefined, followee: PrincipalRow | undefined): boolean => follower !== undefined && followee !== undefined && context.store.followings.has(follower.id, userKey(followee));

/** Keys and types of SP.Social.SocialActor as recorded. */
function actor(context: Context, { kind, key }: Following): Record<string, Json> {
  const { origin } = context.request;
  const person = kind === actorTypes.user ? context.store.sites.principalByLogin(key, context.site.id) : undefined;
  const profile = person && context.store.profiles.describe(person);
  const own = person?.id === context.person.id;
  const page = person ? `${origin}/Person.aspx?accountname=${encodeURIComponent(person.login)}` : key;
  return {
    ...(context.level === 'verbose' ? { __metadata: { type: 'SP.Social.SocialActor' } } : {}),
    AccountName: person?.login ?? null, ActorType: kind, CanFollow: !own, ContentUri: person || kind === actorTypes.tag ? null : key, EmailAddress: person?.email ?? null, FollowedContentUri: null, GroupId: noId,
    Id: `${kind + 1}.${Buffer.from(key).toString('hex').slice(0, 32)}`, ImageUri: person ? `${origin}/_layouts/15/userphoto.aspx?size=M&accountname=${encodeURIComponent(person.email)}` : null,
    IsFollowed: !own && context.store.followings.has(context.person.id, { kind, key }), LibraryUri: null, Name: person?.title ?? key.split('/').at(-1) ?? key, PersonalSiteUri: person ? page : null, Status: 0, StatusText: person ? '' : null,
    TagGuid: kind === actorTypes.tag ? key : noId, Title: profile?.Title ?? '', Uri: page
  };
}

function actors(context: Context, name: string, found: readonly Following[]): Answer {
  const values = found.map((one) => actor(context, one));
  return { kind: 'value', name, type: 'Collection(SP.Social.SocialActor)', value: context.level === 'verbose' ? { __metadata: { type: 'Collection(SP.Social.SocialActor)' }, results: values } : values };
}

function followed(context: Context, args: Resource['args']): Following[] {
  const bits = Number(argument(args, 0, 'types'));
  if (!Number.isInteger(bits) || bits < 0) throw invalidArgument('The parameter types is missing or invalid.');
  return context.store.followings.of(context.person.id, typeBits.filter(([bit]) => (bits & bit) !== 0).map(([, kind]) => kind));
}

function myFollowers(context: Context): Following[] {
  return context.store.followings.followers(userKey(context.person)).flatMap((id) => {
    const person = context.store.sites.principalById(id);
    return person ? [userKey(person)] : [];
  });
}

const content = (context: Context, page: string): string => `${context.request.origin}/personal/${context.person.email.replace(/[^a-z0-9]/gi, '_')}/Social/${page}.aspx`;

function info(context: Context): Answer {
  return {
    kind: 'value', name: 'my', type: 'SP.Social.SocialRestFollowingManager',
    value: { MyFollowedDocumentsUri: content(context, 'FollowedContent'), MyFollowedSitesUri: content(context, 'Sites'), SocialActor: actor(context, userKey(context.person)) }
  };
}

/** People as PersonProperties, which PeopleManager answers. */
function people(name: string, find: (context: Context, args: Resource['args']) => readonly (PrincipalRow | undefined)[]): Operation['handle'] {
  return (context, _at, args) => personProperties(context, name, find(context, args));
}

const accountAt = (context: Context, args: Resource['args'], index: number = 0, name: string = 'accountname'): PrincipalRow | undefined => findPerson(context, String(argument(args, index, name) ?? ''));
const followeesOf = (context: Context, person: PrincipalRow | undefined): (PrincipalRow | undefined)[] => (person ? context.store.followings.of(person.id, [actorTypes.user]).map(({ key }) => context.store.sites.principalByLogin(key, context.site.id)) : []);
const followersOf = (context: Context, person: PrincipalRow | undefined): (PrincipalRow | undefined)[] => (person ? context.store.followings.followers(userKey(person)).map((id) => context.store.sites.principalById(id)) : []);

/** Reads answer to GET and POST alike, as both are in use. */
function reading(on: string, call: string, name: string, handle: Operation['handle']): Operation[] {
  return (['GET', 'POST'] as const).map((method) => ({ on, method, call, name, support: 'full', handle }));
}

const truth = (name: string, find: (context: Context, args: Resource['args']) => boolean): Operation['handle'] => (context, _at, args) => ({ kind: 'value', name, type: 'Edm.Boolean', value: find(context, args) });
const note = 'ended in August 2026: changes nothing, unless the option socialFollowing is on';

/** Following people, documents, sites and tags. */
export const followingArea: Area = {
  name: 'Following',
  steps: [
    { from: '', segment: 'social.following', to: 'following', resolve: () => ({}) },
    { from: 'following', segment: 'my', to: 'myFollowing', resolve: () => ({}) }
  ],
  operations: [
    { on: 'following', method: 'POST', call: 'follow', name: 'Follow', support: 'partly', note, handle: (context) => ({ kind: 'value', name: 'Follow', type: 'Edm.Int32', value: follow(context, () => readActor(context)) }) },
    { on: 'following', method: 'POST', call: 'stopfollowing', name: 'Stop following', support: 'partly', note, handle: (context) => stopFollowing(context, () => readActor(context)) },
    { on: 'following', method: 'POST', call: 'isfollowed', name: 'Whether one follows', support: 'full', handle: (context) => ({ kind: 'value', name: 'IsFollowed', type: 'Edm.Boolean', value: context.store.followings.has(context.person.id, readActor(context)) }) },
    { on: 'myFollowing', method: 'GET', name: 'Oneself as an actor', support: 'full', handle: info },
    { on: 'myFollowing', method: 'GET', call: 'followed', name: 'What one follows', support: 'full', handle: (context, _at, args) => actors(context, 'Followed', followed(context, args)) },
    { on: 'myFollowing', method: 'GET', call: 'followedcount', name: 'How much one follows', support: 'full', handle: (context, _at, args) => ({ kind: 'value', name: 'FollowedCount', type: 'Edm.Int32', value: followed(context, args).length }) },
    { on: 'myFollowing', method: 'GET', call: 'followers', name: 'Own followers', support: 'full', handle: (context) => actors(context, 'Followers', myFollowers(context)) },
    { on: 'myFollowing', method: 'GET', call: 'suggestions', name: 'Whom to follow', support: 'partly', note: 'nobody is suggested', handle: (context) => actors(context, 'Suggestions', []) },
    { on: 'following', method: 'GET', call: 'followedsitesuri', name: 'Page of followed sites', support: 'full', handle: (context) => ({ kind: 'value', name: 'FollowedSitesUri', value: content(context, 'Sites') }) },
    { on: 'following', method: 'GET', call: 'followeddocumentsuri', name: 'Page of followed documents', support: 'full', handle: (context) => ({ kind: 'value', name: 'FollowedDocumentsUri', value: content(context, 'FollowedContent') }) },
    ...reading('peopleManager', 'getmyfollowers', 'Own followers', people('GetMyFollowers', (context) => followersOf(context, context.person))),
    ...reading('peopleManager', 'getfollowersfor', 'Followers of a person', people('GetFollowersFor', (context, args) => followersOf(context, accountAt(context, args)))),
    ...reading('peopleManager', 'getpeoplefollowedby', 'Whom a person follows', people('GetPeopleFollowedBy', (context, args) => followeesOf(context, accountAt(context, args)))),
    ...reading('peopleManager', 'getpeoplefollowedbyme', 'Whom one follows', people('GetPeopleFollowedByMe', (context) => followeesOf(context, context.person))),
    ...reading('peopleManager', 'getmysuggestions', 'Whom to follow', people('GetMySuggestions', () => [])),
    ...reading('peopleManager', 'amifollowedby', 'Whether a person follows one', truth('AmIFollowedBy', (context, args) => follows(context, accountAt(context, args), context.person))),
    ...reading('peopleManager', 'amifollowing', 'Whether one follows a person', truth('AmIFollowing', (context, args) => follows(context, context.person, accountAt(context, args)))),
    ...reading('', `${service}.isfollowing`, 'Whether a person follows another', truth('IsFollowing', (context, args) => follows(context, accountAt(context, args, 0, 'possiblefolloweraccountname'), accountAt(context, args, 1, 'possiblefolloweeaccountname')))),
    ...reading('peopleManager', 'getfollowedtags', 'Tags that one follows', (context) => ({ kind: 'value', name: 'GetFollowedTags', type: 'Collection(Edm.String)', value: context.level === 'verbose' ? { results: [] } : [] })),
    ...reading('', `${service}.gettrendingtags`, 'Popular tags', (context) => ({ kind: 'value', name: 'GetTrendingTags', type: 'SP.UserProfiles.HashTagCollection', value: { Items: context.level === 'verbose' ? { results: [] } : [] } })),
    ...(['follow', 'stopfollowing', 'hidesuggestion'] as const).map((call) => ({
      on: 'peopleManager', method: 'POST' as const, call, name: call === 'hidesuggestion' ? 'Suggest a person no more' : 'Following by the people manager', support: 'partly' as const, note,
      handle: (context: Context, _at: Resource, args: Resource['args']): Answer => {
        const person = accountAt(context, args);
        if (person && call === 'follow') follow(context, () => userKey(person));
        if (person && call === 'stopfollowing') stopFollowing(context, () => userKey(person));
        return voidAnswer;
      }
    }))
  ]
};
