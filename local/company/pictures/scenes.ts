import { Random } from '../random';
import { PictureCache, rasterise } from './rasterise';

export type SceneKind = 'buoy' | 'pier' | 'mast' | 'storm' | 'fog' | 'underwater' | 'lab' | 'workshop' | 'office' | 'lighthouse' | 'aurora' | 'ship';
export const sceneKinds: readonly SceneKind[] = ['buoy', 'pier', 'mast', 'storm', 'fog', 'underwater', 'lab', 'workshop', 'office', 'lighthouse', 'aurora', 'ship'];

interface Palette {
  readonly sky: readonly [string, string];
  readonly sea: readonly [string, string, string];
  readonly sun: string;
  readonly land: string;
}

const palettes: readonly Palette[] = [
  { sky: ['#f6c99f', '#f9e4c8'], sea: ['#3f6f7d', '#2d5766', '#204452'], sun: '#fff3d6', land: '#6d7f78' },
  { sky: ['#a9d3e5', '#e3f2f3'], sea: ['#4f9cab', '#37818f', '#276473'], sun: '#fff8dc', land: '#7d9c7a' },
  { sky: ['#e9a18c', '#f7d8b8'], sea: ['#565c86', '#434a72', '#32385c'], sun: '#ffe3a8', land: '#594a63' },
  { sky: ['#c8d4dd', '#eceae2'], sea: ['#6e8c98', '#557684', '#3f5f6d'], sun: '#fbfaf4', land: '#7b857f' },
  { sky: ['#f1b95f', '#fbe3ad'], sea: ['#2f7f86', '#22676f', '#174f57'], sun: '#fff6d0', land: '#5d6e4e' }
];
const night: Palette = { sky: ['#141f3d', '#2b4468'], sea: ['#1b3550', '#152a42', '#0e2035'], sun: '#f4f0d9', land: '#0d1a2d' };
const grey: Palette = { sky: ['#66727d', '#aab4b8'], sea: ['#4b6672', '#3a5460', '#2a414d'], sun: '#d8dcdc', land: '#3d474d' };

const width = 1200;
const height = 600;

function sky(palette: Palette): string {
  return `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${palette.sky[0]}"/><stop offset="1" stop-color="${palette.sky[1]}"/></linearGradient></defs><rect width="${width}" height="${height}" fill="url(#sky)"/>`;
}

function sun(palette: Palette, random: Random): string {
  return `<circle cx="${random.int(720, 1050)}" cy="${random.int(120, 250)}" r="${random.int(45, 75)}" fill="${palette.sun}"/>`;
}

function wave(y: number, swing: number, fill: string, random: Random): string {
  const step = random.int(170, 260);
  let path = `M-20 ${y}`;
  for (let x = -20; x < width + 20; x += step) path += `q${step / 4} ${-swing} ${step / 2} 0t${step / 2} 0`;
  return `<path d="${path}V${height}H-20z" fill="${fill}"/>`;
}

function sea(palette: Palette, random: Random, top: number, swing: number): string {
  return palette.sea.map((fill, index) => wave(top + index * 62, swing, fill, random)).join('');
}

function hills(palette: Palette, random: Random, base: number): string {
  const peak = random.int(60, 130);
  return `<path d="M0 ${base}c120-${peak} 220-${peak} 340-30s180 10 260 30z" fill="${palette.land}" opacity=".55"/><path d="M${random.int(620, 800)} ${base}c90-${peak - 20} 200-${peak} 420-20V${base}z" fill="${palette.land}" opacity=".4"/>`;
}

function birds(random: Random): string {
  return Array.from({ length: random.int(2, 5) }, () => `<path d="M${random.int(120, 1000)} ${random.int(60, 190)}q9-9 16 0q8-9 17 0" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" opacity=".75"/>`).join('');
}

function buoy(random: Random): string {
  const x = random.int(360, 640);
  return `<g transform="translate(${x} 330) rotate(${random.int(-9, 9)})"><path d="M0-120V-20" stroke="#384049" stroke-width="6"/><circle cy="-124" r="9" fill="#c8553d"/><path d="M2-112h34v22H2z" fill="#fff"/><path d="M-30-20L-14-92h28L30-20z" fill="#e9b949"/><rect x="-24" y="-66" width="48" height="15" fill="#fff"/><path d="M-64-20H64L46 26h-92z" fill="#c8553d"/><path d="M-64-20H64l-4 10H-60z" fill="#f2e9dc"/></g>`;
}

function pier(random: Random): string {
  const legs = Array.from({ length: 9 }, (_, index) => `<rect x="${index * 96 + 20}" y="352" width="14" height="200" fill="#5b4636"/>`).join('');
  return `${legs}<rect x="-10" y="332" width="880" height="24" fill="#8a6a4f"/><rect x="770" y="190" width="66" height="144" rx="6" fill="#f2efe8"/><rect x="780" y="206" width="46" height="30" rx="4" fill="#2f6f7d"/><path d="M803 190V110" stroke="#384049" stroke-width="5"/><path d="M785 128h36M803 110l18 18M803 110l-18 18" stroke="#384049" stroke-width="4"/><rect x="842" y="300" width="20" height="240" fill="#fff"/>${Array.from({ length: 11 }, (_, index) => `<rect x="842" y="${306 + index * 21}" width="${index % 2 ? 12 : 20}" height="5" fill="#c8553d"/>`).join('')}<circle cx="${random.int(120, 500)}" cy="316" r="9" fill="#264653"/>`;
}

function mast(palette: Palette, random: Random): string {
  const x = random.int(420, 700);
  return `<path d="M0 600V420c260-90 560-150 1200-40v220z" fill="${palette.land}"/><path d="M0 600V480c300-60 700-110 1200-20v140z" fill="#000" opacity=".12"/><g transform="translate(${x} 0)"><path d="M0 400V90" stroke="#3b444c" stroke-width="9"/><path d="M0 150L-150 400M0 150L150 392" stroke="#3b444c" stroke-width="2"/><path d="M-46 104h92" stroke="#3b444c" stroke-width="6"/><path d="M-46 104V82M46 104V82" stroke="#3b444c" stroke-width="5"/><path d="M-60 82h28M-46 68v28" stroke="#c8553d" stroke-width="6" stroke-linecap="round"/><path d="M32 74l28 8-28 8z" fill="#e9b949"/><rect x="-24" y="230" width="48" height="62" rx="5" fill="#f2efe8"/><path d="M28 226l72-26v52l-72 26z" fill="#2c4a7c"/><path d="M52 217v52M76 209v52" stroke="#8fb3d9" stroke-width="2"/></g>`;
}

function lighthouse(random: Random, isNight: boolean): string {
  const x = random.int(300, 820);
  const beam = isNight ? `<path d="M${x} 172L-100 60v150zM${x} 172L1300 80v150z" fill="#fff4c4" opacity=".22"/>` : '';
  return `${beam}<path d="M${x - 210} 420c60-70 330-80 420 0l60 40H${x - 260}z" fill="#3f4a4d"/><path d="M${x - 34} 372L${x - 22} 190h44l12 182z" fill="#f6f2ea"/><path d="M${x - 30} 316l3-46h54l3 46zM${x - 25} 236l2-32h46l2 32z" fill="#c8553d"/><rect x="${x - 20}" y="156" width="40" height="36" fill="#ffe9a8"/><path d="M${x - 28} 158L${x} 126l28 32z" fill="#37434b"/>`;
}

function ship(random: Random): string {
  const x = random.int(260, 620);
  return `<g transform="translate(${x} 300) rotate(${random.int(-4, 4)})"><path d="M-20 30h360l-46 76H20z" fill="#2f4858"/><path d="M-14 42h348l-6 12H-8z" fill="#c8553d"/><rect x="40" y="-38" width="130" height="70" fill="#f6f2ea"/><rect x="60" y="-86" width="84" height="50" fill="#f6f2ea"/><path d="M68-74h68v18H68zM52-20h20v18H52zm34 0h20v18H86zm34 0h20v18h-20z" fill="#6fa8b8"/><path d="M102-86v-64" stroke="#37434b" stroke-width="5"/><path d="M84-134h36" stroke="#37434b" stroke-width="4"/><path d="M250 30V-70l60 24" fill="none" stroke="#e9b949" stroke-width="9"/><path d="M310-46v42" stroke="#37434b" stroke-width="3"/><circle cx="310" cy="8" r="15" fill="#e9b949"/></g>`;
}

function indoors(wall: string, floor: string): string {
  return `<rect width="${width}" height="${height}" fill="${wall}"/><rect y="440" width="${width}" height="160" fill="${floor}"/>`;
}

function seaWindow(x: number, y: number, w: number, h: number, random: Random): string {
  const palette = random.pick(palettes);
  return `<rect x="${x - 10}" y="${y - 10}" width="${w + 20}" height="${h + 20}" fill="#fff"/><rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${palette.sky[1]}"/><rect x="${x}" y="${y + h * 0.6}" width="${w}" height="${h * 0.4}" fill="${palette.sea[0]}"/><circle cx="${x + w * 0.7}" cy="${y + h * 0.3}" r="${h * 0.1}" fill="${palette.sun}"/><path d="M${x + w / 2} ${y}v${h}" stroke="#fff" stroke-width="8"/>`;
}

function chart(x: number, y: number, w: number, h: number, random: Random, colour = '#ffd27d'): string {
  let level = 0.5;
  const points = Array.from({ length: 24 }, (_, index) => {
    level = Math.min(0.9, Math.max(0.1, level + (random.next() - 0.5) * 0.24));
    return `${Math.round(x + 14 + (index / 23) * (w - 28))},${Math.round(y + h * level)}`;
  });
  return `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="10" fill="#22313a"/><polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="5" stroke-linejoin="round"/>`;
}

function plant(x: number, y: number): string {
  return `<path d="M${x - 24} ${y}h48l-7 54h-34z" fill="#c8553d"/><path d="M${x} ${y}c-50-20-60-70-50-100 30 20 46 50 50 100zm0 0c50-20 60-70 50-100-30 20-46 50-50 100zm0 0c-14-50-10-90 0-124 12 34 14 74 0 124z" fill="#5b7b5a"/>`;
}

function lab(random: Random): string {
  const liquid = random.pick(['#7fc4c9', '#f0b67f', '#b9d08b']);
  return `${indoors('#e6ecea', '#c9d3d1')}${seaWindow(90, 80, 300, 200, random)}<rect x="60" y="400" width="1080" height="26" rx="6" fill="#f8f6f1"/><rect x="90" y="426" width="1020" height="120" fill="#a9b8b6"/>${chart(520, 190, 260, 170, random)}<rect x="620" y="360" width="60" height="40" fill="#22313a"/><rect x="850" y="290" width="220" height="110" rx="10" fill="#f4f6f6"/><rect x="866" y="306" width="188" height="80" rx="6" fill="${liquid}"/><path d="M920 200v150M980 220v130" stroke="#59656b" stroke-width="10" stroke-linecap="round"/><path d="M450 400l-22-70v-40h-12v-8h60v8h-12v40l-22 70z" fill="#fff" opacity=".7"/><path d="M450 400h-36l12-44h38l12 44z" fill="${liquid}"/>${plant(180, 346)}`;
}

function workshop(random: Random): string {
  const tools = Array.from({ length: 9 }, (_, index) => `<g transform="translate(${140 + index * 104} 120)"><rect x="-7" width="14" height="${60 + ((index * 37) % 60)}" rx="6" fill="${['#c8553d', '#37434b', '#e9b949'][index % 3]}"/><rect x="-16" y="-16" width="32" height="22" rx="6" fill="#7d8a90"/></g>`).join('');
  const parts = Array.from({ length: 5 }, (_, index) => `<g transform="translate(${230 + index * 180} 372)"><rect x="-46" y="-44" width="92" height="70" rx="10" fill="${random.pick(['#f2efe8', '#e9b949', '#6fa8b8'])}"/><circle cx="0" cy="-10" r="19" fill="#22313a"/><circle cx="0" cy="-10" r="8" fill="#ffd27d"/></g>`).join('');
  return `${indoors('#f0e4d2', '#b98d5f')}<rect x="80" y="80" width="1040" height="190" rx="10" fill="#d8c4a4"/>${tools}${parts}<rect x="60" y="398" width="1080" height="30" rx="6" fill="#8a6a4f"/><rect x="110" y="428" width="26" height="172" fill="#6d533d"/><rect x="1064" y="428" width="26" height="172" fill="#6d533d"/>`;
}

function office(random: Random): string {
  return `${indoors('#eae6f0', '#cfc6b8')}${seaWindow(100, 70, 520, 260, random)}${chart(740, 150, 320, 200, random, '#8fd6c8')}<rect x="880" y="350" width="40" height="60" fill="#37434b"/><rect x="640" y="408" width="480" height="22" rx="6" fill="#8a6a4f"/><rect x="670" y="430" width="18" height="170" fill="#6d533d"/><rect x="1072" y="430" width="18" height="170" fill="#6d533d"/><rect x="690" y="374" width="40" height="34" rx="6" fill="#c8553d"/>${plant(180, 410)}<path d="M330 600V470h150v130M318 470h174" stroke="#37434b" stroke-width="14" fill="none"/>`;
}

function underwater(random: Random): string {
  const bubbles = Array.from({ length: 24 }, () => `<circle cx="${random.int(60, 1140)}" cy="${random.int(120, 560)}" r="${random.int(3, 11)}" fill="#fff" opacity=".25"/>`).join('');
  const links = Array.from({ length: 12 }, (_, index) => `<ellipse cx="${560 + index * 9}" cy="${120 + index * 38}" rx="10" ry="22" fill="none" stroke="#37434b" stroke-width="8" transform="rotate(-13 ${560 + index * 9} ${120 + index * 38})"/>`).join('');
  const fish = Array.from({ length: 5 }, () => `<g transform="translate(${random.int(120, 1060)} ${random.int(180, 420)})"><path d="M0 0c20-18 50-18 66 0-16 18-46 18-66 0zM0 0l-20-14v28z" fill="#f0b67f"/><circle cx="50" cy="-3" r="3" fill="#33262a"/></g>`).join('');
  return `<defs><linearGradient id="deep" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#8fd0cb"/><stop offset="1" stop-color="#134a5c"/></linearGradient></defs><rect width="${width}" height="${height}" fill="url(#deep)"/><path d="M200 0L60 600h180L330 0zM700 0l40 600h160L800 0z" fill="#fff" opacity=".1"/><path d="M470 0h180l-26 84H496z" fill="#e9b949"/>${links}${fish}${bubbles}<path d="M0 560c300-60 800-50 1200 10v30H0z" fill="#0c3442"/>`;
}

function outdoors(kind: SceneKind, random: Random): string {
  const isNight = kind === 'aurora' || (kind === 'lighthouse' && random.chance(0.4));
  const palette = isNight ? night : kind === 'storm' || kind === 'fog' ? grey : random.pick(palettes);
  const start = sky(palette);
  switch (kind) {
    case 'storm':
      return `${start}<g fill="#4a545d"><ellipse cx="260" cy="110" rx="260" ry="66"/><ellipse cx="700" cy="70" rx="330" ry="74"/><ellipse cx="1050" cy="130" rx="230" ry="60"/></g>${sea(palette, random, 300, 70)}${buoy(random)}${wave(440, 60, palette.sea[2], random)}`;
    case 'fog':
      return `${start}${lighthouse(random, false)}${sea(palette, random, 410, 12)}<g fill="#eef1f0" opacity=".62"><rect y="210" width="1200" height="70" rx="35"/><rect x="-120" y="300" width="1100" height="80" rx="40"/><rect x="260" y="390" width="1100" height="60" rx="30"/></g>`;
    case 'mast':
      return `${start}${sun(palette, random)}${wave(380, 14, palette.sea[0], random)}${birds(random)}${mast(palette, random)}`;
    case 'pier':
      return `${start}${sun(palette, random)}${hills(palette, random, 372)}${wave(370, 12, palette.sea[0], random)}${pier(random)}${wave(470, 14, palette.sea[1], random)}${wave(530, 12, palette.sea[2], random)}`;
    case 'lighthouse':
      return `${start}${isNight ? '' : sun(palette, random)}${lighthouse(random, isNight)}${sea(palette, random, 410, 20)}`;
    case 'aurora':
      return `${start}<path d="M80 300C240 60 420 260 560 90s330-30 560-70v120C900 130 820 230 640 260S330 330 80 300z" fill="#6fe0b5" opacity=".38"/><path d="M200 330c180-160 300-60 460-190s260-60 420-80v70c-160 10-240 70-400 150s-330 70-480 50z" fill="#a5f0cf" opacity=".3"/>${hills(palette, random, 392)}${sea(palette, random, 390, 14)}<g transform="translate(0 76)">${buoy(random)}</g>${wave(470, 14, palette.sea[2], random)}`;
    case 'ship':
      return `${start}${sun(palette, random)}${hills(palette, random, 352)}${wave(350, 20, palette.sea[0], random)}${ship(random)}${wave(400, 26, palette.sea[1], random)}${wave(480, 22, palette.sea[2], random)}`;
    default:
      return `${start}${sun(palette, random)}${hills(palette, random, 342)}${birds(random)}${wave(340, 24, palette.sea[0], random)}${buoy(random)}${wave(400, 24, palette.sea[1], random)}${wave(470, 22, palette.sea[2], random)}`;
  }
}

/** A landscape as an SVG document, 1200 by 600; the seed varies light, weather and places of things. */
export function sceneSvg(kind: SceneKind, seed: string): string {
  const random = new Random(`scene/${kind}/${seed}`);
  const rooms = { lab, workshop, office, underwater };
  const body = kind === 'lab' || kind === 'workshop' || kind === 'office' || kind === 'underwater' ? rooms[kind](random) : outdoors(kind, random);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${body}</svg>`;
}

const cache = new PictureCache(60);

/** A landscape as PNG. @param pixels its width, half of which is its height */
export function scenePicture(kind: SceneKind, seed: string, pixels = width): Buffer {
  return cache.get(`${kind}/${seed}@${pixels}`, () => rasterise(sceneSvg(kind, seed), pixels));
}
