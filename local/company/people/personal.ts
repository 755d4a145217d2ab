import type { Random } from '../random';
import type { CastMember } from './cast';
import type { Department } from './departments';
import type { Language, Place } from './places';

const interests = [
  'Sourdough', 'Sea swimming', 'Choir', 'Chess', 'Bird watching', 'Allotment', 'Cycling', 'Old radios', 'Knitting', 'Sailing', 'Board games', 'Long walks', 'Jazz', 'Photography',
  'Climbing', 'Ceramics', 'Crosswords', 'Cooking for many', 'Football', 'Astronomy', 'Bees', 'Film clubs', 'Woodwork', 'Running slowly', 'Languages', 'Ice skating', 'Poetry', 'Repair cafés', 'Kayaking', 'Maps'
];

const openings = [
  'I work on {skill} and like it best when it rains.',
  'Most days you find me in {place}, somewhere between a spreadsheet and a spanner.',
  'My job is {skill}; my hobby is explaining it in one sentence.',
  'I came for a year and liked the people too much to leave.',
  'I joined from a much larger company and enjoy knowing everybody’s name.',
  'I look after {project} with a small and stubborn team.',
  'Ask me early: I start before the gulls do.',
  'I have worked in three of our offices and lost luggage on the way to all of them.',
  'I care about {skill}, tidy hand-overs and good bread.',
  'New to {place}, old to {skill}. Show me your favourite walk.'
];
const closings = [
  'Outside work: {interest}, and whatever my children have found on the beach.', 'If I am not at my desk, try the workshop.', 'Call rather than write when it is urgent.',
  'I keep Fridays free of meetings, so that is a good day to drop by.', 'On weekends it is {interest} and nothing else.', 'I answer messages twice a day and never after six.', 'Happy to swap {interest} tips.', ''
];
const otherLanguages: readonly Language[] = ['de', 'fr', 'es', 'nb', 'pt', 'ar'];
const pronouns = { f: 'she/her', m: 'he/him' } as const;

export interface PersonalFacts {
  readonly languages: readonly Language[];
  readonly skills: readonly string[];
  readonly interests: readonly string[];
  readonly askMeAbout: readonly string[];
  readonly projects: readonly string[];
  readonly about?: string;
  readonly pronouns?: string;
  readonly pronunciation?: string;
}

function fill(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);
}

/** What a person has written about themselves; some wrote much, a fifth wrote nothing. */
export function personalFacts(member: CastMember, place: Place, department: Department | undefined, random: Random): PersonalFacts {
  const isQuiet = member.about === undefined && random.chance(0.2);
  const skills = department && !isQuiet ? random.sample(department.skills, random.int(2, 5)) : [];
  const chosen = isQuiet ? [] : random.sample(interests, random.int(1, 4));
  const projects = department && !isQuiet ? random.sample(department.projects, random.int(0, 2)) : [];
  const words = { skill: (skills[0] ?? 'odd jobs').toLowerCase(), place: place.name, project: projects[0] ?? 'small things', interest: (chosen[0] ?? 'long walks').toLowerCase() };
  const about = member.about ?? (isQuiet ? '' : `${fill(random.pick(openings), words)} ${fill(random.pick(closings), words)}`.trim());
  const ownPronouns = member.pronouns ?? (random.chance(0.25) ? pronouns[member.sex] : undefined);
  const also = random.chance(0.35) ? [random.pick(otherLanguages)] : [];
  return {
    languages: [...new Set<Language>([place.language, 'en', ...(place.key === 'pune' ? (['mr'] as const) : []), ...(place.key === 'capetown' && random.chance(0.6) ? (['xh'] as const) : []), ...also])],
    skills, interests: chosen, projects,
    askMeAbout: department && !isQuiet ? random.sample(department.askMeAbout, random.int(1, 3)) : [],
    ...(about ? { about } : {}),
    ...(ownPronouns ? { pronouns: ownPronouns } : {}),
    ...(member.pronunciation ? { pronunciation: member.pronunciation } : {})
  };
}
