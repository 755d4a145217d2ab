import type { SceneKind } from '../pictures/scenes';

/** A story as it was written. The body is Markdown; `![alt](scene:pier)` is a drawn picture. */
export interface StoryText {
  readonly blog: string;
  readonly title: string;
  readonly by: readonly string[];
  readonly category: string;
  readonly topics: readonly string[];
  readonly cover: SceneKind;
  readonly summary: string;
  readonly series?: string;
  readonly body: string;
  readonly comments?: readonly (readonly [by: string, text: string])[];
}

/** A blog of a team or a person. */
export interface CompanyBlog {
  readonly key: string;
  readonly title: string;
  readonly about: string;
  readonly owners: readonly string[];
  readonly categories: readonly string[];
}

export const blogs: readonly CompanyBlog[] = [
  { key: 'field-notes', title: 'Field Notes', about: 'From boats, masts and ferries, by those who go there.', owners: ['sipho', 'camila'], categories: ['Stations', 'Safety', 'Travel'] },
  { key: 'under-the-hood', title: 'Under the Hood', about: 'How our instruments work, and why they sometimes do not.', owners: ['kavita', 'anselm'], categories: ['Sensors', 'Firmware', 'Buoys'] },
  { key: 'rookery', title: 'Rookery', about: 'News from the data platform.', owners: ['ilmari', 'sanni'], categories: ['Releases', 'Design', 'Incidents'] },
  { key: 'plus-minus', title: 'Plus or Minus', about: 'The calibration laboratory explains itself.', owners: ['solveig', 'annegret'], categories: ['Basics', 'Laboratory'] },
  { key: 'ashore', title: 'Ashore', about: 'Working at Marevind: people, places, learning.', owners: ['hannele', 'malin'], categories: ['People', 'Learning', 'Offices'] },
  { key: 'ragnhild', title: 'Ragnhild’s Thursday', about: 'What is on the chief executive’s mind, on Thursdays.', owners: ['ragnhild'], categories: ['Direction', 'Questions'] }
];
