/** Draws the two Teams icons of every web part, named by its id as the packaging expects them. */
import fs from 'node:fs';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';

const root = path.join(__dirname, '..');

const arch = (x: number): string => `<path d="M${x} 150V84a24 24 0 0 1 48 0v66h-12V84a12 12 0 0 0-24 0v66z"/>`;
const color = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 192 192"><rect width="192" height="192" rx="36" fill="#03787c"/><g fill="#fff">${[36, 72, 108].map(arch).join('')}</g></svg>`;
const outline = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M4 27V14a4 4 0 0 1 8 0v13M12 27V14a4 4 0 0 1 8 0v13M20 27V14a4 4 0 0 1 8 0v13" fill="none" stroke="#fff" stroke-width="2"/></svg>';

function png(svg: string, size: number): Uint8Array {
  return new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
}

const manifests = fs.readdirSync(path.join(root, 'src/webparts'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.manifest.json'));
for (const file of manifests) {
  const { id } = JSON.parse(fs.readFileSync(path.join(root, 'src/webparts', file), 'utf8')) as { id: string };
  fs.writeFileSync(path.join(root, 'teams', `${id}_color.png`), png(color, 192));
  fs.writeFileSync(path.join(root, 'teams', `${id}_outline.png`), png(outline, 32));
}
