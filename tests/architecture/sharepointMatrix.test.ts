import { areas } from '../../local/sharepoint/routes/areas';
import { withOperations } from '../../scripts/sharepointMatrix';
import { readSource } from '../support/sources';

describe('the table of operations', () => {
  test('in the docs is the one that the service runs', () => {
    const page = readSource('docs/local-sharepoint.md');
    expect(page).toBe(withOperations(page));
  });

  test('has each operation once, with a handler and steps that lead to it', () => {
    const operations = areas.flatMap((area) => area.operations);
    const keys = operations.map(({ method, on, call }) => `${method} ${on} ${call ?? ''}`);
    expect(new Set(keys).size).toBe(keys.length);
    const reachable = new Set(['', ...areas.flatMap((area) => area.steps.map(({ to }) => to))]);
    expect(operations.filter(({ on }) => !reachable.has(on))).toEqual([]);
    for (const { handle } of operations) expect(handle).toBeInstanceOf(Function);
  });
});
