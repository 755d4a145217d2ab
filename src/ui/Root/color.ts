/** Red, green and blue between 0 and 255, opacity between 0 and 1. */
export interface Color {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly opacity: number;
}

const named: Readonly<Record<string, string>> = { white: '#ffffff', black: '#000000', transparent: '#00000000' };

function fromHex(digits: string): Color | undefined {
  const long = digits.length <= 4 ? digits.replace(/./g, '$&$&') : digits;
  if (long.length !== 6 && long.length !== 8) return undefined;
  const [red = 0, green = 0, blue = 0, alpha = 255] = (long.match(/../g) ?? []).map((pair) => parseInt(pair, 16));
  return { red, green, blue, opacity: alpha / 255 };
}

/** Reads the notations that themes use: `#rgb`, `#rrggbb`, `#rrggbbaa`, `rgb()`, `rgba()`, white, black, transparent. */
export function parseColor(text: string): Color | undefined {
  const value = named[text.trim().toLowerCase()] ?? text.trim();
  const hex = /^#([0-9a-f]{3,8})$/i.exec(value);
  if (hex?.[1]) return fromHex(hex[1]);
  const numbers = /^rgba?\(([^)]+)\)$/i.exec(value)?.[1]?.split(/[\s,/]+/).map((part) => (part.endsWith('%') ? parseFloat(part) / 100 : parseFloat(part)));
  if (!numbers || numbers.length < 3 || numbers.some(Number.isNaN)) return undefined;
  const [red = 0, green = 0, blue = 0, opacity = 1] = numbers;
  return { red, green, blue, opacity };
}

function luminance({ red, green, blue }: Color): number {
  const linear = [red, green, blue].map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
}

/** The contrast ratio of WCAG 2, 1 to 21. Undefined where a colour cannot be read or is not opaque. */
export function contrast(first: string, second: string): number | undefined {
  const colors = [parseColor(first), parseColor(second)];
  if (colors.some((color) => color === undefined || color.opacity < 1)) return undefined;
  const [lighter = 0, darker = 0] = colors.map((color) => (color ? luminance(color) : 0)).sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The wanted colour if it can be read on the ground, else the fallback. What cannot be judged is believed. */
export function legible(wanted: string, ground: string, fallback: string, ratio = 4.5): string {
  const found = contrast(wanted, ground);
  return found === undefined || found >= ratio ? wanted : fallback;
}
