/** A 32-bit hash of a text (FNV-1a), stable across machines and versions. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/**
 * A seeded source of chance (mulberry32): the same seed gives the same sequence on every machine.
 * `fork` opens a sequence of its own, so that adding a draw in one place does not shift every other place.
 */
export class Random {
  private state: number;

  public constructor(private readonly seed: string) {
    this.state = hashOf(seed);
  }

  public fork(name: string | number): Random {
    return new Random(`${this.seed}/${name}`);
  }

  /** A fraction, 0 included and 1 excluded. */
  public next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number between both bounds, bounds included. */
  public int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  public chance(share: number): boolean {
    return this.next() < share;
  }

  /** One of the values; throws for an empty list, as that is a mistake of the caller. */
  public pick<T>(values: readonly T[]): T {
    if (values.length === 0) throw new Error(`Nothing to pick from at ${this.seed}`);
    return values[this.int(0, values.length - 1)] as T;
  }

  /** Up to `count` different values, in random order. */
  public sample<T>(values: readonly T[], count: number): T[] {
    return this.shuffle(values).slice(0, count);
  }

  public shuffle<T>(values: readonly T[]): T[] {
    const shuffled = [...values];
    for (let index = shuffled.length - 1; index > 0; index -= 1) {
      const other = this.int(0, index);
      [shuffled[index], shuffled[other]] = [shuffled[other] as T, shuffled[index] as T];
    }
    return shuffled;
  }
}
