import { Random } from '../random';
import { sceneKinds } from '../pictures/scenes';
import { glossary, stations } from '../wiki/facts';
import type { StoryText } from './story';

const improvements: readonly string[] = [
  'Two stations can be drawn in one chart.', 'A chart can be saved as a link that keeps its period.', 'The start page says in words whether all is well.', 'Alarms of one cause come as one message.', 'Readings that were corrected by hand show the old value, with who, when and why.',
  'The map works without a network and catches up later.', 'Numbers are read aloud with their units.', 'Exports name their time zone in the first line.', 'A station page shows the next planned visit.', 'Search finds serial numbers.', 'The dark theme no longer hides the grid.', 'Tables can be sorted by keyboard.',
  'The battery of a logger is predicted for the coming month.', 'Wind can be shown in knots, metres a second or Beaufort.', 'Tides of the coming week can be printed on one page.', 'Units follow the language of the reader, and can be changed.', 'The archive can be downloaded by month.', 'Dates before a station was built are refused and shown.'
];
const repairs: readonly string[] = [
  'A chart of exactly one day had two midnights.', 'Mail about a silent station was sent to the station.', 'The arrow of the wind pointed where it was going.', 'Names with an apostrophe broke the export.', 'A comma was a point in four countries.', 'The legend covered the highest wave.', 'Charts of leap days ended early.', 'The printer friendly page was not.'
];

/** Notes on each release of the platform, made of what was better and what was mended. */
function releases(): StoryText[] {
  return Array.from({ length: 13 }, (_, index): StoryText => {
    const random = new Random(`release/${index}`);
    const number = 13 - index;
    const better = random.sample(improvements, 3);
    const mended = random.sample(repairs, 2);
    return {
      blog: 'rookery', title: `Rookery 3.${number}`, by: [random.pick(['ilmari', 'sanni', 'kalina'])], category: 'Releases', topics: ['rookery'], cover: random.pick(['office', 'aurora', 'lighthouse'] as const), series: 'Release notes',
      summary: better[0] ?? '',
      body: `## Better\n\n${better.map((line) => `* ${line}`).join('\n')}\n\n## Mended\n\n${mended.map((line) => `* ${line}`).join('\n')}\n\nThe update came by night and took ${random.int(2, 9)} minutes. Slowest chart now: **0.${random.int(6, 9)} s**. If something looks odd, write to the service desk or in the stream with #rookery.`,
      comments: random.chance(0.5) ? [[random.pick(['petra', 'ewan', 'member', 'rohan']), random.pick(['Thank you, that was on my list.', 'Customers noticed within the hour, and were glad.', 'Works on the boat.'])]] : []
    };
  });
}

/** One station after the other introduces itself. */
function stationStories(): StoryText[] {
  return stations.slice(0, 14).map((station, index): StoryText => {
    const random = new Random(`station-story/${station.name}`);
    return {
      blog: 'field-notes', title: `Station of the month: ${station.name}`, by: [['thabo', 'ewan', 'omar', 'camila', 'member'][index % 5] ?? 'sipho'], category: 'Stations', topics: ['field-service'], cover: random.pick(sceneKinds.filter((kind) => !['lab', 'workshop', 'office', 'underwater'].includes(kind))), series: 'Station of the month',
      summary: `${station.country}, measuring since ${station.since}. How to get there: ${station.access.toLowerCase()}.`,
      body: `Measuring since **${station.since}**, ${station.country}.\n\n| | |\n|---|---|\n| Instruments | ${station.instruments.join(', ')} |\n| Way there | ${station.access} |\n| Visits a year | ${random.int(1, 3)} |\n| Readings so far | ${random.int(8, 90)} million |\n\n## What to mind\n\nMind ${station.mind}.\n\n> ${random.pick(['The best view of all our stations, says everybody about theirs.', 'If you go there once, you will volunteer for the next visit.', 'Bring a second pair of socks. Trust me.', 'The silence is part of the equipment.'])}\n\n![The station](scene:${random.pick(['pier', 'mast', 'lighthouse', 'buoy'])})`,
      comments: random.chance(0.6) ? [[random.pick(['leila', 'fiona', 'malin']), random.pick(['I was there in 2019. Still dreaming of it.', 'The series from there is one of our best.', 'Please take more pictures next time!'])]] : []
    };
  });
}

/** Short stories on single words. */
function wordStories(): StoryText[] {
  return glossary.slice(0, 10).map(([word, meaning]): StoryText => ({
    blog: 'plus-minus', title: `A word for the week: ${word.toLowerCase()}`, by: [new Random(`word/${word}`).pick(['annegret', 'solveig', 'jonas'])], category: 'Basics', topics: ['calibration'], cover: new Random(`word/${word}`).pick(sceneKinds), series: 'A word for the week',
    summary: meaning.split('. ')[0] ?? meaning,
    body: `${meaning}\n\nMore words are in the handbook, under *Glossary*. If one is missing, add it: the page is open to everybody.`
  }));
}

/** Stories that come in series, newest first. */
export const serialStories: readonly StoryText[] = [...releases(), ...stationStories(), ...wordStories()];
