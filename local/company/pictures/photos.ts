import { listPeople, personAt, type CompanyPerson } from '../people';
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

/** Photos of the company's accounts, however many there are: the address of a later one ends with its number. */
export function companyPhotos(now: Date): PhotoSource {
  const byEmail = new Map([...listPeople({ now })].map((person) => [person.email, person]));
  const find = (email: string): CompanyPerson | undefined => {
    const number = Number(/\.(\d{3,6})@/.exec(email)?.[1] ?? NaN);
    const numbered = Number.isNaN(number) ? undefined : personAt(number, now);
    return byEmail.get(email) ?? (numbered?.email === email ? numbered : undefined);
  };
  return (email, width) => {
    const person = find(email.toLowerCase());
    return person && findPhoto(person, width);
  };
}
