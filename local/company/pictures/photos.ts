import type { CompanyPerson } from '../people';
import { portraitSvg } from './portrait';
import { PictureCache, rasterise } from './rasterise';

/** The sizes of `userphoto.aspx?size=`, in pixels. */
export const photoSizes = { S: 48, M: 72, L: 300 } as const;

const cache = new PictureCache();

/**
 * The photo of a person as PNG, or undefined where the person has none.
 * @param width in pixels, 16 to 648
 */
export function findPhoto(person: CompanyPerson, width: number): Buffer | undefined {
  const { look } = person;
  if (!look) return undefined;
  const size = Math.min(648, Math.max(16, Math.round(width)));
  return cache.get(`${person.key}@${size}`, () => rasterise(portraitSvg(look), size));
}
