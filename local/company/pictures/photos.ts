import { listPeople, type CompanyPerson } from '../people';
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

/** Answers photos by mail address, as `userphoto.aspx` is asked; undefined for people without one and for strangers. */
export type PhotoSource = (email: string, width: number) => Buffer | undefined;

/** Photos of the company's first two hundred accounts. */
export function companyPhotos(now: Date): PhotoSource {
  const byEmail = new Map([...listPeople({ now })].map((person) => [person.email, person]));
  return (email, width) => {
    const person = byEmail.get(email.toLowerCase());
    return person && findPhoto(person, width);
  };
}
