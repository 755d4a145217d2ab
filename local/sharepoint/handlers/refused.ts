import { notSupported } from '../errors/SharePointError';
import type { Area, Operation } from '../routes/table';

type Refusal = readonly [on: string, method: Operation['method'], call: string, name: string, note: string];

const design = 'there are no site designs here';

/** What clients of lists are known to ask for and this service does not do. */
const refusals: readonly Refusal[] = [
  ['web', 'POST', 'applywebtemplate', 'Give a web another template', 'every template makes the same site'],
  ['web', 'POST', 'setstorageentity', 'Set a property of the tenant', 'there is no app catalog'],
  ['web', 'POST', 'removestorageentity', 'Remove a property of the tenant', 'there is no app catalog'],
  ['', 'GET', 'sp_tenantsettings_current', 'Settings of the tenant', 'there is no app catalog'],
  ...['getsitedesigns', 'getsitescripts', 'createsitedesign', 'createsitescript', 'applysitedesign'].map((call): Refusal => ['', 'POST', `microsoft.sharepoint.utilities.webtemplateextensions.sitescriptutility.${call}`, `Site designs: ${call}`, design])
];

/** Operations that are known and refused: 501 in their name. */
export const refusedArea: Area = {
  name: 'Refused',
  steps: [],
  operations: refusals.map(([on, method, call, name, note]): Operation => ({ on, method, call, name, note, support: 'refused', takesBytes: true, handle: () => { throw notSupported(`${method} ${call}`); } }))
};
