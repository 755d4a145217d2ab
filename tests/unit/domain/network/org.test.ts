import { isCircle, visibleChain, type OrgPerson } from '../../../../src/domain/network/org';

function somebody(account: string, manager = ''): OrgPerson {
  return { account, name: account, email: '', role: '', department: '', hasPhoto: false, reports: [], manager, isKnown: true };
}

test('a line of managers ends below the first who is not shown', () => {
  const [chief, head, lead] = [somebody('chief'), somebody('head', 'chief'), somebody('lead', 'head')];
  expect(visibleChain(['chief', 'head', 'lead'], [chief, head, lead])).toEqual([chief, head, lead]);
  expect(visibleChain(['chief', 'head', 'lead'], [chief, lead])).toEqual([lead]);
  expect(visibleChain(['chief', 'head', 'lead'], [chief, head])).toEqual([]);
});

test('a circle is seen where the one at the top reports to somebody below', () => {
  expect(isCircle([somebody('Head', 'ada')], somebody('Ada', 'head'))).toBe(true);
  expect(isCircle([], somebody('ada', 'ADA'))).toBe(true);
  expect(isCircle([somebody('chief'), somebody('head', 'chief')], somebody('ada', 'head'))).toBe(false);
});
