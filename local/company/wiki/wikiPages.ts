import type { CompanyPerson } from '../people';
import { departments } from '../people/departments';
import { getPlace, places } from '../people/places';
import { Random } from '../random';
import { glossary, products, stations, type Product, type Station } from './facts';
import { guides } from './guides';

/** A page of the handbook. Titles are unique; `[[Title]]` and `[[Title|words]]` in the body are links, `[[!Title]]` shows that page there. */
export interface CompanyWikiPage {
  readonly title: string;
  /** Title of the page above; absent for the first. */
  readonly parent?: string;
  /** Place among its siblings, from 0. */
  readonly order: number;
  readonly markdown: string;
  /** Titles that the body links to, each once; a few have no page yet. */
  readonly links: readonly string[];
  readonly owner: string;
  readonly created: Date;
  readonly changed: Date;
  readonly changedBy: string;
  readonly reviewDate: Date;
  readonly verified?: { readonly by: string; readonly on: Date };
  /** Why it should not be trusted. */
  readonly outdated?: string;
  readonly isMustRead: boolean;
}

interface Draft {
  readonly title: string;
  readonly parent?: string;
  readonly owner: string;
  readonly body: string;
  readonly mustRead?: boolean;
}

const list = (lines: readonly string[]): string => lines.map((line) => `* ${line}`).join('\n');
const linked = (titles: readonly string[]): string => list(titles.map((title) => `[[${title}]]`));
const home = 'Handbook';

function productPages(product: Product): Draft[] {
  const { name, owner } = product;
  const page = (suffix: string, body: string): Draft => ({ title: `${name}: ${suffix}`, parent: name, owner, body });
  const where = stations.filter(({ instruments }) => instruments.includes(name)).map((one) => one.name);
  return [
    { title: name, parent: 'Instruments', owner, body: `The **${name}** is our ${product.what}. It measures ${product.measures}.\n\n| | |\n|---|---|\n| Range | ${product.range} |\n| Uncertainty | ${product.uncertainty} |\n| Power | ${product.power} |\n| Weight | ${product.weight} |\n\n## Where it works\n\n${linked(where)}\n\n## More\n\n${linked(['installation', 'maintenance', 'calibration', 'faults', 'spare parts', 'questions'].map((suffix) => `${name}: ${suffix}`))}` },
    page('installation', `## Before you leave\n\n* Read [[Work at height]] or [[Small boats]], whichever applies.\n* Pack the parts of [[${name}: spare parts]].\n\n## On site\n\n1. Note the serial number and take a photograph of the label.\n2. Mount, align, tighten; torque is on the card in the lid.\n3. Connect to the [[Tern 6]], label **both** ends of the cable.\n4. Wait for ten readings and compare with your eyes.`),
    page('maintenance', `Every visit: look, clean, tighten, photograph. Calibration is due every ${product.interval}; see [[${name}: calibration]].\n\n${list(product.parts.map((part) => `${part}: inspect`))}\n\nWrite what you found on the page of the station, under [[Stations]].`),
    page('calibration', `Interval: **${product.interval}**. Uncertainty after calibration: ${product.uncertainty}.\n\nPrepare it as in [[Preparing a sensor for the laboratory]], book as in [[Booking a slot]].`),
    page('faults', `| Sign | Likely cause | Remedy |\n|---|---|---|\n${product.faults.map((fault) => `| ${fault.join(' | ')} |`).join('\n')}\n\nNot in the table? Ask in the stream, then add it here.`),
    page('spare parts', `| Part | Number |\n|---|---|\n${product.parts.map((part, index) => `| ${part} | ${product.key.slice(0, 2).toUpperCase()}-${100 + index * 10} |`).join('\n')}\n\nOrders go to [[Supply Chain: who we are]].`),
    page('questions', `## How long does it last?\n\nThe oldest is older than some who look after it.\n\n## May I paint it?\n\nNo.\n\n## How accurate is it, really?\n\n${product.uncertainty}. See [[Uncertainty]] for what that means.`)
  ];
}

function stationPages(station: Station): Draft[] {
  const owner = { bergen: 'henrik', brest: 'leila', halifax: 'ewan', capetown: 'thabo', oulu: 'tuulikki', valparaiso: 'member', alexandria: 'omar', kiel: 'jonas', yokohama: 'kenji', kaohsiung: 'meiling', varna: 'kalina', porto: 'beatriz', haifa: 'shira', thessaloniki: 'nikos', pune: 'kavita' }[station.depot];
  const depot = getPlace(station.depot);
  return [
    { title: station.name, parent: 'Stations', owner, body: `${station.country}, since ${station.since}. Depot: [[Office ${depot.name}]].\n\n## Instruments\n\n${linked(station.instruments)}\n\n## Mind\n\nMind ${station.mind}.\n\nThe way there: [[${station.name}: getting there]]. What was done: [[${station.name}: visits]].` },
    { title: `${station.name}: getting there`, parent: station.name, owner, body: `**${station.access}.**\n\n1. Call the depot the day before.\n2. Read [[Small boats]] if there is water in between.\n3. Take the key from the board in [[Office ${depot.name}]].` },
    { title: `${station.name}: visits`, parent: station.name, owner, body: `| When | Done | By |\n|---|---|---|\n${Array.from({ length: 5 }, (_, index) => { const random = new Random(`visit/${station.name}/${index}`); return `| ${['March', 'June', 'August', 'October', 'November'][random.int(0, 4)]} ${2025 - index} | ${random.pick(['Cleaned, anodes at 60 %', 'Logger changed', 'Cable relabelled', 'Levelled to the benchmark', 'Battery changed', 'Mast painted'])} | ${depot.name} depot |`; }).join('\n')}\n\nNext visit: see [[Visit plan]].` }
  ];
}

function departmentPages(): Draft[] {
  return departments.flatMap(({ name, head, askMeAbout, projects, places: where }): Draft[] => [
    { title: `${name}: who we are`, parent: 'Departments', owner: head, body: `You find us in ${where.map((key) => `[[Office ${getPlace(key).name}]]`).join(', ')}.\n\n## Ask us about\n\n${list(askMeAbout)}\n\n## What we are working on\n\n${list(projects)}` },
    { title: `${name}: how to work with us`, parent: `${name}: who we are`, owner: head, body: `* Write in the stream first: others have the same question.\n* Urgent means: something is silent, wet or burning. Then call.\n* We keep to [[Meetings]] and [[Plain words]].` },
    { title: `${name}: routines`, parent: `${name}: who we are`, owner: head, body: `| Day | What |\n|---|---|\n| Monday | What is due this week |\n| Wednesday | Open hour |\n| Friday | What we learned |\n\nHolidays of each office stand on its page: [[Offices]].` }
  ]);
}

function officePages(people: readonly CompanyPerson[]): Draft[] {
  return places.flatMap((place): Draft[] => {
    const count = people.filter((person) => person.place === place.key && person.kind === 'employee').length;
    const owner = people.find((person) => person.place === place.key && person.kind === 'employee' && person.key !== 'visitor')?.key ?? 'owner';
    const stationsHere = stations.filter(({ depot }) => depot === place.key).map(({ name }) => name);
    return [
      { title: `Office ${place.name}`, parent: 'Offices', owner, body: `${place.street}, ${place.name}, ${place.country}. About ${count} of us.\n\n${stationsHere.length > 0 ? `## Stations looked after\n\n${linked(stationsHere)}\n\n` : ''}## Practical\n\n[[${place.name}: getting here]], [[${place.name}: emergency]].` },
      { title: `${place.name}: getting here`, parent: `Office ${place.name}`, owner, body: `Address: ${place.street}. Ring twice.\n\nExpenses: [[Travel expenses]].` },
      { title: `${place.name}: emergency`, parent: `Office ${place.name}`, owner, mustRead: true, body: `Meeting point: in front of the main door, across the street.\n\nReception: ${place.phonePrefix} 100 1000. First aid box: kitchen, left of the fridge. Tell it afterwards: [[Near misses]].` }
    ];
  });
}

function sections(): Draft[] {
  const section = (title: string, body: string, owner = 'owner'): Draft => ({ title, parent: home, owner, body });
  return [
    { title: home, owner: 'owner', body: `What Marevind knows, kept true by those who know it.\n\n${linked(['Instruments', 'Stations', 'How we work', 'Safety', 'Computers', 'Laboratory', 'Runbooks', 'Departments', 'Offices', 'Glossary'])}\n\nNew here? [[Your first week]].` },
    section('Instruments', linked(products.map(({ name }) => name)), 'kavita'), section('Stations', `${linked(stations.map(({ name }) => name))}\n\nPlanned visits: [[Visit plan]].`, 'sipho'),
    section('How we work', 'Few rules, written down.'), section('Safety', 'Read before you go. **Must read** pages ask you to confirm.', 'gwenaelle'), section('Computers', 'Passkeys, printers and patience.', 'eitan'),
    section('Laboratory', 'How to send, book and read.', 'solveig'), section('Runbooks', 'For the night. Read them by day.', 'tuulikki'), section('Departments', linked(departments.map(({ name }) => `${name}: who we are`)), 'hannele'),
    section('Offices', linked(places.map(({ name }) => `Office ${name}`)), 'hannele'), section('Glossary', linked(glossary.map(([word]) => word)), 'annegret')
  ];
}

const templates: readonly Draft[] = [
  { title: 'Visit report (template)', parent: 'How we work', owner: 'sipho', body: '**{{Station}}**, visited on {{Date}} by {{Who}}.\n\n## Found\n\n* {{What was found}}\n\n## Done\n\n* \n\n## Next time\n\nSee [[Visit plan]].' },
  { title: 'Decision (template)', parent: 'How we work', owner: 'owner', body: '## What we decided\n\n{{Decision}}\n\n## Why\n\n## What else we looked at\n\n## Who was there\n\n{{People}}' }
];

function linksOf(body: string): string[] {
  return [...new Set([...body.matchAll(/\[\[([^\]|#\\]+)/g)].map((match) => (match[1] ?? '').replace(/^!/, '').trim()))];
}

const day = 86_400_000;
const reasons = ['The form has changed since.', 'Hull C is not described yet.', 'Names of last year.', 'The ferry has another timetable.'];

/** The handbook up to `now`: parents stand before their children. A tenth is due for review, a few are outdated, one link waits for its page. */
export function wikiPages(people: readonly CompanyPerson[], options: { readonly now: Date }): CompanyWikiPage[] {
  const drafts: Draft[] = [
    ...sections(), ...guides, ...products.flatMap(productPages), ...stations.flatMap(stationPages), ...departmentPages(), ...officePages(people), ...templates,
    ...glossary.map(([word, meaning]): Draft => ({ title: word, parent: 'Glossary', owner: 'annegret', body: `${meaning}\n\nBack to the [[Glossary]].` }))
  ];
  const siblings = new Map<string, number>();
  const now = options.now.getTime();
  return drafts.map(({ title, parent, owner, body, mustRead }): CompanyWikiPage => {
    const random = new Random(`wiki/${title}`);
    const order = siblings.get(parent ?? '') ?? 0;
    siblings.set(parent ?? '', order + 1);
    const created = now - random.int(120, 720) * day;
    const changed = Math.min(now - random.int(1, 40) * 3_600_000, created + random.int(1, 500) * day);
    const isVerified = random.chance(0.5);
    return {
      title, order, markdown: body, links: linksOf(body), owner, created: new Date(created), changed: new Date(changed), changedBy: random.chance(0.7) ? owner : random.pick(['owner', 'malin', 'sanni', 'jonas']),
      reviewDate: new Date(now + random.int(-40, 360) * day), isMustRead: mustRead ?? false,
      ...(parent ? { parent } : {}),
      ...(isVerified ? { verified: { by: owner, on: new Date(Math.max(created, changed - random.int(0, 20) * day)) } } : {}),
      ...(random.chance(0.03) ? { outdated: random.pick(reasons) } : {})
    };
  });
}
