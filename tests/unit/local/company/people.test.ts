import { jobSharers, listPeople, mailDomain, personAt, type CompanyPerson } from '../../../../local/company/people';
import { companyPhotos, findPhoto } from '../../../../local/company/pictures/photos';

const now = new Date('2026-03-11T09:30:00Z');
const people = [...listPeople({ now })];
const byKey = new Map(people.map((person) => [person.key, person]));
const reportsOf = (key: string): CompanyPerson[] => people.filter(({ manager }) => manager === key);

function stepsToTheTop(person: CompanyPerson, find: (key: string) => CompanyPerson | undefined): number {
  let steps = 0;
  for (let above = person.manager; above !== undefined; above = find(above)?.manager) {
    steps += 1;
    if (steps > 20) return Infinity;
  }
  return steps;
}

describe('people of the company', () => {
  test('are two hundred, each with a mail address of their own', () => {
    expect(people).toHaveLength(200);
    expect(new Set(people.map(({ email }) => email)).size).toBe(200);
    expect(people.filter(({ email }) => !email.endsWith(`@${mailDomain}`))).toEqual([]);
    for (const account of ['owner', 'member', 'visitor', 'guest']) expect(people.some(({ email }) => email === `${account}@${mailDomain}`)).toBe(true);
  });

  test('are the same on every run', () => {
    expect(JSON.stringify([...listPeople({ now: new Date(now) })])).toBe(JSON.stringify(people));
  });

  test('lead up to one chief executive, but for those whose circle is meant', () => {
    const lost = people.filter((person) => stepsToTheTop(person, (key) => byKey.get(key)) === Infinity);
    expect(lost.map(({ key }) => key).sort()).toEqual([...jobSharers].sort());
    const tops = people.filter(({ kind, manager, department }) => kind === 'employee' && department && !manager);
    expect(tops.map(({ key }) => key)).toEqual(['ragnhild']);
  });

  test('have managers who exist', () => {
    expect(people.filter(({ manager }) => manager !== undefined && !byKey.has(manager))).toEqual([]);
  });

  test('have teams of a size that one can lead, but for one manager with many', () => {
    const large = people.filter(({ key }) => reportsOf(key).length > 12);
    expect(large.map(({ key, displayName }) => [displayName, reportsOf(key).length])).toEqual([['Sipho Ndlovu', 28]]);
  });

  test('come with the gaps that a grown directory has', () => {
    const kinds = (kind: CompanyPerson['kind']): number => people.filter((person) => person.kind === kind).length;
    expect([kinds('guest'), kinds('service'), kinds('removed')]).toEqual([3, 3, 1]);
    expect(people.some(({ kind, department }) => kind === 'employee' && department === undefined)).toBe(true);
    expect(people.some(({ kind, hasProfile }) => kind === 'employee' && !hasProfile)).toBe(true);
    expect(people.some(({ familyName }) => familyName === '')).toBe(true);
    expect(people.some(({ displayName }) => displayName.length > 40)).toBe(true);
  });

  test('write their names in many scripts', () => {
    const scripts = ['Greek', 'Cyrillic', 'Hebrew', 'Arabic', 'Devanagari', 'Han'];
    for (const script of scripts) expect(people.some(({ nativeName }) => new RegExp(`\\p{Script=${script}}`, 'u').test(nativeName ?? ''))).toBe(true);
  });

  test('were hired before now, some of them lately', () => {
    const hired = people.flatMap(({ hireDate }) => (hireDate ? [hireDate.getTime()] : []));
    expect(Math.max(...hired)).toBeLessThanOrEqual(now.getTime() + 4 * 86_400_000);
    expect(hired.some((time) => now.getTime() - time < 31 * 86_400_000)).toBe(true);
  });

  test('have a photo in about three of four cases, drawn as PNG in the size asked for', () => {
    const pictured = people.filter(({ look }) => look);
    expect(pictured.length).toBeGreaterThan(120);
    expect(pictured.length).toBeLessThan(165);
    const photo = findPhoto(pictured[0] as CompanyPerson, 72);
    expect(photo?.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(photo?.readUInt32BE(16)).toBe(72);
    expect(findPhoto(people.find(({ look }) => !look) as CompanyPerson, 72)).toBeUndefined();
  });

  test('show their photos by mail address, also the twelve thousandth', () => {
    const photos = companyPhotos(now);
    const later = Array.from({ length: 40 }, (_, index) => personAt(12_000 + index, now)).find(({ look }) => look);
    expect(photos(later?.email ?? '', 48)?.readUInt32BE(16)).toBe(48);
    expect(photos('Owner@contoso.onmicrosoft.com', 48)).toBeDefined();
    expect(photos('nobody.12000@contoso.onmicrosoft.com', 48)).toBeUndefined();
  });

  test('can be a hundred thousand, any of them made without the others', () => {
    expect(personAt(99_999, now)).toEqual(personAt(99_999, now));
    const find = (key: string): CompanyPerson | undefined => byKey.get(key) ?? (/^p\d+$/.test(key) ? personAt(Number(key.slice(1)), now) : undefined);
    for (const index of [200, 201, 777, 12_345, 99_999]) expect(stepsToTheTop(personAt(index, now), find)).toBeLessThan(12);
    let many = 0;
    for (let index = 200; index < 10_000; index += 1) if (index % 25 === 0 && personAt(index, now).manager === 'sipho') many += 1;
    expect(many).toBeGreaterThan(350);
  });
});
