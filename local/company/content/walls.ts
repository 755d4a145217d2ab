import type { CompanyPerson } from '../people';
import { Random } from '../random';

/** A message on somebody's page, with the answers to it. People are named by key. */
export interface CompanyMessage {
  readonly on: string;
  readonly by: string;
  readonly text: string;
  readonly daysAgo: number;
  readonly replies: readonly { readonly by: string; readonly text: string }[];
  /** The person of the page does not want it shown. */
  readonly isHidden?: boolean;
}

const message = (on: string, by: string, daysAgo: number, text: string, ...replies: readonly (readonly [string, string])[]): CompanyMessage => ({
  on, by, daysAgo, text, replies: replies.map(([one, words]) => ({ by: one, text: words }))
});

const told: readonly CompanyMessage[] = [
  message('member', 'camila', 2, 'You left your good knife on the boat in Puerto Montt. It is in my locker, wrapped in a towel, and I have only used it for cheese.', ['member', 'Cheese is fine. I am back on Thursday and I bring bread.'], ['camila', 'Then it may stay a hostage until Thursday.']),
  message('member', 'sipho', 9, 'Station 31 has reported every ten minutes for a whole month now. That was you and a roll of self-amalgamating tape. Thank you.', ['member', 'Two rolls. But thank you!']),
  message('member', 'kavita', 23, 'Thank you for the photographs of the iced-up horn. The one with the penguin in the background hangs in the lab now.'),
  message('owner', 'malin', 1, 'The new people pages are lovely. I have already found two colleagues who bake.', ['owner', 'Then they are doing what they are for. Who?'], ['malin', 'Beatriz and Jonas. There is a plan forming.']),
  message('owner', 'oskar', 12, 'I found the form! It was where you said it was, behind the other form.'),
  message('owner', 'hannele', 30, 'Two newcomers told me this week that they knew half of their team before the first day, from here. Worth every evening you put into it.'),
  message('ragnhild', 'freja', 4, 'Thank you for sitting in on the first aid course until the very end, bandages included.', ['ragnhild', 'I still have the bandage. My granddaughter insists that I am not healed yet.']),
  message('ragnhild', 'petra', 19, 'The customer in Esbjerg asked me to greet you. He still has the gauge from 2007 and says that it is the only thing on his quay that tells the truth.'),
  message('kavita', 'kenji', 6, '先日の資料、とても助かりました。ありがとうございます。', ['kavita', 'どういたしまして。 Slides for the second half follow on Monday.']),
  message('kavita', 'mehmet', 15, 'Minus forty and it still measures. I owe you a cake, as agreed.', ['kavita', 'With cardamom, as agreed.']),
  message('einar', 'henrik', 3, 'The yellow paint arrived. All of it. There are eleven buckets in front of your door.', ['einar', 'Eleven is not too many. Eleven is a winter.']),
  message('yuki', 'aarav', 8, 'Thank you for the two hours on interrupts. I understand now why the watchdog barked.', ['yuki', 'You explained it yourself; I only nodded at the right places.']),
  message('ilmari', 'tuulikki', 5, 'Hyvää syntymäpäivää! I put it in my calendar, so that it is in somebody’s.', ['ilmari', 'Kiitos! It was not in mine.']),
  message('solveig', 'jonas', 2, 'Die Kalibrierung der Referenz ist fertig: drei Millikelvin. Ich dachte, das freut dich vor dem Wochenende.', ['solveig', 'Drei! Dann gibt es Montag Kuchen, mit Unsicherheitsangabe.']),
  message('solveig', 'meiling', 17, 'Thank you for reading my whole report. Also for the 41 remarks.'),
  message('layla', 'omar', 7, 'مبروك توقيع عقد الميناء! فريق التركيب جاهز من أول يوم.', ['layla', 'شكرًا يا عمر. نراكم في الإسكندرية.']),
  message('sipho', 'thabo', 11, 'The spare winch is on the truck. It is larger than the truck. We are solving this.', ['sipho', 'Photograph, please. For training purposes.']),
  message('hannele', 'suryani', 13, 'Thank you for changing the form. It takes one name now and does not ask for another.', ['hannele', 'It took two years and one afternoon. You were right the whole time.']),
  message('gwenaelle', 'elodie', 6, 'Zéro accident ce trimestre, partout. J’ai vérifié deux fois.', ['gwenaelle', 'Alors vérifions une troisième fois, et après, galettes.']),
  message('joao', 'beatriz', 10, 'A linha três voltou a andar, e mais depressa do que antes. Obrigada por teres ficado até às dez.'),
  message('eitan', 'shira', 4, 'All service accounts have an owner now. All of them. I am framing the list.', ['eitan', 'Frame a copy. I want to look at the original.']),
  { ...message('eitan', 'oskar', 20, 'Printer in Bergen 2 is on fire again (not really).'), isHidden: true },
  message('camila', 'ewan', 16, 'Wetsuit found, size M, one sleeve turned inside out, smells of kelp. Yours?', ['camila', 'The smell is mine. The sleeve I deny.']),
  message('maelys', 'ines', 14, 'Your article about the repair day brought us nine toasters and a harmonium.')
];

const welcomes = [
  'Welcome aboard! If you need the good coffee, it is on the second floor.', 'Glad that you are here. Ask me anything, twice if need be.', 'Welcome! The chair by the window squeaks, but it has the view.',
  'Good to have you with us. Lunch on Wednesday?', 'Willkommen! Der Kuchen steht freitags am Fenster.', 'Bienvenue ! Le bon café est chez nous.', 'Welcome! Your badge opens the roof terrace too, nobody tells you that.'
];
const thanks = ['Thank you, everybody was very kind.', 'Thanks! I found the coffee.', 'Thank you! I will ask.', 'Thanks, Wednesday is good.'];

/** What stands on the company's walls: written conversations, and a welcome for everybody who came within the last year. */
export function tellWalls(people: readonly CompanyPerson[], now: Date): CompanyMessage[] {
  const keys = new Set(people.map(({ key }) => key));
  const writers = people.filter(({ kind, key, hasProfile }) => kind === 'employee' && hasProfile && key !== 'visitor');
  const joined = writers.filter(({ hireDate }) => hireDate && now.getTime() - hireDate.getTime() < 365 * 86_400_000);
  const greeted = joined.flatMap((person): CompanyMessage[] => {
    const random = new Random(`wall/${person.key}`);
    const near = writers.filter(({ key, department, place }) => key !== person.key && (department === person.department || place === person.place));
    if (near.length === 0 || !person.hireDate) return [];
    const days = Math.max(1, Math.floor((now.getTime() - person.hireDate.getTime()) / 86_400_000) - 1);
    return random.sample(near, random.int(1, 2)).map((by, index) => ({
      on: person.key, by: by.key, daysAgo: Math.max(1, days - index), text: random.pick(welcomes), replies: index === 0 && random.chance(0.6) ? [{ by: person.key, text: random.pick(thanks) }] : []
    }));
  });
  return [...told.filter(({ on, by, replies }) => [on, by, ...replies.map((reply) => reply.by)].every((key) => keys.has(key))), ...greeted].sort((one, other) => other.daysAgo - one.daysAgo);
}
