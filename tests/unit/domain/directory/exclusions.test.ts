import fc from 'fast-check';
import { csvOf, nobodyChosen, toggleValue, type DirectoryPerson } from '../../../../src/domain/directory/directory';
import { byAccountOnly, exclusionsKql, hasRest, isCountExact, isExcluded, matchesPattern, noExclusions, parseExclusions, parseValueRules } from '../../../../src/domain/directory/exclusions';
import { queryKql, wordsKql } from '../../../../src/gateway/directory/peopleDirectory';

function aPerson(change: Partial<DirectoryPerson> = {}): DirectoryPerson {
  return { account: 'i:0#.f|membership|ada@contoso.com', name: 'Ada Lind', email: 'ada@contoso.com', role: '', department: 'Sales', office: '', phone: '', skills: [], askAbout: [], hasPhoto: false, ...change };
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
    const rules = { ...noExclusions, values: parseValueRules('Job title: contractor*; Place = Kiel\nShoe size: 44\nRole:') };
    expect(rules.values).toEqual([{ property: 'role', value: 'contractor*' }, { property: 'office', value: 'Kiel' }]);
    const somebody = { account: 'a', name: 'A', email: 'a@contoso.com', department: 'Sales', role: 'Diver', office: 'Bergen' };
    expect(isExcluded(somebody, rules)).toBe(false);
    expect(isExcluded({ ...somebody, role: 'CONTRACTOR (night)' }, rules)).toBe(true);
    expect(isExcluded({ ...somebody, office: 'kiel' }, rules)).toBe(true);
    expect(isExcluded({ ...somebody, office: undefined }, rules)).toBe(true);
    expect([hasRest(rules), isCountExact(rules), isCountExact(byAccountOnly(rules))]).toEqual([true, false, true]);
  });

  test('the search itself holds what it can, and it is said what is left', () => {
    expect(exclusionsKql({ ...noExclusions, people: ['ada@contoso.com'], departments: ['Field "X"'], names: ['svc*', '*test'] })).toBe('NOT WorkEmail:"ada@contoso.com" NOT Department:"Field  X" NOT PreferredName:svc*');
    expect(hasRest({ ...noExclusions, names: ['svc*'], people: ['x'] })).toBe(false);
    expect(hasRest({ ...noExclusions, names: ['*test'] })).toBe(true);
  });
});

describe('what people type', () => {
  test('is words, whatever it looks like', () => {
    expect(wordsKql('anna OR (bob) "x" Title:y')).toBe('anna* "OR" bob* x* Title* y*');
    expect(wordsKql('-secret')).toBe('"-secret"');
    expect(queryKql({ words: '', letter: '', chosen: {} }, noExclusions)).toBe('*');
    expect(queryKql({ words: 'a', letter: 'K', chosen: { department: ['A "B"', 'C'] } }, noExclusions)).toBe('a* LastName:K* (Department:"A  B" OR Department:"C")');
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
