import fs from 'node:fs';
import path from 'node:path';
import { areas } from '../../../local/sharepoint/routes/areas';
import { operationKey, type Area, type Operation } from '../../../local/sharepoint/routes/table';
import type { SharePoint } from '../../../local/sharepoint/service';

/** Names the folder in which the workers of one run of Jest write down what they have run. */
export const ledgerVariable = 'LOGGIA_OPERATIONS';

/** Random input proves that an operation does not crash, not that it does what it should. */
const counts = (testFile: string): boolean => /[\\/]tests[\\/]contract[\\/]sharepoint[\\/]/.test(testFile) && !/fuzz/i.test(path.basename(testFile));

/** Writes down which operations a service runs with success; one that is refused by design counts with any status. */
export function recordOperations(sharePoint: SharePoint, testFile: string | undefined): void {
  const folder = process.env[ledgerVariable];
  if (!folder || !testFile || !counts(testFile)) return;
  const seen = new Set<string>();
  sharePoint.onOperation = (operation, status) => {
    const key = operationKey(operation);
    if (seen.has(key) || (status >= 400 && operation.support !== 'refused')) return;
    seen.add(key);
    fs.appendFileSync(path.join(folder, `${process.pid}.txt`), `${key}\n`);
  };
}

/** What all workers wrote down. */
export function readLedger(folder: string): ReadonlySet<string> {
  return new Set(fs.readdirSync(folder).flatMap((name) => fs.readFileSync(path.join(folder, name), 'utf8').split('\n')).filter((line) => line !== ''));
}

/** Operations that no contract test has run with success. */
export function untested(ledger: ReadonlySet<string>, all: readonly Area[] = areas): Operation[] {
  return all.flatMap(({ operations }) => operations).filter((operation) => !ledger.has(operationKey(operation)));
}

/** What to tell somebody whose operation has no test. */
export function complaint(operations: readonly Operation[]): string {
  const lines = operations.map(({ method, on, call, name }) => `  ${method} on ${on === '' ? '_api' : on}${call ? `, call ${call}` : ''}: ${name}`);
  return `${operations.length} operations of the local SharePoint have no contract test. Each needs one in tests/contract/sharepoint that runs it with success:\n${lines.join('\n')}`;
}
