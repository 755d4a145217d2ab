import fc from 'fast-check';
import { csvOf, inOrder, nobodyChosen, toggleValue, type DirectoryPerson } from '../../../../src/domain/directory/directory';
import { byAccountOnly, exclusionsKql, hasRest, isCountExact, isExcluded, matchesPattern, noExclusions, parseExclusions, toldRules, untoldRules } from '../../../../src/domain/directory/exclusions';
import { lettersOf, otherLetters, spellingsOf } from '../../../../src/domain/directory/letters';
import { queryKql, refinementsOf, wordsKql } from '../../../../src/gateway/directory/directoryKql';

function aPerson(change: Partial<DirectoryPerson> = {}): DirectoryPerson {
  return { account: 'i:0#.f|membership|ada@contoso.com', name: 'Ada Lind', lastName: 'Lind', email: 'ada@contoso.com', role: '', department: 'Sales', office: '', phone: '', skills: [], askAbout: [], hasPhoto: false, ...change };
}

describe('whom an owner leaves out', () => {
  test('is read from what the property pane stores, one entry a line', () => {
    expect(parseExclusions({ domains: '@Partner.com\n\n other.org ', names: 'svc*; *(test)', withoutDepartment: true })).toEqual({ withoutDepartment: true, domains: ['partner.com', 'other.org'], names: ['svc*', '*(test)'], departments: [], values: [], people: [], groups: [] });
    expect(parseExclusions({})).toEqual(noExclusions);
  });

  test.each([
    ['accounts without a department', { withoutDepartment: true }, { department: ' ' }],
    ['a mail domain', { domains: ['contoso.com'] }, {}],
    ['a single person by mail', { people: ['ada@contoso.com'] }, { email: 'ADA@contoso.com' }],
    ['a single person by account', { people: ['ada@contoso.com'] }, { email: '' }],
    ['a department, whatever its case', { departments: ['sales'] }, {}],
    ['names by pattern, accents aside', { names: ['*lind'] }, { name: 'Ada Línd' }]
  ] as const)('%s', (_name, rules, person) => {
    expect(isExcluded(aPerson(person), { ...noExclusions, ...rules })).toBe(true);
    expect(isExcluded(aPerson({ name: 'Ben Cole', email: 'ben@fabrikam.com', account: 'i:0#.f|membership|ben@fabrikam.com', department: 'Legal' }), { ...noExclusions, ...rules })).toBe(false);
  });

  test('the members of a group, and everybody until they are known', () => {
    const rules = { ...noExclusions, groups: ['Confidential'] };
    expect(isExcluded(aPerson(), rules)).toBe(true);
    expect(isExcluded(aPerson(), { ...rules, members: new Set(['ben@contoso.com']) })).toBe(false);
    expect(isExcluded(aPerson({ email: '' }), { ...rules, members: new Set(['ada@contoso.com']) })).toBe(true);
    expect(exclusionsKql({ ...rules, members: new Set(['ada@contoso.com']) })).toBe('NOT WorkEmail:"ada@contoso.com"');
    expect(hasRest({ ...rules, members: new Set(Array.from({ length: 31 }, (_, index) => `p${index}@contoso.com`)) })).toBe(true);
  });

  test('a domain leaves nobody out whose domain only ends like it', () => {
    expect(isExcluded(aPerson({ email: 'ada@notcontoso.com', account: 'x|ada@notcontoso.com' }), { ...noExclusions, domains: ['contoso.com'] })).toBe(false);
  });

  test('a pattern takes every sign but the star for itself, and never hangs', () => {
    expect(matchesPattern('a.b', 'a.b')).toBe(true);
    expect(matchesPattern('axb', 'a.b')).toBe(false);
    fc.assert(fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 12 }), (name, pattern) => typeof matchesPattern(name, pattern) === 'boolean'), { numRuns: 1000, seed: 5 });
    fc.assert(fc.property(fc.string({ maxLength: 30 }), (name) => { expect(matchesPattern(name, '*')).toBe(true); }), { numRuns: 300, seed: 5 });
  });

  test('a value of a property, in small letters or large, and whoever nobody can tell', () => {
    const rules = { ...noExclusions, values: parseExclusions({ values: 'Job title: contractor*; Place = Kiel' }).values! };
    expect(rules.values).toEqual([{ property: 'role', name: 'Job title', value: 'contractor*' }, { property: 'office', name: 'Place', value: 'Kiel' }]);
    const somebody = { account: 'a', name: 'A', email: 'a@contoso.com', department: 'Sales', role: 'Diver', office: 'Bergen' };
    expect(isExcluded(somebody, rules)).toBe(false);
    expect(isExcluded({ ...somebody, role: 'CONTRACTOR (night)' }, rules)).toBe(true);
    expect(isExcluded({ ...somebody, office: 'kiel' }, rules)).toBe(true);
    expect(isExcluded({ ...somebody, office: undefined }, rules)).toBe(true);
    expect([hasRest(rules), isCountExact(rules), isCountExact(byAccountOnly(rules))]).toEqual([true, false, true]);
  });

  test('a value of any property of SharePoint’s profiles, by its name in any writing, one of several values enough', () => {
    const rules = parseExclusions({ values: 'SPS-Cost Center: 47*\nUserType=Guest' });
    expect(untoldRules(rules)).toEqual([{ property: 'costcenter', name: 'SPS-Cost Center', value: '47*' }, { property: 'usertype', name: 'UserType', value: 'Guest' }]);
    expect(isExcluded(aPerson({ held: { costcenter: '12', usertype: '' } }), rules)).toBe(false);
    expect(isExcluded(aPerson({ held: { costcenter: '12|4711', usertype: '' } }), rules)).toBe(true);
    expect(isExcluded(aPerson({ held: { costcenter: '', usertype: 'GUEST' } }), rules)).toBe(true);
    expect(isExcluded(aPerson({ held: { costcenter: '' } }), rules)).toBe(true);
    expect(isExcluded(aPerson(), rules)).toBe(true);
    expect(isExcluded(aPerson(), toldRules(rules))).toBe(false);
    expect([hasRest(rules), exclusionsKql(rules)]).toEqual([true, '']);
  });

  test('names of the three known properties are understood in the languages of the pane', () => {
    expect(parseExclusions({ values: 'Rolle: a\nOrt: b\nAbteilung: c\nالمكان: d\nالمسمى الوظيفي: e\nSPS-JobTitle: f' }).values?.map(({ property }) => property)).toEqual(['role', 'office', 'department', 'office', 'role', 'role']);
  });

  test('a line that names no property and value is kept to be told', () => {
    expect(parseExclusions({ values: 'Role: a\nContractors\nPlace:\n: Kiel' })).toMatchObject({ unread: ['Contractors', 'Place:', ': Kiel'], values: [{ property: 'role' }] });
  });

  test('the search itself holds what it can, and it is said what is left', () => {
    expect(exclusionsKql({ ...noExclusions, people: ['ada@contoso.com'], departments: ['Field "X"'], names: ['svc*', '*test'] })).toBe('NOT WorkEmail:"ada@contoso.com" NOT Department="Field  X" NOT PreferredName:svc*');
    expect(hasRest({ ...noExclusions, names: ['svc*'], people: ['x'] })).toBe(false);
    expect(hasRest({ ...noExclusions, names: ['*test'] })).toBe(true);
    const whole = parseExclusions({ values: 'Role: Head of "Sales"\nPlace: Kiel' });
    expect([exclusionsKql(whole), hasRest(whole)]).toEqual(['NOT JobTitle="Head of  Sales" NOT OfficeNumber="Kiel"', false]);
    expect(hasRest(parseExclusions({ values: 'Role: Head*' }))).toBe(true);
  });
});

describe('what people type', () => {
  test('is words, whatever it looks like', () => {
    expect(wordsKql('anna OR (bob) "x" Title:y')).toBe('anna* "OR" bob* x* Title* y*');
    expect(wordsKql('-secret')).toBe('"-secret"');
    expect(queryKql({ words: '', letter: '', chosen: {} }, noExclusions)).toBe('*');
    expect(queryKql({ words: 'a', letter: 'K', chosen: { department: ['C'] } }, noExclusions)).toBe('a* LastName:K*');
    expect(queryKql({ words: '', letter: otherLetters, otherThan: ['A', 'B'], chosen: {} }, noExclusions)).toBe('* NOT (LastName:A* OR LastName:B*)');
    expect(queryKql({ words: '', letter: 'ا', chosen: {} }, noExclusions)).toBe('* (LastName:ا* OR LastName:أ* OR LastName:إ* OR LastName:آ*)');
  });

  test('chosen values are taken whole, whatever is in them', () => {
    const token = (text: string): string => `"\u01C2\u01C2${Buffer.from(text, 'utf8').toString('hex')}"`;
    expect(refinementsOf({ words: '', letter: '', chosen: { department: ['A "B", (C)', 'D'], skill: ['Ö'] } })).toEqual([`Department:or(${token('A "B", (C)')},${token('D')})`, `Skills:${token('Ö')}`]);
    expect(refinementsOf(nobodyChosen)).toEqual([]);
  });

  test('is found in the ways in which people write names', () => {
    expect(spellingsOf('Müller')).toEqual(['Müller']);
    expect(spellingsOf('Mu\u0308ller')).toEqual(['Müller']);
    expect([...spellingsOf('احمد')].sort()).toEqual(['آحمد', 'أحمد', 'إحمد', 'احمد'].sort());
    expect(spellingsOf('مُحَمَّد')).toEqual(['محمد']);
    expect(spellingsOf('ليلي')).toEqual(expect.arrayContaining(['ليلي', 'ليلى']));
    expect(spellingsOf('Королев')).toEqual(['Королев', 'Королёв']);
    expect(spellingsOf('Ёлкин')).toEqual(['Ёлкин', 'Елкин']);
    expect(wordsKql('احمد x')).toMatch(/^\(احمد\* OR .*\) x\*$/);
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (word) => spellingsOf(word).length <= 8 && spellingsOf(word).length > 0), { numRuns: 500, seed: 5 });
  });

  test('letters are those of the page’s script, with Latin ones behind', () => {
    expect(lettersOf('de-DE').join('')).toBe('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    for (const [locale, first] of [['ar-SA', 'ا'], ['el-GR', 'Α'], ['ru-RU', 'А'], ['uk-UA', 'А'], ['he-IL', 'א']] as const) expect([lettersOf(locale)[0], lettersOf(locale).at(-1)]).toEqual([first, 'Z']);
    for (const locale of ['ar', 'el', 'ru', 'bg', 'sr', 'uk', 'he']) expect(new Set(lettersOf(locale)).size).toBe(lettersOf(locale).length);
  });

  test.each([
    ['de-DE', ['Zoe Zorn', 'Änne Öhm', 'Anton Abt', 'Östen Ek', 'Olaf Ohm'], ['Änne Öhm', 'Anton Abt', 'Olaf Ohm', 'Östen Ek', 'Zoe Zorn']],
    ['sv-SE', ['Zoe Zorn', 'Änne Öhm', 'Åsa Berg', 'Anton Abt'], ['Anton Abt', 'Zoe Zorn', 'Åsa Berg', 'Änne Öhm']],
    ['ar-SA', ['Zoe Zorn', 'منى السيد', 'أحمد علي', 'باسم'], ['أحمد علي', 'باسم', 'منى السيد', 'Zoe Zorn']],
    ['el-GR', ['Ωμέγα', 'Άννα', 'Βασιλική', 'Ελένη', 'Έλλη'], ['Άννα', 'Βασιλική', 'Ελένη', 'Έλλη', 'Ωμέγα']],
    ['ru-RU', ['Яна', 'Ёлка', 'Егор', 'Жанна', 'Алла'], ['Алла', 'Егор', 'Ёлка', 'Жанна', 'Яна']]
  ])('names stand in the order of %s', (locale, names, wanted) => {
    expect(inOrder(names.map((name) => aPerson({ name })), nobodyChosen, locale).map(({ name }) => name)).toEqual(wanted);
  });

  test('people stand by last name, role or department, those without one last, and by best fit as they were found', () => {
    const people = [aPerson({ name: 'Ben Cole', lastName: 'Cole', role: '' }), aPerson({ name: 'Ada Zorn', lastName: 'Zorn', role: 'Diver' }), aPerson({ name: 'Zoe Öhm', lastName: 'Öhm', role: 'Archivist' })];
    const names = (change: Partial<typeof nobodyChosen>): string[] => inOrder(people, { ...nobodyChosen, ...change }, 'de').map(({ name }) => name);
    expect(names({ sort: 'lastName' })).toEqual(['Ben Cole', 'Zoe Öhm', 'Ada Zorn']);
    expect(names({ sort: 'role' })).toEqual(['Zoe Öhm', 'Ada Zorn', 'Ben Cole']);
    expect(names({ words: 'x' })).toEqual(['Ben Cole', 'Ada Zorn', 'Zoe Öhm']);
  });

  test('a value of a facet is chosen and let go again', () => {
    const once = toggleValue(nobodyChosen, 'office', 'Kiel');
    expect(once.chosen).toEqual({ office: ['Kiel'] });
    expect(toggleValue(once, 'office', 'Kiel')).toEqual(nobodyChosen);
  });

  test('a download makes no formulas', () => {
    expect(csvOf([['=HYPERLINK("x")', '+1', 'a "b"', 'Grüße']])).toBe('\uFEFF"\'=HYPERLINK(""x"")","\'+1","a ""b""","Grüße"\r\n');
  });
});
