import { Resvg } from '@resvg/resvg-js';

/** Draws an SVG document as PNG, as wide as asked for in pixels, with the document's own proportions. */
export function rasterise(svg: string, width: number): Buffer {
  return new Resvg(svg, { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } }).render().asPng();
}

/** Keeps the last pictures that were drawn: drawing costs a few milliseconds, and a page asks for the same faces again and again. */
export class PictureCache {
  private readonly pictures = new Map<string, Buffer>();

  public constructor(private readonly capacity = 2000) {}

  /** The picture with that key, drawn when it is first asked for. */
  public get(key: string, draw: () => Buffer): Buffer {
    const known = this.pictures.get(key);
    if (known) {
      this.pictures.delete(key);
      this.pictures.set(key, known);
      return known;
    }
    const drawn = draw();
    this.pictures.set(key, drawn);
    if (this.pictures.size > this.capacity) {
      const oldest = this.pictures.keys().next();
      if (!oldest.done) this.pictures.delete(oldest.value);
    }
    return drawn;
  }
}
