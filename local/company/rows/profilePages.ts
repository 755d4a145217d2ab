import { edgeKey, type NewEdge } from '../../../src/domain/shared/edges';
import { ownKey, targetKey } from '../../../src/domain/shared/keys';
import { endorsementEdge } from '../../../src/domain/people/endorsements';
import { anniversaryColumn } from '../../../src/domain/people/profile';
import { edgesList } from '../../../src/provisioning/shared/lists';
import { profilesList, wallList } from '../../../src/provisioning/people/lists';
import type { ImportedRow } from '../../sharepoint/store/bulk';
import { loginOf } from '../../sharepoint/store/sites';
import type { Circle } from '../content/circles';
import type { CompanyMessage } from '../content/walls';
import type { CompanyPerson } from '../people';
import { getPlace } from '../people/places';
import { Random } from '../random';
import { mayWrite, type UserIds } from './people';
import type { ListRows } from './stream';

const day = 86_400_000;

/** What people say about themselves and to each other on their pages, as rows; ids are counted from 1, as in lists just made. */
export class ProfilePageRows {
  public constructor(private readonly people: readonly CompanyPerson[], private readonly users: UserIds, private readonly now: Date) {}

  public lists(circles: readonly Circle[], walls: readonly CompanyMessage[]): ListRows[] {
    const wall = this.wall(walls);
    return [
      { list: profilesList.name, rows: this.profiles() },
      { list: wallList.name, rows: wall.rows },
      { list: edgesList.name, rows: [...this.endorsements(circles), ...wall.hides] }
    ];
  }

  private profiles(): ImportedRow[] {
    return this.people.filter((person) => mayWrite(person) && person.hasProfile && (person.about !== undefined || person.skills.length > 0)).map((person) => {
      const random = new Random(`profile/${person.key}`);
      const id = this.user(person.key);
      const created = new Date(this.now.getTime() - random.int(5, 500) * day);
      const isYearShown = random.chance(0.7);
      return this.row(person.key, new Date(Math.max(created.getTime(), person.hireDate?.getTime() ?? 0)), {
        Title: 'profile', Key: ownKey('profile', id), Account: loginOf(person.email),
        About: person.about ?? '', AskMeAbout: person.askMeAbout.join('\n'), Skills: person.skills.join('\n'), Projects: person.projects.join('\n'),
        Interests: person.interests.join('\n'), Languages: person.languages.join('\n'), Pronouns: person.pronouns ?? '', Pronunciation: person.pronunciation ?? '',
        OtherName: person.nativeName ?? '', TimeZone: getPlace(person.place).timeZone,
        Birthday: person.isBirthdayShown ? person.birthday ?? '' : '',
        Anniversary: isYearShown && person.hireDate ? anniversaryColumn(person.hireDate.toISOString().slice(0, 10)) : '',
        Details: JSON.stringify({ fields: {}, emptied: [] })
      });
    });
  }

  private endorsements(circles: readonly Circle[]): ImportedRow[] {
    const seen = new Set<string>();
    return circles.flatMap(({ person, endorsements }) => endorsements.flatMap(({ person: other, skill }) => {
      const id = this.user(person);
      const edge = endorsementEdge(id, this.user(other), skill);
      const key = edgeKey(edge, id);
      if (seen.has(key)) return [];
      seen.add(key);
      return [this.edge(person, new Date(this.now.getTime() - new Random(key).int(1, 300) * day), edge)];
    }));
  }

  private wall(messages: readonly CompanyMessage[]): { readonly rows: ImportedRow[]; readonly hides: ImportedRow[] } {
    const rows: ImportedRow[] = [];
    const hides: ImportedRow[] = [];
    for (const { on, by, text, daysAgo, replies, isHidden } of messages) {
      const created = new Date(this.now.getTime() - daysAgo * day);
      const PersonId = this.user(on);
      const parent = rows.length + 1;
      rows.push(this.row(by, created, { Title: text.slice(0, 100), Key: `company-wall-${parent}`, PersonId, Body: text }));
      replies.forEach((reply, index) => {
        rows.push(this.row(reply.by, new Date(created.getTime() + (index + 1) * 0.04 * day), { Title: reply.text.slice(0, 100), Key: `company-wall-${rows.length + 1}`, PersonId, ParentId: parent, Body: reply.text }));
      });
      if (isHidden) hides.push(this.edge(on, created, { type: 'hide', sourceKey: targetKey('user', PersonId), targetKey: targetKey('wall', parent) }));
    }
    return { rows, hides };
  }

  private edge(author: string, created: Date, edge: NewEdge): ImportedRow {
    const key = edgeKey(edge, this.user(author));
    return this.row(author, created, { Title: edge.type, Key: key, Type: edge.type, SourceKey: edge.sourceKey, TargetKey: edge.targetKey, SourceId: this.user(author) });
  }

  private row(author: string, created: Date, values: ImportedRow['values']): ImportedRow {
    return { values, author: this.user(author), created };
  }

  private user(key: string): number {
    const id = this.users.get(key);
    if (id === undefined) throw new Error(`${key} is not a user of the site`);
    return id;
  }
}

/** The rows of several areas, those of one list together. */
export function joined(...all: readonly (readonly ListRows[])[]): ListRows[] {
  const byList = new Map<string, ImportedRow[]>();
  for (const { list, rows } of all.flat()) byList.set(list, [...(byList.get(list) ?? []), ...rows]);
  return [...byList].map(([list, rows]) => ({ list, rows }));
}
