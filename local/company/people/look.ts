import type { Random } from '../random';
import type { Culture } from './places';

export type HairStyle = 'short' | 'sideParting' | 'curly' | 'bun' | 'bob' | 'long' | 'ponytail' | 'afro' | 'bald' | 'buzz' | 'headscarf' | 'turban' | 'beanie';

/** Everything that a portrait is drawn from. Colours are hexadecimal. */
export interface PortraitLook {
  readonly skin: string;
  readonly shade: string;
  readonly hair: string;
  readonly style: HairStyle;
  readonly clothes: string;
  readonly trim: string;
  readonly cut: 'crew' | 'collar' | 'vneck' | 'hood' | 'roll' | 'blazer';
  readonly background: string;
  readonly glasses?: 'round' | 'square';
  readonly beard?: 'full' | 'short' | 'moustache';
  readonly earrings: boolean;
  readonly smile: 'open' | 'soft' | 'wide';
  readonly brows: number;
}

const skins = [['#f6d7c3', '#e9bfa6'], ['#f0c8a8', '#dfae89'], ['#e2b08a', '#cd966e'], ['#c98f67', '#b3784f'], ['#a86f4a', '#915b39'], ['#7d4d33', '#683d27'], ['#5b3826', '#48291a']] as const;
const skinRange: Readonly<Record<Culture, readonly [number, number]>> = {
  norwegian: [0, 1], german: [0, 2], finnish: [0, 1], portuguese: [1, 3], greek: [1, 2], bulgarian: [0, 2], hebrew: [1, 3], arabic: [2, 4],
  indian: [3, 5], chinese: [1, 2], japanese: [0, 2], spanish: [1, 3], english: [0, 6], french: [0, 3], african: [4, 6]
};
const darkHair = ['#1f1a1a', '#2b211e', '#35241c'];
const browHair = ['#4a2f22', '#5d3b27', '#7a4b2c'];
const fairHair = ['#b98547', '#d3a85f', '#e3c48a', '#a5512e', '#c4693a'];
const grey = ['#b9b6b2', '#d8d5d0', '#8d8a88'];
const clothing = ['#16697a', '#2f4858', '#c8553d', '#d99a2b', '#5b7b5a', '#7a4e7e', '#3a6ea5', '#8c2f39', '#e0ded7', '#40514e', '#b5838d', '#264653', '#e9c46a', '#6d6875'];
const trims = ['#f4f1ea', '#ffd27d', '#dfe7ea', '#2b2d33', '#f2b5a0'];
const backgrounds = ['#cfe5e6', '#f3dcc6', '#dbe4f0', '#e6dcec', '#dcebd6', '#f6e6b8', '#f4d6d2', '#d5dde0', '#c9dff0', '#ece4d8'];
const femaleStyles: readonly HairStyle[] = ['bob', 'long', 'bun', 'ponytail', 'curly', 'long', 'bob', 'short'];
const maleStyles: readonly HairStyle[] = ['short', 'sideParting', 'short', 'curly', 'buzz', 'bald', 'sideParting', 'bun', 'beanie'];

function hairColour(random: Random, culture: Culture, years: number): string {
  if (random.chance(Math.min(0.7, Math.max(0, (years - 9) / 18)))) return random.pick(grey);
  if (['arabic', 'indian', 'chinese', 'japanese', 'african', 'hebrew', 'greek'].includes(culture)) return random.pick(random.chance(0.85) ? darkHair : browHair);
  if (['norwegian', 'finnish', 'german', 'english'].includes(culture)) return random.pick(random.chance(0.6) ? fairHair : browHair);
  return random.pick(random.chance(0.6) ? browHair : darkHair);
}

function hairStyle(random: Random, culture: Culture, sex: 'f' | 'm'): HairStyle {
  if (sex === 'f' && culture === 'arabic' && random.chance(0.6)) return 'headscarf';
  if (sex === 'f' && culture === 'african' && random.chance(0.5)) return random.pick(['afro', 'turban', 'bun'] as const);
  if (sex === 'm' && culture === 'african' && random.chance(0.6)) return random.pick(['buzz', 'afro', 'bald'] as const);
  return random.pick(sex === 'f' ? femaleStyles : maleStyles);
}

/** Draws a look by chance, within what is likely for the place and the years in the company. */
export function lookOf(random: Random, culture: Culture, sex: 'f' | 'm', years: number): PortraitLook {
  const [lightest, darkest] = skinRange[culture];
  const [skin, shade] = skins[random.int(lightest, darkest)] ?? skins[1];
  const clothes = random.pick(clothing);
  const glasses = random.chance(0.3) ? random.pick(['round', 'square'] as const) : undefined;
  const beard = sex === 'm' && random.chance(0.5) ? random.pick(['full', 'short', 'short', 'moustache'] as const) : undefined;
  return {
    skin, shade, clothes,
    hair: hairColour(random, culture, years),
    style: hairStyle(random, culture, sex),
    trim: random.pick(trims.filter((trim) => trim !== clothes)),
    cut: random.pick(['crew', 'collar', 'vneck', 'hood', 'roll', 'blazer'] as const),
    background: random.pick(backgrounds),
    ...(glasses ? { glasses } : {}),
    ...(beard ? { beard } : {}),
    earrings: sex === 'f' && random.chance(0.4),
    smile: random.pick(['open', 'soft', 'soft', 'wide'] as const),
    brows: random.int(-1, 1)
  };
}
