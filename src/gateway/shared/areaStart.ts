import { isAppError } from '../../domain/shared/errors';
import type { Person } from '../../domain/shared/person';
import type { SetupState } from '../../domain/shared/setup';
import { setupStateOf, type Area } from '../../provisioning/provisioner';
import type { Batch } from './batch';
import { literal } from './odata';
import { listOf } from './siteLists';
import type { SitePeople } from './sitePeople';
import type { Site } from '../sp';

export interface Permissions { readonly High: string; readonly Low: string }
interface UserRow { readonly Id: number; readonly Title: string; readonly Email: string | null; readonly LoginName: string }

export const addListItems = 0x2;
export const manageWeb = 0x40000000;

/** Whether a mask of permissions holds a bit of its lower half. */
export function allows({ Low }: Permissions, bit: number): boolean {
  return Math.floor(Number(Low) / bit) % 2 === 1;
}

/** The value of a part, or something else where the list or row is not there. */
export function orMissing<T>(read: () => T, fallback: T): T {
  try {
    return read();
  } catch (error) {
    if (isAppError(error, 'notFound')) return fallback;
    throw error;
  }
}

/** Who looks at an area, whether its lists are there, and what the server lets the person do with its main list. */
export interface AreaStart {
  readonly person: Person;
  readonly isOwner: boolean;
  readonly canWrite: boolean;
  readonly state: SetupState;
}

/** Adds four parts to a batch that tell who looks and whether the area is set up. Call the result after the batch was sent. */
export function addAreaStart(site: Site, batch: Batch, people: SitePeople, area: Area, mainList: string): () => AreaStart {
  const { sp } = batch;
  const user = batch.add<UserRow>(sp.web.currentUser.select('Id', 'Title', 'Email', 'LoginName')());
  const web = batch.add<{ EffectiveBasePermissions: Permissions }>(sp.web.select('EffectiveBasePermissions')());
  const list = batch.add<{ EffectiveBasePermissions: Permissions }>(listOf(site, mainList, sp).select('EffectiveBasePermissions')());
  const version = batch.add<{ Value: string }[]>(listOf(site, 'LoggiaSettings', sp).items.select('Value').filter(`Key eq ${literal(`version/${area.area}`)}`).top(1)());
  return () => {
    const rights = orMissing(list, undefined);
    return {
      person: people.keep(user()),
      isOwner: allows(web().EffectiveBasePermissions, manageWeb),
      canWrite: rights !== undefined && allows(rights.EffectiveBasePermissions, addListItems),
      state: rights ? setupStateOf(area, orMissing(version, [])[0]?.Value) : 'missing'
    };
  };
}
