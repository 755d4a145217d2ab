import fs from 'node:fs';
import type { Config } from 'jest';
import { complaint, ledgerVariable, readLedger, untested } from './ledger';

type GlobalConfig = Config & { readonly testPathPatterns?: { readonly patterns?: readonly string[] }; readonly nonFlagArgs?: readonly string[]; readonly onlyFailures?: boolean; readonly shard?: unknown };

/** Whether all contract tests ran: part of them proves nothing about the others. */
function isWholeRun(config: GlobalConfig): boolean {
  const isNarrowed = (config.testPathPatterns?.patterns ?? []).length > 0 || (config.nonFlagArgs ?? []).length > 0 || Boolean(config.testNamePattern);
  return !isNarrowed && !config.onlyChanged && !config.onlyFailures && !config.findRelatedTests && !config.shard && !process.env.LOGGIA_TENANT_URL;
}

/** After all contract tests: fails the run where an operation was never run by one. */
export default function teardown(config: GlobalConfig): void {
  const folder = process.env[ledgerVariable];
  if (!folder) return;
  const missing = untested(readLedger(folder));
  fs.rmSync(folder, { recursive: true, force: true });
  if (isWholeRun(config) && missing.length > 0) throw new Error(complaint(missing));
}
