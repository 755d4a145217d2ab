import { latestOf } from '../../../../src/domain/people/activities';
import type { Activity } from '../../../../src/domain/people/ports';
import fc from 'fast-check';
import { countableEdges, edgeKey, type Edge } from '../../../../src/domain/shared/edges';
import { defaultProfilePage, profileHref, profilePageOf } from '../../../../src/domain/shared/personCard';
import { hasCommon, inCommon, type Compared } from '../../../../src/domain/people/common';
import { completenessOf } from '../../../../src/domain/people/completeness';
import { fieldKey, parseFields, parseFieldValues, safeLink } from '../../../../src/domain/people/customFields';
import { endorsedSkills, endorsementEdge, skillKey, withEndorsement } from '../../../../src/domain/people/endorsements';
import { accountName, isSameAccount, plainAbout, type CompanyFacts } from '../../../../src/domain/people/facts';
import { isTimeZone, localTime } from '../../../../src/domain/people/localTime';
import { anniversaryColumn, cleanEntries, emptyProfile, isMonthDay, parseAnniversary, withSuggested } from '../../../../src/domain/people/profile';
import { vcard, vcardFileName } from '../../../../src/domain/people/vcard';
import { wallThreads, type WallMessage } from '../../../../src/domain/people/wall';

const facts: CompanyFacts = {
  account: 'i:0#.f|membership|ada@contoso.com', name: 'Ada King', firstName: 'Ada', lastName: 'King', email: 'ada@contoso.com', role: 'Analyst', department: 'Engines', office: 'Bergen',
  phone: '+47 55', mobile: '', hiredAt: '', timeZone: '', hasPhoto: false, managers: ['i:0#.f|membership|boss@contoso.com'], reports: []
};

describe('entries', () => {
  test('are trimmed, each once, none empty', () => {
    expect(cleanEntries([' Sonar ', 'sonar', '', 'Knots\n  and  ropes'])).toEqual(['Sonar', 'Knots and ropes']);
  });

  test('of any text survive the way to a column and back', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
      const clean = cleanEntries(texts);
      expect(cleanEntries(clean.join('\n').split('\n'))).toEqual(clean);
    }));
  });
});

describe('dates', () => {
  test.each([['02-29', true], ['02-30', false], ['13-01', false], ['1-1', false], ['', false]])('%s as a day of the year is %s', (text, isOne) => expect(isMonthDay(text)).toBe(isOne));

  test('of an anniversary keep the day in front', () => {
    expect(anniversaryColumn('2017-03-01')).toBe('03-01/2017');
    expect(parseAnniversary('03-01/2017')).toBe('2017-03-01');
    expect([parseAnniversary('02-30/2017'), parseAnniversary(null), anniversaryColumn('soon')]).toEqual(['', '', '']);
  });
});

describe('what SharePoint was told before', () => {
  test('fills what is empty, unless it was emptied on purpose', () => {
    const own = { ...emptyProfile, skills: ['Knots'] };
    const merged = withSuggested(own, { about: 'Hello', skills: ['Sonar'], interests: ['Bread'] }, ['interests']);
    expect([merged.about, merged.skills, merged.interests]).toEqual(['Hello', ['Knots'], []]);
  });

  test('loses its HTML', () => {
    expect(plainAbout('<div>Salt &amp; sun<br/>&#x41;&#66; &unknown;</div><script>x</script>')).toBe('Salt & sun\nAB &unknown;\nx');
  });
});

describe('confirmed skills', () => {
  const edge = (authorId: number, personId: number, skill: string, id = authorId): Edge => ({ ...endorsementEdge(authorId, personId, skill), id, authorId });

  test('count each colleague once, most confirmed first', () => {
    const edges = [edge(2, 1, 'Sonar'), edge(3, 1, 'sonar', 9), edge(3, 1, 'Sonar', 8), edge(4, 1, 'Knots')];
    expect(endorsedSkills(['Knots', 'Sonar', 'Tea'], edges, 1)).toEqual([{ skill: 'Sonar', endorserIds: [2, 3] }, { skill: 'Knots', endorserIds: [4] }, { skill: 'Tea', endorserIds: [] }]);
  });

  test('leave out one’s own word, forged sources and other people', () => {
    const forged: Edge = { ...endorsementEdge(2, 1, 'Sonar'), id: 1, authorId: 7 };
    const similar: Edge = { type: 'endorse', sourceKey: 'user/70/sonar', targetKey: 'user/1', id: 2, authorId: 7 };
    expect(endorsedSkills(['Sonar'], [edge(1, 1, 'Sonar'), forged, similar, edge(5, 3, 'Sonar')], 1)).toEqual([{ skill: 'Sonar', endorserIds: [] }]);
  });

  test('have ASCII keys that fit the column, whatever the skill', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.constant('half \uD83D a face')), (skill) => {
      const key = edgeKey(endorsementEdge(123_456, 654_321, skill), 123_456);
      expect(key.length).toBeLessThan(255);
      expect(key).toMatch(/^[ -~]*$/);
    }));
  });

  test('of long names stay apart', () => {
    const long = 'حسابات المد والجزر في الموانئ الضحلة '.repeat(4);
    expect(skillKey(`${long}1`)).not.toBe(skillKey(`${long}2`));
  });

  test('change at once and keep their order', () => {
    expect(withEndorsement([{ skill: 'A', endorserIds: [] }, { skill: 'B', endorserIds: [2] }], 'A', 5, true)).toEqual([{ skill: 'A', endorserIds: [5] }, { skill: 'B', endorserIds: [2] }]);
  });
});

describe('edges between people', () => {
  test('count once, and only in their author’s name', () => {
    const follow = (id: number, source: number, authorId: number): Edge => ({ id, type: 'follow', sourceKey: `user/${source}`, targetKey: 'user/1', authorId });
    expect(countableEdges([follow(3, 5, 5), follow(2, 5, 5), follow(1, 6, 5)]).map(({ id }) => id)).toEqual([3]);
  });

  test('have keys that step aside', () => {
    const edge = { type: 'follow', sourceKey: 'user/5', targetKey: 'user/1' } as const;
    expect([edgeKey(edge, 5), edgeKey(edge, 5, 2)]).toEqual(['follow|user/5|user/1|u5', 'follow|user/5|user/1|u5|2']);
    expect(edgeKey({ ...edge, targetKey: `topic/${'x'.repeat(300)}` }, 5, 2)).toHaveLength(255);
  });
});

describe('in common', () => {
  const side = (change: Partial<Compared>): Compared => ({ facts, profile: emptyProfile, followed: [], ...change });

  test('is what both have, whatever the case', () => {
    const common = inCommon(
      side({ profile: { ...emptyProfile, skills: ['Sonar'], interests: ['Bread'] }, followed: ['user/3', 'topic/tides', 'user/4'] }),
      side({ profile: { ...emptyProfile, skills: ['SONAR'], interests: ['Jazz'] }, followed: ['user/4', 'topic/tides'], facts: { ...facts, office: 'Kiel' } })
    );
    expect(common).toMatchObject({ peopleIds: [4], topics: ['tides'], skills: ['Sonar'], interests: [], office: '', department: 'Engines', hasSameManager: true });
    expect(hasCommon(common)).toBe(true);
  });

  test('of strangers is nothing', () => {
    expect(hasCommon(inCommon(side({ facts: undefined }), side({})))).toBe(false);
  });
});

test('completeness names what helps others most first', () => {
  const { done, total, missing } = completenessOf({ ...emptyProfile, skills: ['Sonar'], timeZone: 'Europe/Oslo' });
  expect([done, total, missing[0], missing.includes('skills')]).toEqual([2, 8, 'about', false]);
});

test('what somebody made lately shows each kind, newest first, however much they answer', () => {
  const made = (kind: Activity['kind'], day: number): Activity => ({ kind, title: `${kind} ${day}`, at: `2026-01-${String(day).padStart(2, '0')}T00:00:00Z` });
  const answers = [20, 21, 22, 23, 24, 25].map((day) => made('reply', day));
  const shown = latestOf([made('page', 1), made('poll', 2), ...answers, made('article', 3), made('article', 4), made('article', 5)], 6);
  expect(shown.map(({ title }) => title)).toEqual(['reply 25', 'reply 24', 'article 5', 'article 4', 'poll 2', 'page 1']);
  expect(latestOf(answers, 4).map(({ title }) => title)).toEqual(['reply 25', 'reply 24', 'reply 23', 'reply 22']);
});

describe('local time', () => {
  const at = new Date('2026-01-15T12:00:00Z');

  test('tells the clock there and the difference, half hours too', () => {
    expect(localTime('en-GB', 'Asia/Kolkata', at, 'Europe/Berlin')).toEqual({ time: '17:30', aheadMinutes: 270 });
    expect(localTime('en-GB', 'America/Halifax', at, 'Europe/Berlin')?.aheadMinutes).toBe(-300);
  });

  test('knows summer where it is', () => {
    expect(localTime('en-GB', 'Europe/Berlin', new Date('2026-07-15T12:00:00Z'), 'UTC')?.aheadMinutes).toBe(120);
  });

  test('takes no text for a zone', () => {
    expect(['', 'Nowhere/Land', '(UTC+01:00) Amsterdam', '../x'].map(isTimeZone)).toEqual([false, false, false, false]);
    expect(localTime('en', 'Nowhere', at)).toBeUndefined();
  });
});

describe('a contact card', () => {
  test('escapes, folds and ends lines as address books want them', () => {
    const text = vcard({ ...facts, name: 'King; Ada, "the\nfirst"', role: `${'ü'.repeat(60)} end` }, { pageUrl: 'https://contoso.com/x y' });
    expect(text).toContain('FN:King\\; Ada\\, "the\\nfirst"\r\n');
    expect(text).toContain('URL:https://contoso.com/x%20y\r\n');
    for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(text.replace(/\r\n /g, '')).toContain(`TITLE:${'ü'.repeat(60)} end`);
  });

  test('has a name that every file system takes', () => expect(vcardFileName('A/B: "C"?')).toBe('A B C.vcf'));
});

describe('fields of a site', () => {
  test('are read with care', () => {
    expect(parseFields([{ label: 'Desk', kind: 'text' }, { label: 'Desk', kind: 'choice', choices: ['A', 1, ' '], editor: 'owners' }, { label: ' ', kind: 'text' }, { label: 'X', kind: 'script' }, 7])).toEqual([
      { key: 'desk', label: 'Desk', kind: 'text', choices: [], editor: 'person' }, { key: 'desk-2', label: 'Desk', kind: 'choice', choices: ['A'], editor: 'owners' }
    ]);
    expect(parseFields('nonsense')).toEqual([]);
    expect(parseFieldValues({ a: 'x', b: ['y', 1], c: 5 })).toEqual({ a: 'x', b: ['y'] });
  });

  test('have keys for labels of any script', () => expect([fieldKey('المكتب', []), fieldKey('Größe', ['grosse'])]).toEqual(['field', 'gro-e']));

  test.each([['https://a.example', 'https://a.example/'], [`${'javascript'}:alert(1)`, undefined], ['data:text/html,x', undefined], ['a.example', undefined]])('the link %s is %s', (text, link) => expect(safeLink(text)).toBe(link));
});

describe('walls', () => {
  const message = (id: number, change: Partial<WallMessage> = {}): WallMessage => ({ id, authorId: 2, body: 'x', createdAt: '2026-01-01T00:00:00Z', isHidden: false, ...change });

  test('show newest threads first and answers in order', () => {
    expect(wallThreads([message(4, { parentId: 1 }), message(3), message(2, { parentId: 1 }), message(1)], 9, 1).map(({ message: { id }, replies }) => [id, replies.map((one) => one.id)])).toEqual([[3, []], [1, [2, 4]]]);
  });

  test('show what is hidden to its author and to the page’s person only', () => {
    const hidden = [message(1, { isHidden: true }), message(2, { parentId: 1, authorId: 3 })];
    expect([wallThreads(hidden, 9, 1), wallThreads(hidden, 2, 1), wallThreads(hidden, 1, 1)].map(({ length }) => length)).toEqual([0, 1, 1]);
  });
});

describe('where profiles are', () => {
  const site = 'https://contoso.sharepoint.com/sites/intranet';

  test('is the usual place once profiles are set up, or what an owner chose', () => {
    expect(profilePageOf([])).toBeUndefined();
    expect(profilePageOf([{ Key: 'version/people', Value: '1' }])).toBe(defaultProfilePage);
    expect(profilePageOf([{ Key: 'profile/page', Value: ' SitePages/Who.aspx?user= ' }])).toBe('SitePages/Who.aspx?user=');
  });

  test('is an address of this tenant', () => {
    expect(profileHref(site, defaultProfilePage, 'ada+x@contoso.com')).toBe(`${site}/SitePages/Profile.aspx?user=ada%2Bx%40contoso.com`);
    expect(profileHref(site, 'https://evil.example/?user=', 'ada@contoso.com')).toBeUndefined();
    expect([profileHref(site, undefined, 'a'), profileHref(site, defaultProfilePage, '')]).toEqual([undefined, undefined]);
  });
});

test('accounts are the same with and without their claim', () => {
  expect(accountName('i:0#.f|membership|ada@contoso.com')).toBe('ada@contoso.com');
  expect([isSameAccount('i:0#.f|membership|Ada@contoso.com', 'ada@contoso.com'), isSameAccount('', '')]).toEqual([true, false]);
});
