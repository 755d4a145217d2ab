import type { Circle, Place } from '../../../../src/domain/network/circle';
import type { OrgPerson } from '../../../../src/domain/network/org';
import { layOut } from '../../../../src/features/network/layout';

const noLink = { aFollows: true, bFollows: false, praise: 0, endorsements: 0, replies: 0, skills: [] };

/** Somebody with as many near and far colleagues as the picture shows at most, and more. */
function fullCircle(): Circle {
  const near = Array.from({ length: 30 }, (_, index) => `near${index}`);
  const far = Array.from({ length: 40 }, (_, index) => `far${index}`);
  const places = new Map<string, Place>([['me', { step: 0, through: undefined }], ...near.map((account): [string, Place] => [account, { step: 1, through: undefined }]), ...far.map((account, index): [string, Place] => [account, { step: 2, through: near[index % 8]! }])]);
  const links = [...near.map((account) => ({ a: 'me', b: account, ...noLink })), ...far.map((account, index) => ({ a: account, b: near[index % 8]!, ...noLink }))].map((link) => (link.a < link.b ? link : { ...link, a: link.b, b: link.a }));
  return { centre: 'me', isSelf: true, people: new Map<string, OrgPerson>(), links, places, isCut: true, suggestions: [] };
}

test.each(['wide', 'narrow'] as const)('in a %s picture no face stands on another, nor on a name', (shape) => {
  const spots = layOut(fullCircle(), 2, shape);
  expect(spots.length).toBeGreaterThan(20);
  expect(spots.length).toBeLessThanOrEqual(33);
  for (const [index, one] of spots.entries()) {
    for (const other of spots.slice(index + 1)) expect([one.account, other.account, Math.abs(one.x - other.x) > 98 || Math.abs(one.y - other.y) > 80]).toEqual([one.account, other.account, true]);
  }
  expect(spots.find(({ account }) => account === 'me')).toMatchObject({ x: 0, y: 0 });
});

test('the same people stand at the same places, and a narrow picture is higher than wide', () => {
  expect(layOut(fullCircle(), 2)).toEqual(layOut(fullCircle(), 2));
  const narrow = layOut(fullCircle(), 2, 'narrow');
  expect(Math.max(...narrow.map(({ y }) => Math.abs(y)))).toBeGreaterThan(Math.max(...narrow.map(({ x }) => Math.abs(x))));
});

test('a full picture takes a twentieth of a second and not more', () => {
  const circle = fullCircle();
  layOut(circle, 2);
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    layOut(circle, 2);
    return performance.now() - start;
  });
  // The best of five: a busy machine makes any single one slow.
  expect(Math.min(...times)).toBeLessThan(250);
});
