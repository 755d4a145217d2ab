/** Random choices that repeat themselves by their seed (mulberry32). */
export class Dice {
  private state: number;

  public constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 to just below 1. */
  public fraction(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  public below(limit: number): number {
    return Math.floor(this.fraction() * limit);
  }

  public chance(share: number): boolean {
    return this.fraction() < share;
  }

  public pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)] as T;
  }

  /** Between none and `most` of something. */
  public several<T>(most: number, make: () => T): T[] {
    return Array.from({ length: this.below(most + 1) }, make);
  }
}

const noise = ['<', '>', '"', "'", '&', '(', ')', '[', ']', '{', '}', ',', ':', ';', '\\', '/', '%', '\u0000', '\ud800', '🌊', 'ä', '\r\n', '--', ' ', '0', '-1', '1e309', 'null', 'true', "''", '%00', '<!--', ']]>', '&#0;', '&lol;', '<!DOCTYPE a>'];

/** The same text with a few pieces cut out, doubled, moved or replaced. */
export function mutate(dice: Dice, text: string): string {
  let result = text;
  for (let round = dice.below(4) + 1; round > 0; round--) {
    const at = dice.below(result.length + 1);
    const length = dice.below(Math.min(30, result.length - at) + 1);
    const piece = result.slice(at, at + length);
    const put = dice.pick(['', piece + piece, dice.pick(noise), dice.pick(noise) + piece, [...piece].reverse().join('')]);
    result = result.slice(0, at) + put + result.slice(at + length);
  }
  return result;
}
