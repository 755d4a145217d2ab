import { Resvg } from '@resvg/resvg-js';
import type { ProfilePicture } from '../store/profilePictures';

/** A picture as a square of PNG, cut to its middle; undefined for what cannot be drawn, as BMP and broken files. */
export function fitPicture({ type, content }: ProfilePicture, width: number): Uint8Array | undefined {
  if (type === 'image/bmp') return undefined;
  const data = `data:${type};base64,${Buffer.from(content).toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${width}"><image href="${data}" width="${width}" height="${width}" preserveAspectRatio="xMidYMid slice"/></svg>`;
  try {
    return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
  } catch {
    return undefined;
  }
}
