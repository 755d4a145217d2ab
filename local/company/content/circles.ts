import type { CompanyPerson } from '../people';
import { Random } from '../random';

/** Somebody follows colleagues (by key) and topics, and vouches for skills of others. */
export interface Circle {
  readonly person: string;
  readonly people: readonly string[];
  readonly topics: readonly string[];
  /** Keys of the blogs whose articles they want to meet. */
  readonly blogs: readonly string[];
  readonly endorsements: readonly { readonly person: string; readonly skill: string }[];
}

const topics = ['sea-trials', 'calibration', 'field-service', 'rookery', 'moorings', 'firmware', 'safety', 'low-power', 'tide-gauges', 'plover', 'pictures', 'line-3', 'icing', 'tides', 'open-data'];

const blogs = ['field-notes', 'under-the-hood', 'rookery', 'plus-minus', 'ashore', 'ragnhild'];

/** Those as whom the pages are looked at follow most of them. */
const guides = ['owner', 'member'];

/** Whom and what each employee follows: mostly the own department and place, and a few far away. */
export function tellCircles(people: readonly CompanyPerson[]): Circle[] {
  const writers = people.filter(({ kind, key }) => kind === 'employee' && key !== 'visitor');
  return writers.map((person) => {
    const random = new Random(`circle/${person.key}`);
    const others = writers.filter(({ key }) => key !== person.key);
    const near = others.filter(({ department, place }) => department === person.department || place === person.place);
    const followed = new Set([...random.sample(near, random.int(1, 6)), ...random.sample(others, random.int(0, 4))].map(({ key }) => key));
    if (person.manager && others.some(({ key }) => key === person.manager) && random.chance(0.6)) followed.add(person.manager);
    const endorsements = random.sample(near.filter(({ skills }) => skills.length > 0), random.int(0, 4)).map((other) => ({ person: other.key, skill: random.pick(other.skills) }));
    return { person: person.key, people: [...followed], topics: random.sample(topics, random.int(1, 5)), blogs: random.sample(blogs, guides.includes(person.key) ? 5 : random.int(1, 3)), endorsements };
  });
}
