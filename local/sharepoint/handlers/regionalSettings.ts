import { invalidArgument, itemMissing } from '../errors/SharePointError';
import { argument, entityAnswer, type Answer, type Context, type Entity, type Resource } from '../routes/context';
import type { Area } from '../routes/table';
import { formatOf } from './formText';
import { collection } from './shapes';

interface Zone { readonly id: number; readonly description: string; readonly zone: string; readonly bias: number; readonly daylight: number }

/** Numbers and names of SharePoint's time zones (SPTimeZone.Id: https://learn.microsoft.com/previous-versions/office/sharepoint-server/ms453853(v=office.15)), with the IANA zone behind them; bias in minutes to UTC. */
const zones: readonly Zone[] = [
  { id: 2, description: '(UTC) Dublin, Edinburgh, Lisbon, London', zone: 'Europe/London', bias: 0, daylight: -60 },
  { id: 3, description: '(UTC+01:00) Brussels, Copenhagen, Madrid, Paris', zone: 'Europe/Paris', bias: -60, daylight: -60 },
  { id: 4, description: '(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna', zone: 'Europe/Berlin', bias: -60, daylight: -60 },
  { id: 10, description: '(UTC-05:00) Eastern Time (US and Canada)', zone: 'America/New_York', bias: 300, daylight: -60 },
  { id: 11, description: '(UTC-06:00) Central Time (US and Canada)', zone: 'America/Chicago', bias: 360, daylight: -60 },
  { id: 13, description: '(UTC-08:00) Pacific Time (US and Canada)', zone: 'America/Los_Angeles', bias: 480, daylight: -60 },
  { id: 20, description: '(UTC+09:00) Osaka, Sapporo, Tokyo', zone: 'Asia/Tokyo', bias: -540, daylight: 0 },
  { id: 23, description: '(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi', zone: 'Asia/Kolkata', bias: -330, daylight: 0 },
  { id: 93, description: '(UTC) Coordinated Universal Time', zone: 'UTC', bias: 0, daylight: 0 }
];
/** Webs here keep UTC. */
const ownZone = 93;
const languages = [{ DisplayName: 'Arabic', LanguageTag: 'ar-SA', Lcid: 1025 }, { DisplayName: 'German', LanguageTag: 'de-DE', Lcid: 1031 }, { DisplayName: 'English', LanguageTag: 'en-US', Lcid: 1033 }];

function zoneOf(id: number): Zone {
  const zone = zones.find((one) => one.id === id);
  if (!zone) throw itemMissing();
  return zone;
}

function zoneEntity({ id, description, bias, daylight }: Zone): Entity {
  return { type: 'SP.TimeZone', path: `Web/RegionalSettings/TimeZones/GetById(${id})`, props: { Description: description, Id: id, Information: { Bias: bias, DaylightBias: daylight, StandardBias: 0 } } };
}

/** What a clock on the wall shows at an instant, in milliseconds as if it were UTC. */
function wallTime(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' }).formatToParts(instant);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

function converted(at: Resource, args: Resource['args'], name: string, convert: (time: number, zone: string) => number): Answer {
  const time = Date.parse(String(argument(args, 0)).replace(/Z?$/, 'Z'));
  if (Number.isNaN(time)) throw invalidArgument('The date is not valid.');
  return { kind: 'value', name, value: new Date(convert(time, zoneOf(Number(at.name ?? ownZone)).zone)).toISOString().replace('.000', '') };
}

/** Regional settings of the web of the request. */
export function settingsEntity(context: Context): Entity {
  const { language } = context.web;
  const isGerman = language === 1031;
  return {
    type: 'SP.RegionalSettings', path: 'Web/RegionalSettings',
    props: {
      AdjustHijriDays: 0, AlternateCalendarType: 0, AM: 'AM', CalendarType: 1, Collation: 25, CollationLCID: 2070, DateFormat: formatOf(language).isDayFirst ? 1 : 0, DateSeparator: isGerman ? '.' : '/', DecimalSeparator: isGerman ? ',' : '.', DigitGrouping: '3;0', FirstDayOfWeek: isGerman ? 1 : 0,
      FirstWeekOfYear: isGerman ? 2 : 0, IsEastAsia: false, IsRightToLeft: language === 1025, IsUIRightToLeft: language === 1025, ListSeparator: isGerman ? ';' : ',', LocaleId: language, NegativeSign: '-', NegNumberMode: 1, PM: 'PM', PositiveSign: '', ShowWeeks: false,
      ThousandSeparator: isGerman ? '.' : ',', Time24: isGerman, TimeMarkerPosition: 0, TimeSeparator: ':', WorkDayEndHour: 1020, WorkDays: 62, WorkDayStartHour: 480
    },
    links: {
      TimeZone: () => entityAnswer(zoneEntity(zoneOf(ownZone))),
      TimeZones: () => collection('SP.ApiData.TimeZones', zones.map(zoneEntity)),
      InstalledLanguages: () => ({ kind: 'value', name: 'InstalledLanguages', value: { Items: languages } })
    }
  };
}

/** Language, formats and time zone of a web. */
export const regionalArea: Area = {
  name: 'Regional settings',
  steps: [
    { from: 'web', segment: 'regionalsettings', to: 'regionalSettings', resolve: () => ({}) },
    { from: 'regionalSettings', segment: 'timezone', to: 'timeZone', resolve: () => ({ name: String(ownZone) }) },
    { from: 'regionalSettings', segment: 'timezones', to: 'timeZones', resolve: () => ({}) },
    ...['', 'getbyid'].map((segment) => ({ from: 'timeZones', segment, to: 'timeZone', resolve: (_context: Context, _at: Resource, { args = [] }: { readonly args?: Resource['args'] }): Partial<Resource> => ({ name: String(argument(args, 0)) }) }))
  ],
  operations: [
    { on: 'regionalSettings', method: 'GET', name: 'Regional settings of a web', support: 'partly', note: 'by the language of the web; times are UTC', handle: (context) => entityAnswer(settingsEntity(context)) },
    { on: 'regionalSettings', method: 'GET', call: 'installedlanguages', name: 'Installed languages', support: 'partly', note: 'English, German, Arabic', handle: () => ({ kind: 'value', name: 'InstalledLanguages', value: { Items: languages } }) },
    { on: 'timeZones', method: 'GET', name: 'List time zones', support: 'partly', note: 'nine of them', handle: () => collection('SP.ApiData.TimeZones', zones.map(zoneEntity)) },
    { on: 'timeZone', method: 'GET', name: 'Read a time zone', support: 'full', handle: (_context, at) => entityAnswer(zoneEntity(zoneOf(Number(at.name)))) },
    { on: 'timeZone', method: 'POST', name: 'Read a time zone by number', support: 'full', handle: (_context, at) => entityAnswer(zoneEntity(zoneOf(Number(at.name)))) },
    { on: 'timeZone', method: 'POST', call: 'utctolocaltime', name: 'Local time of an instant', support: 'full', handle: (_context, at, args) => converted(at, args, 'UTCToLocalTime', wallTime) },
    { on: 'timeZone', method: 'POST', call: 'localtimetoutc', name: 'Instant of a local time', support: 'full', handle: (_context, at, args) => converted(at, args, 'LocalTimeToUTC', (time, zone) => {
      // The offset at a first guess may be that of the other side of a change of the clock: the second is right.
      const guess = time - (wallTime(time, zone) - time);
      return time - (wallTime(guess, zone) - guess);
    }) }
  ]
};
