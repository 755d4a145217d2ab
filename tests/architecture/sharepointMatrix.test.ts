import { areas } from '../../local/sharepoint/routes/areas';
import { operationKey } from '../../local/sharepoint/routes/table';
import { withOperations } from '../../scripts/sharepointMatrix';
import { complaint, untested } from '../support/operations/ledger';
import { readSource } from '../support/sources';

describe('the table of operations', () => {
  test('in the docs is the one that the service runs', () => {
    const page = readSource('docs/local-sharepoint.md');
    expect(page).toBe(withOperations(page));
  });

  test('has each operation once, with a handler and steps that lead to it', () => {
    const operations = areas.flatMap((area) => area.operations);
    const keys = operations.map(operationKey);
    expect(new Set(keys).size).toBe(keys.length);
    const reachable = new Set(['', ...areas.flatMap((area) => area.steps.map(({ to }) => to))]);
    expect(operations.filter(({ on }) => !reachable.has(on))).toEqual([]);
    for (const { handle } of operations) expect(handle).toBeInstanceOf(Function);
  });

  test('is held against what the contract tests have run, and an operation without a test is named', () => {
    const operations = areas.flatMap((area) => area.operations);
    const [first, ...rest] = operations;
    expect(untested(new Set(operations.map(operationKey)))).toEqual([]);
    const missing = untested(new Set(rest.map(operationKey)));
    expect(missing).toEqual([first]);
    expect(complaint(missing)).toContain(`${first?.method} on ${first?.on}: ${first?.name}`);
  });
});
