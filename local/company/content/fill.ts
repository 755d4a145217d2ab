import type { Random } from '../random';

const words: Readonly<Record<string, readonly string[]>> = {
  ship: ['Havørn', 'Kittiwake', 'Nordlys II', 'Bent Anchor', 'Santa Marta', 'Al Bahr', 'Umitsubame', 'Ragnvald', 'Belle Marée', 'Gannet'],
  station: ['Fedje', 'Ouessant', 'Sable Island', 'Cape Point', 'Hailuoto', 'Quintero', 'Eastern Mole', 'Alfsee', 'Jogashima', 'Cijin', 'Kaliakra', 'Berlengas', 'Sør-Flatanger', 'Peggy’s Ledge', 'Helgoland Düne', 'Bat Galim'],
  product: ['Fulmar 40', 'Plover 4', 'Sandpiper', 'Tern 6', 'Skua', 'Dipper'],
  sensor: ['anemometer', 'radar head', 'pressure cell', 'antenna', 'rain gauge', 'fog sensor', 'logger'],
  place: ['Bergen', 'Kiel', 'Oulu', 'Porto', 'Thessaloniki', 'Varna', 'Haifa', 'Alexandria', 'Kaohsiung', 'Yokohama', 'Valparaíso', 'Halifax', 'Brest', 'Cape Town'],
  weekday: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
  month: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  customer: ['Port of Saint Aldric', 'Rostock', 'the Azores weather service', 'Ålesund harbour', 'the Chilean parks', 'Nordcert', 'Limassol', 'Umiken Institute', 'the Alfsee sailing club', 'Table Bay pilots']
};

/** Words of a day in the language of a text, so that a Finnish sentence does not end with an English Monday. */
const weekdays: Readonly<Record<string, readonly string[]>> = {
  de: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag'], fi: ['maanantai', 'tiistai', 'keskiviikko', 'torstai', 'perjantai'],
  hi: ['सोमवार', 'मंगलवार', 'बुधवार', 'गुरुवार', 'शुक्रवार'], pt: ['segunda', 'terça', 'quarta', 'quinta', 'sexta']
};
const months: Readonly<Record<string, readonly string[]>> = { pt: ['janeiro', 'março', 'maio', 'junho', 'setembro', 'outubro', 'novembro'] };

const seasons = ['winter', 'spring', 'summer', 'autumn'];

/** What a text says about the month in which it is written. */
export function wordsOf(time: number, language: string): Map<string, string> {
  const month = new Date(time).getUTCMonth();
  const known = new Map([['season', seasons[Math.floor(((month + 1) % 12) / 3)] ?? '']]);
  if (!months[language]) known.set('month', words.month?.[month] ?? '');
  return known;
}

/**
 * Fills the holes of a text: `{one|other}` takes one, `{n:3-9}` a number, `{ship}` and the like a word. The same name
 * gives the same word in a whole conversation where the same `known` is passed.
 */
export function fillText(text: string, random: Random, known: Map<string, string> = new Map(), language = 'en'): string {
  return text.replace(/\{([^{}]+)\}/g, (whole, hole: string) => {
    if (hole.includes('|')) return random.pick(hole.split('|'));
    const range = /^n:(\d+)-(\d+)$/.exec(hole);
    if (range) return String(random.int(Number(range[1]), Number(range[2])));
    const choices = (hole === 'weekday' ? weekdays[language] : hole === 'month' ? months[language] : undefined) ?? words[hole];
    const chosen = known.get(hole) ?? (choices && random.pick(choices));
    if (chosen === undefined) return whole;
    known.set(hole, chosen);
    return chosen;
  });
}
