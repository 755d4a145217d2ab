import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Before the contract tests: a folder for the ledger of operations, which the workers find in their environment. */
export default function setup(): void {
  process.env.LOGGIA_OPERATIONS = fs.mkdtempSync(path.join(os.tmpdir(), 'loggia-operations-'));
}
