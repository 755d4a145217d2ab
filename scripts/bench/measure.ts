import type { Connection } from './connection';

/** One operation at one size. */
export interface Measurement {
  readonly operation: string;
  readonly size: number;
  readonly requests: number;
  readonly bytes: number;
  readonly milliseconds: number;
  /** Its bytes grow up to a limit that is stated where it is measured. */
  readonly isBounded?: boolean;
}

const repeats = 9;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((first, second) => first - second);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Runs an operation ten times and answers the median of nine: the first warms caches up. */
export async function measure(connection: Connection, operation: string, size: number, work: (run: number) => Promise<unknown>): Promise<Measurement> {
  const times: number[] = [];
  const requests: number[] = [];
  const bytes: number[] = [];
  for (let run = 0; run <= repeats; run++) {
    const { requests: requestsBefore, bytes: bytesBefore } = connection.traffic;
    const before = performance.now();
    await work(run);
    if (run === 0) continue;
    times.push(performance.now() - before);
    requests.push(connection.traffic.requests - requestsBefore);
    bytes.push(connection.traffic.bytes - bytesBefore);
  }
  return { operation, size, requests: median(requests), bytes: median(bytes), milliseconds: median(times) };
}
