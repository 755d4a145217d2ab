import { cast, outsiders, type CastMember } from './people/cast';
import { departments, getDepartment, type Department, type DepartmentKey } from './people/departments';
import { lookOf, type PortraitLook } from './people/look';
import { namePools } from './people/names';
import { personalFacts } from './people/personal';
import { getPlace, places, type Language, type Place, type PlaceKey } from './people/places';
import { Random } from './random';

export const companyName = 'Marevind';
export const mailDomain = 'contoso.onmicrosoft.com';

/** What the company knows of one account. Optional fields are absent where nothing is known, so that gaps show. */
export interface CompanyPerson {
  readonly key: string;
  readonly email: string;
  readonly displayName: string;
  readonly givenName: string;
  readonly familyName: string;
  /** The name in the person's own script. */
  readonly nativeName?: string;
  readonly kind: 'employee' | 'guest' | 'service' | 'removed';
  /** False for an account that signs in but that the profile service does not know. */
  readonly hasProfile: boolean;
  readonly organisation?: string;
  readonly title?: string;
  readonly department?: DepartmentKey;
  readonly departmentName?: string;
  readonly place: PlaceKey;
  /** Key of the manager; may name somebody who is gone, as in any grown directory. */
  readonly manager?: string;
  readonly phone?: string;
  readonly mobile?: string;
  readonly hireDate?: Date;
  /** Month and day as `MM-DD`. */
  readonly birthday?: string;
  readonly isBirthdayShown: boolean;
  readonly languages: readonly Language[];
  readonly skills: readonly string[];
  readonly interests: readonly string[];
  readonly askMeAbout: readonly string[];
  readonly projects: readonly string[];
  readonly about?: string;
  readonly pronouns?: string;
  readonly pronunciation?: string;
  readonly look?: PortraitLook;
}

/** The colleagues whose managers lead in a circle on purpose: two who share one job and name each other. */
export const jobSharers = ['people-1', 'people-2'] as const;
const day = 24 * 60 * 60 * 1000;
const coreSize = 200;

interface Seat {
  readonly key: string;
  readonly department: Department;
  readonly manager?: string;
  readonly isLead: boolean;
}

/** The desks of the first two hundred: who leads whom, before there are names. */
function listSeats(free: number): Seat[] {
  const seats = departments.flatMap((department): Seat[] => {
    const known = cast.filter((member) => member.department === department.key && member.key !== department.head);
    const others = Array.from({ length: Math.max(0, department.size - 1 - known.length) }, (_, index) => `${department.key}-${index + 1}`);
    if (department.key === 'executive') return known.map(({ key }) => ({ key, department, manager: 'ragnhild', isLead: true }));
    const members = [...known.map(({ key }) => key), ...others];
    const leads = department.isFlat || members.length <= 12 ? [] : members.slice(0, Math.ceil(members.length / 7));
    return members.map((key, index) => {
      const lead = leads.includes(key) ? undefined : leads[index % Math.max(1, leads.length)];
      return { key, department, manager: lead ?? department.head, isLead: leads.includes(key) };
    });
  });
  return seats.slice(0, free);
}

const chiefOf: Readonly<Partial<Record<DepartmentKey, string>>> = {
  sensors: 'anselm', buoys: 'anselm', firmware: 'anselm', data: 'anselm', science: 'anselm',
  lab: 'despina', production: 'despina', supply: 'despina', quality: 'despina', field: 'despina',
  sales: 'amara', finance: 'teodor', it: 'teodor', comms: 'ragnhild', people: 'ragnhild'
};

const folded: Readonly<Record<string, string>> = { ø: 'o', æ: 'ae', å: 'a', ß: 'ss', ı: 'i', ł: 'l', đ: 'd' };

function mailName(name: string): string {
  const plain = name.toLowerCase().replace(/[øæåßıłđ]/g, (letter) => folded[letter] ?? letter).normalize('NFD').replace(/\p{M}/gu, '');
  return plain.replace(/[^a-z]+/g, '-').replace(/^-|-$/g, '');
}

function nativeOrder(given: string, family: string, isFamilyFirst: boolean | undefined): string {
  return isFamilyFirst ? `${family} ${given}` : `${given} ${family}`;
}

/** A colleague by chance: sex, name in both scripts and place, for a desk that nobody was written for. */
function drawMember(random: Random, key: string, department: Department, isLead: boolean): CastMember {
  const place = getPlace(random.chance(0.85) ? random.pick(department.places) : random.pick(places).key);
  const culture = random.chance(0.88) ? place.culture : random.pick(places).culture;
  const pool = namePools[culture];
  const sex = random.chance(0.5) ? 'f' : 'm';
  const [given = '', givenNative] = random.pick(sex === 'f' ? pool.female : pool.male).split('|');
  const [family = '', familyNative] = random.pick(pool.family).split('|');
  const feminine = sex === 'f' && culture === 'bulgarian';
  const native = givenNative && familyNative ? nativeOrder(givenNative, feminine ? `${familyNative}а` : familyNative, pool.isFamilyFirst) : undefined;
  return {
    key, given, family: feminine ? `${family}a` : family, sex, place: place.key, department: department.key,
    title: isLead ? department.lead : random.pick(department.titles),
    ...(native ? { native } : {})
  };
}

interface Extra {
  readonly manager?: string;
  readonly kind?: CompanyPerson['kind'];
  readonly organisation?: string;
  readonly hasProfile?: boolean;
}

function yearsOf(member: CastMember, random: Random): number {
  if (member.years !== undefined) return member.years;
  return random.chance(0.06) ? random.next() * 0.08 : Math.pow(random.next(), 1.6) * 18 + 0.1;
}

/** Some started, or were born, in the week of the first start: those weeks are looked at. */
function datesOf(random: Random, now: Date, years: number): { hireDate: Date; birthday: string } {
  const isThisWeek = random.chance(0.03) && years > 1;
  const hired = isThisWeek ? new Date(Date.UTC(now.getUTCFullYear() - Math.max(1, Math.round(years)), now.getUTCMonth(), now.getUTCDate() + random.int(-2, 4))) : new Date(now.getTime() - Math.max(1, years * 365.25 - (years >= 1 ? random.int(20, 340) : 0)) * day);
  const born = new Date(now.getTime() + (random.chance(0.04) ? random.int(-1, 6) : random.int(10, 350)) * day);
  return { hireDate: new Date(Date.UTC(hired.getUTCFullYear(), hired.getUTCMonth(), hired.getUTCDate())), birthday: born.toISOString().slice(5, 10) };
}

function phoneOf(place: Place, random: Random): string {
  return `${place.phonePrefix} ${random.int(100, 999)} ${random.int(1000, 9999)}`;
}

function toPerson(member: CastMember, now: Date, mail: string, extra: Extra = {}): CompanyPerson {
  const random = new Random(`person/${member.key}`);
  const place = getPlace(member.place);
  const kind = extra.kind ?? 'employee';
  const years = yearsOf(member, random.fork('years'));
  const department = member.department ? getDepartment(member.department) : undefined;
  const isPerson = kind === 'employee' || kind === 'removed';
  const isPictured = member.hasPhoto ?? (isPerson && random.fork('photo').chance(0.7));
  const base = {
    key: member.key, email: `${mail}@${mailDomain}`, displayName: [member.given, member.family].filter(Boolean).join(' '), givenName: member.given,
    familyName: member.family, kind, hasProfile: extra.hasProfile ?? kind === 'employee', place: member.place, isBirthdayShown: random.fork('shown').chance(0.6),
    ...(member.native ? { nativeName: member.native } : {}),
    ...(member.title ? { title: member.title } : {}),
    ...(extra.organisation ? { organisation: extra.organisation } : {}),
    ...(department ? { department: department.key, departmentName: department.name } : {}),
    ...(extra.manager ? { manager: extra.manager } : {})
  };
  if (!isPerson) return { ...base, languages: [place.language], skills: [], interests: [], askMeAbout: [], projects: [] };
  return {
    ...base, ...personalFacts(member, place, department, random.fork('facts')), ...datesOf(random.fork('dates'), now, years),
    phone: phoneOf(place, random.fork('phone')),
    ...(random.fork('mobile').chance(0.5) ? { mobile: phoneOf(place, random.fork('mobile-number')) } : {}),
    ...(isPictured ? { look: lookOf(random.fork('look'), place.culture, member.sex, years) } : {})
  };
}

/** Accounts of people whose data have holes: no department, no manager, no profile. */
const gaps: readonly CastMember[] = [
  { key: 'no-department', given: 'Bjarte', family: 'Solbakken', sex: 'm', place: 'bergen', title: 'Consultant' },
  { key: 'no-department-2', given: 'Vi', family: 'Ó', sex: 'f', place: 'halifax', title: 'Night Watch' },
  { key: 'no-profile', given: 'Aurélie', family: 'Lambrecht', sex: 'f', place: 'brest', department: 'data', title: 'Data Engineer', hasPhoto: false }
];

function drawCore(now: Date): CompanyPerson[] {
  const heads = departments.filter(({ key }) => key !== 'executive').map(({ head, key }) => ({ head, manager: chiefOf[key] ?? 'ragnhild' }));
  const seats = listSeats(coreSize - 1 - heads.length - outsiders.length - gaps.length);
  const seatOf = new Map(seats.map((seat) => [seat.key, seat]));
  const used = new Set<string>();
  const mailOf = (member: CastMember): string => {
    const plain = member.mail ?? [mailName(member.given.split(' ')[0] ?? ''), mailName(member.family.split(' ').pop() ?? '')].filter(Boolean).join('.');
    let mail = plain;
    for (let number = 2; used.has(mail); number += 1) mail = `${plain}${number}`;
    used.add(mail);
    return mail;
  };
  const first = cast.filter(({ key }) => key === 'ragnhild').map((member) => toPerson(member, now, mailOf(member)));
  const chiefs = cast.filter(({ key }) => seatOf.get(key)?.department.key === 'executive').map((member) => toPerson(member, now, mailOf(member), { manager: 'ragnhild' }));
  const leaders = heads.flatMap(({ head, manager }) => cast.filter(({ key }) => key === head).map((member) => toPerson(member, now, mailOf(member), { manager })));
  const names = new Set<string>();
  const members = seats.filter(({ department }) => department.key !== 'executive').map((seat) => {
    const manager = managerOf(seat);
    const written = cast.find(({ key }) => key === seat.key);
    if (written) return toPerson(written, now, mailOf(written), manager ? { manager } : {});
    let drawn = drawMember(new Random(`seat/${seat.key}`), seat.key, seat.department, seat.isLead);
    for (let attempt = 1; names.has(`${drawn.given} ${drawn.family}`); attempt += 1) drawn = drawMember(new Random(`seat/${seat.key}/${attempt}`), seat.key, seat.department, seat.isLead);
    names.add(`${drawn.given} ${drawn.family}`);
    return toPerson(drawn, now, mailOf(drawn), manager ? { manager } : {});
  });
  const withGaps = gaps.map((member) => toPerson(member, now, mailOf(member), member.key === 'no-profile' ? { manager: 'ilmari', hasProfile: false } : {}));
  const outside = outsiders.map((member) => toPerson(member, now, mailOf(member), { kind: member.kind, ...(member.organisation ? { organisation: member.organisation } : {}) }));
  return [...first, ...chiefs, ...leaders, ...members, ...withGaps, ...outside];
}

function managerOf(seat: Seat): string | undefined {
  const [one, other] = jobSharers;
  if (seat.key === one) return other;
  if (seat.key === other) return one;
  if (seat.key === 'sales-3') return 'removed';
  return seat.manager;
}

let lastCore: { readonly day: string; readonly people: readonly CompanyPerson[] } | undefined;

/** The first two hundred accounts: the board, heads, colleagues, then accounts with holes, guests and machines. */
export function corePeople(now: Date): readonly CompanyPerson[] {
  const today = now.toISOString().slice(0, 10);
  if (lastCore?.day !== today) lastCore = { day: today, people: drawCore(now) };
  return lastCore.people;
}

/** One manager gathers about four hundred reports in a large company. */
function managerIndex(index: number, staff: readonly CompanyPerson[]): number | string {
  if (index < 10_000 && index % 25 === 0) return 'sipho';
  const parent = 21 + Math.floor((index - coreSize) / 8);
  return parent < coreSize ? (staff[parent % staff.length]?.key ?? 'ragnhild') : parent;
}

/** The account at a place in the row, without making those before it: the company may be as large as a bench wants. */
export function personAt(index: number, now: Date): CompanyPerson {
  const core = corePeople(now);
  const known = core[index];
  if (known) return known;
  const staff = core.filter(({ kind, department, key }) => kind === 'employee' && department !== undefined && department !== 'executive' && key !== 'no-profile');
  const manager = managerIndex(index, staff);
  let above: number | string = manager;
  while (typeof above === 'number') above = managerIndex(above, staff);
  const department = getDepartment(core.find(({ key }) => key === above)?.department ?? 'field');
  const drawn = drawMember(new Random(`seat/${index}`), `p${index}`, department, false);
  const mail = `${[mailName(drawn.given), mailName(drawn.family.split(' ').pop() ?? '')].filter(Boolean).join('.')}.${index}`;
  return toPerson(drawn, now, mail, { manager: typeof manager === 'number' ? `p${manager}` : manager });
}

/** Every account of the company, one after the other. @param count 1 to 100,000 */
export function* listPeople(options: { readonly now: Date; readonly count?: number }): Generator<CompanyPerson> {
  const count = options.count ?? coreSize;
  for (let index = 0; index < count; index += 1) yield personAt(index, options.now);
}
