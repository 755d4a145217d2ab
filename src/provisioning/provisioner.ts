import type { Participants, SetupFinding, SetupProgress, SetupReport, SetupState } from '../domain/shared/setup';
import type { FieldState, Grant, ListAdministration, ListSettings, ListState } from './listAdministration';
import { itemSecurityOf, needsIndex, type AreaDefinition, type FieldDefinition, type ListDefinition } from './listDefinition';
import { sharedLists } from './shared/lists';

/** What an area is made of, with the lists that all areas share standing first. */
export type Area = AreaDefinition<ListAdministration>;

const versionKey = (area: string): string => `version/${area}`;
const participantsKey = (area: string): string => `participants/${area}`;

function listsOf(area: Area): readonly ListDefinition[] {
  return [...sharedLists, ...area.lists];
}

function settingsOf(definition: ListDefinition): ListSettings {
  const security = itemSecurityOf(definition.rows);
  const versions = definition.versions ?? 0;
  return {
    title: definition.title,
    description: definition.description,
    readSecurity: security.read,
    writeSecurity: security.write,
    noCrawl: definition.hiddenFromSearch === true || definition.rows === 'own',
    attachments: definition.attachments === true,
    versioning: versions > 0,
    majorVersions: versions,
    moderation: definition.approval === true
  };
}

// Titles and descriptions are the owners' to change: only what the product relies on is compared.
function hasSettings(state: ListState, wanted: ListSettings): boolean {
  return (
    state.title !== state.name &&
    state.readSecurity === wanted.readSecurity &&
    state.writeSecurity === wanted.writeSecurity &&
    state.noCrawl === wanted.noCrawl &&
    state.attachments === wanted.attachments &&
    state.versioning === wanted.versioning &&
    state.moderation === wanted.moderation &&
    (!wanted.versioning || state.majorVersions === wanted.majorVersions)
  );
}

function lacksIndex(field: FieldDefinition, state: FieldState): boolean {
  return (needsIndex(field) && !state.indexed) || (field.unique === true && !state.unique);
}

function hasGrant(grants: readonly Grant[], { principalId, level }: Grant): boolean {
  return grants.some((one) => one.principalId === principalId && (one.level === level || one.level === 'Full Control'));
}

/** Whether an area is set up: its version row, one request. */
export async function readSetupState(area: Area, administration: ListAdministration): Promise<SetupState> {
  const value = await administration.findSetting(versionKey(area.area));
  return setupStateOf(area, value);
}

/** The same from a version row that was read with something else; undefined means that there is none. */
export function setupStateOf(area: { readonly version: number }, value: string | undefined): SetupState {
  const version = Number(value);
  if (!value || !Number.isInteger(version)) return 'missing';
  return version >= area.version ? 'ready' : 'outdated';
}

/** Everything that differs from the definitions. At most two requests, and one more for the version. */
export async function listFindings(area: Area, administration: ListAdministration): Promise<SetupFinding[]> {
  const definitions = listsOf(area);
  const states = await administration.readLists(definitions.map(({ name }) => name));
  const findings = definitions.flatMap((definition) => findingsOf(definition, states.get(definition.name)));
  if ((await readSetupState(area, administration)) !== 'ready') findings.push({ kind: 'version', list: 'LoggiaSettings' });
  return findings;
}

function findingsOf(definition: ListDefinition, state: ListState | undefined): SetupFinding[] {
  const list = definition.name;
  if (!state) return [{ kind: 'list', list }];
  const findings: SetupFinding[] = [];
  if (!state.hasUniqueRights) findings.push({ kind: 'rights', list });
  if (!hasSettings(state, settingsOf(definition))) findings.push({ kind: 'settings', list });
  for (const field of definition.fields) {
    const found = state.fields.get(field.name);
    if (!found) findings.push({ kind: 'field', list, detail: field.name });
    else if (lacksIndex(field, found)) findings.push({ kind: 'index', list, detail: field.name });
  }
  for (const name of definition.builtInIndexes ?? []) {
    if (!state.fields.get(name)?.indexed) findings.push({ kind: 'index', list, detail: name });
  }
  return findings;
}

interface Run {
  readonly administration: ListAdministration;
  readonly siteGrants: readonly Grant[];
  readonly participantId: number;
  readonly changes: SetupFinding[];
  readonly step: (list: string) => void;
}

/**
 * Makes a site agree with an area's definitions: lists, item-level settings, rights, columns with their indexes (while
 * the list is empty), then upgrades and the version row last, so that a run that was cut off counts as not set up.
 * Each step looks first and changes only what differs: a second run reports no change.
 */
export async function provision(
  area: Area,
  administration: ListAdministration,
  participants: Participants,
  onProgress: (progress: SetupProgress) => void = () => undefined
): Promise<SetupReport> {
  const definitions = listsOf(area);
  const [states, siteGrants, participantId] = await Promise.all([
    administration.readLists(definitions.map(({ name }) => name)),
    administration.listSiteGrants(),
    administration.findPrincipal(participants)
  ]);
  const total = definitions.reduce((sum, { fields }) => sum + fields.length + 3, 1);
  const changes: SetupFinding[] = [];
  let done = 0;
  const step = (list: string): void => onProgress({ done: Math.min(++done, total), total, list });
  const run: Run = { administration, siteGrants, participantId, changes, step };
  for (const definition of definitions) await provisionList(run, definition, states.get(definition.name));
  await finish(run, area, participants);
  onProgress({ done: total, total, list: '' });
  return { changes };
}

async function provisionList(run: Run, definition: ListDefinition, before: ListState | undefined): Promise<void> {
  const { administration, changes, step } = run;
  const list = definition.name;
  let state = before;
  if (!state) {
    await administration.createList(definition);
    changes.push({ kind: 'list', list });
    state = (await administration.readLists([list])).get(list);
  }
  step(definition.title);
  await provisionRights(run, definition, state?.hasUniqueRights === true);
  step(definition.title);
  const wanted = settingsOf(definition);
  if (!state || !hasSettings(state, wanted)) {
    await administration.writeSettings(list, state && state.title !== state.name ? { ...wanted, title: state.title } : wanted);
    changes.push({ kind: 'settings', list });
  }
  step(definition.title);
  await provisionFields(run, definition, state);
}

async function provisionRights({ administration, siteGrants, participantId, changes }: Run, definition: ListDefinition, isUnique: boolean): Promise<void> {
  const list = definition.name;
  if (!isUnique) await administration.breakInheritance(list);
  const grants = await administration.listGrants(list);
  if (isUnique && definition.keepsNarrowedRights && grants.some(({ level }) => level === 'Contribute')) return;
  const wanted: Grant[] = [
    // Managers first: should the run be cut off here, they can still take it up.
    ...siteGrants.filter(({ level }) => level === 'Full Control'),
    ...siteGrants.filter(({ level, principalId }) => level !== 'Full Control' && (definition.writers === 'owners' || principalId !== participantId)).map(({ principalId }) => ({ principalId, level: 'Read' as const })),
    { principalId: participantId, level: definition.writers === 'participants' ? 'Contribute' : 'Read' }
  ];
  const missing = wanted.filter((grant, index) => !hasGrant(grants, grant) && wanted.findIndex((one) => one.principalId === grant.principalId && one.level === grant.level) === index);
  for (const grant of missing) await administration.grant(list, grant);
  if (!isUnique || missing.length > 0) changes.push({ kind: 'rights', list });
}

async function provisionFields({ administration, changes, step }: Run, definition: ListDefinition, state: ListState | undefined): Promise<void> {
  const list = definition.name;
  for (const field of definition.fields) {
    const found = state?.fields.get(field.name);
    if (!found) {
      await administration.createField(list, field);
      changes.push({ kind: 'field', list, detail: field.name });
    } else if (lacksIndex(field, found)) {
      await administration.indexField(list, field.name, field.unique === true);
      changes.push({ kind: 'index', list, detail: field.name });
    }
    step(definition.title);
  }
  for (const name of definition.builtInIndexes ?? []) {
    if (state?.fields.get(name)?.indexed) continue;
    await administration.indexField(list, name, false);
    changes.push({ kind: 'index', list, detail: name });
  }
}

async function finish({ administration, changes }: Run, area: Area, participants: Participants): Promise<void> {
  const before = await administration.findSetting(versionKey(area.area));
  const version = Number(before ?? 0);
  for (const upgrade of area.upgrades ?? []) {
    // A fresh site has the newest lists from the start.
    if (before !== undefined && upgrade.version > version) await upgrade.apply(administration);
  }
  const chosen = JSON.stringify(participants);
  if ((await administration.findSetting(participantsKey(area.area))) !== chosen) await administration.writeSetting(participantsKey(area.area), chosen);
  if (version < area.version) {
    await administration.writeSetting(versionKey(area.area), String(area.version));
    changes.push({ kind: 'version', list: 'LoggiaSettings' });
  }
}
