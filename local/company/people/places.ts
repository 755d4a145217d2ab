/** A language of the company, as a BCP 47 tag. */
export type Language = 'en' | 'nb' | 'de' | 'fi' | 'pt' | 'el' | 'bg' | 'he' | 'ar' | 'hi' | 'mr' | 'zh' | 'ja' | 'es' | 'fr' | 'xh';

export type Culture =
  | 'norwegian' | 'german' | 'finnish' | 'portuguese' | 'greek' | 'bulgarian' | 'hebrew' | 'arabic'
  | 'indian' | 'chinese' | 'japanese' | 'spanish' | 'english' | 'french' | 'african';

export type PlaceKey =
  | 'bergen' | 'kiel' | 'oulu' | 'porto' | 'thessaloniki' | 'varna' | 'haifa' | 'alexandria'
  | 'pune' | 'kaohsiung' | 'yokohama' | 'valparaiso' | 'halifax' | 'brest' | 'capetown';

/** An office of the company. `timeZone` is an IANA name; `weekend` holds days as `Date.getUTCDay` counts them. */
export interface Place {
  readonly key: PlaceKey;
  readonly name: string;
  readonly country: string;
  readonly timeZone: string;
  readonly language: Language;
  readonly culture: Culture;
  readonly phonePrefix: string;
  readonly street: string;
  readonly weekend: readonly [number, number];
  /** Hours that standard time is ahead of UTC; enough for a daily rhythm, not for a clock. */
  readonly offset: number;
}

const saturdaySunday = [6, 0] as const;
const fridaySaturday = [5, 6] as const;

export const places: readonly Place[] = [
  { key: 'bergen', name: 'Bergen', country: 'Norway', timeZone: 'Europe/Oslo', language: 'nb', culture: 'norwegian', phonePrefix: '+47 55', street: 'Måseskjæret 9', weekend: saturdaySunday, offset: 1 },
  { key: 'kiel', name: 'Kiel', country: 'Germany', timeZone: 'Europe/Berlin', language: 'de', culture: 'german', phonePrefix: '+49 431', street: 'Am Bojenhof 4', weekend: saturdaySunday, offset: 1 },
  { key: 'oulu', name: 'Oulu', country: 'Finland', timeZone: 'Europe/Helsinki', language: 'fi', culture: 'finnish', phonePrefix: '+358 8', street: 'Majakkakuja 2', weekend: saturdaySunday, offset: 2 },
  { key: 'porto', name: 'Porto', country: 'Portugal', timeZone: 'Europe/Lisbon', language: 'pt', culture: 'portuguese', phonePrefix: '+351 22', street: 'Rua das Gaivotas 118', weekend: saturdaySunday, offset: 0 },
  { key: 'thessaloniki', name: 'Thessaloniki', country: 'Greece', timeZone: 'Europe/Athens', language: 'el', culture: 'greek', phonePrefix: '+30 2310', street: 'Odos Faron 31', weekend: saturdaySunday, offset: 2 },
  { key: 'varna', name: 'Varna', country: 'Bulgaria', timeZone: 'Europe/Sofia', language: 'bg', culture: 'bulgarian', phonePrefix: '+359 52', street: 'ul. Morska zvezda 7', weekend: saturdaySunday, offset: 2 },
  { key: 'haifa', name: 'Haifa', country: 'Israel', timeZone: 'Asia/Jerusalem', language: 'he', culture: 'hebrew', phonePrefix: '+972 4', street: 'HaMigdalor 12', weekend: fridaySaturday, offset: 2 },
  { key: 'alexandria', name: 'Alexandria', country: 'Egypt', timeZone: 'Africa/Cairo', language: 'ar', culture: 'arabic', phonePrefix: '+20 3', street: '14 El Nawras Street', weekend: fridaySaturday, offset: 2 },
  { key: 'pune', name: 'Pune', country: 'India', timeZone: 'Asia/Kolkata', language: 'hi', culture: 'indian', phonePrefix: '+91 20', street: '6 Monsoon Park, Baner', weekend: saturdaySunday, offset: 5.5 },
  { key: 'kaohsiung', name: 'Kaohsiung', country: 'Taiwan', timeZone: 'Asia/Taipei', language: 'zh', culture: 'chinese', phonePrefix: '+886 7', street: '88 Chaoxi Road', weekend: saturdaySunday, offset: 8 },
  { key: 'yokohama', name: 'Yokohama', country: 'Japan', timeZone: 'Asia/Tokyo', language: 'ja', culture: 'japanese', phonePrefix: '+81 45', street: '3-5 Todai-cho', weekend: saturdaySunday, offset: 9 },
  { key: 'valparaiso', name: 'Valparaíso', country: 'Chile', timeZone: 'America/Santiago', language: 'es', culture: 'spanish', phonePrefix: '+56 32', street: 'Paseo Albatros 55', weekend: saturdaySunday, offset: -4 },
  { key: 'halifax', name: 'Halifax', country: 'Canada', timeZone: 'America/Halifax', language: 'en', culture: 'english', phonePrefix: '+1 902', street: '210 Foghorn Lane', weekend: saturdaySunday, offset: -4 },
  { key: 'brest', name: 'Brest', country: 'France', timeZone: 'Europe/Paris', language: 'fr', culture: 'french', phonePrefix: '+33 2', street: '17 quai des Marégraphes', weekend: saturdaySunday, offset: 1 },
  { key: 'capetown', name: 'Cape Town', country: 'South Africa', timeZone: 'Africa/Johannesburg', language: 'en', culture: 'african', phonePrefix: '+27 21', street: '9 Gannet Road', weekend: saturdaySunday, offset: 2 }
];

const byKey = new Map(places.map((place) => [place.key, place]));

/** The place with that key. */
export function getPlace(key: PlaceKey): Place {
  const place = byKey.get(key);
  if (!place) throw new Error(`No place ${key}`);
  return place;
}

const languageNames: Readonly<Record<Language, string>> = {
  en: 'English', nb: 'Norsk', de: 'Deutsch', fi: 'Suomi', pt: 'Português', el: 'Ελληνικά', bg: 'Български', he: 'עברית',
  ar: 'العربية', hi: 'हिन्दी', mr: 'मराठी', zh: '中文', ja: '日本語', es: 'Español', fr: 'Français', xh: 'isiXhosa'
};

/** What a language calls itself. */
export function languageName(language: Language): string {
  return languageNames[language];
}
