import * as React from 'react';
import * as strings from 'PeopleStrings';
import { isTimeZone } from '../../domain/people/localTime';
import { isDay } from '../../domain/people/profile';
import { format, formatDate } from '../../domain/shared/text';
import { DateField } from '../../ui/DateField/DateField';
import { Link } from '../../ui/Link/Link';
import { useRoot } from '../../ui/Root/RootContext';
import { Select, type SelectOption } from '../../ui/Select/Select';
import EntriesEditor from './EntriesEditor';
import { useProfilePage } from './pageContext';
import { SaveState, useFieldAutosave } from './autosave';
import styles from './Profile.module.scss';

function listTimeZones(): readonly string[] {
  const { supportedValuesOf } = Intl as unknown as { supportedValuesOf?: (key: string) => string[] };
  return supportedValuesOf ? supportedValuesOf('timeZone') : [];
}

/** Where somebody's clock is, with what this device says as the quick way. */
const TimeZoneEditor: React.FC = () => {
  const { details, actions } = useProfilePage();
  const field = useFieldAutosave('timeZone', details.profile.timeZone, (timeZone) => actions.save({ timeZone }));
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const known = React.useMemo(() => listTimeZones(), []);
  const names = [...new Set([...known, here, field.value].filter(isTimeZone))].sort();
  return (
    <div>
      <Select
        label={strings.TimeZone} placeholder={strings.NoTimeZone} value={field.value} onChange={field.setValue} hint={strings.TimeZoneHint}
        options={names.map((name): SelectOption => ({ key: name, text: name.replace(/_/g, ' ') }))}
      />
      {here && here !== field.value && <Link isStandalone onClick={() => field.setValue(here)}>{format(strings.UseThisZone, { zone: here.replace(/_/g, ' ') })}</Link>}
      <SaveState field={field} />
    </div>
  );
};

/** Birthday without its year, and the first day at work. Nothing is stored unless the person shares it. */
const DatesEditor: React.FC = () => {
  const { details, start, actions } = useProfilePage();
  const { locale } = useRoot();
  const birthday = useFieldAutosave('birthday', details.profile.birthday, (value) => actions.save({ birthday: value }), (value) => value === '' || !value.includes('00'));
  const since = useFieldAutosave('anniversary', details.profile.anniversary, (anniversary) => actions.save({ anniversary }));
  const [month = '', day = ''] = birthday.value.split('-');
  const hired = start.facts?.hiredAt.slice(0, 10) ?? '';
  const lastDay = new Date(Date.UTC(2000, Number(month || 1), 0)).getUTCDate();
  const months = Array.from({ length: 12 }, (_, index): SelectOption => ({ key: String(index + 1).padStart(2, '0'), text: formatDate(locale, new Date(2000, index, 15), { month: 'long' }) }));
  const days = Array.from({ length: lastDay }, (_, index): SelectOption => ({ key: String(index + 1).padStart(2, '0'), text: formatDate(locale, new Date(2000, 0, index + 1), { day: 'numeric' }) }));
  const handleBirthday = (nextMonth: string, nextDay: string): void => {
    if (nextMonth === '') birthday.setValue('');
    else birthday.setValue(`${nextMonth}-${nextDay === '' ? '00' : nextDay}`);
  };
  return (
    <>
      <div>
        <div className={styles.pair}>
          <Select label={strings.BirthdayMonth} placeholder={strings.NotShown} value={month} options={months} onChange={(value) => handleBirthday(value, day === '00' ? '' : day)} hint={strings.BirthdayHint} />
          {month !== '' && <Select label={strings.BirthdayDay} placeholder={strings.ChooseDay} value={day === '00' ? '' : day} options={days} onChange={(value) => handleBirthday(month, value)} />}
        </div>
        <SaveState field={birthday} />
      </div>
      <div>
        <DateField label={strings.FirstDay} hint={strings.FirstDayHint} value={since.value === '' ? undefined : new Date(`${since.value}T00:00:00`)} maxDate={new Date()} onChange={(date) => since.setValue(date ? localDay(date) : '')} />
        {since.value === '' && isDay(hired) && <Link isStandalone onClick={() => since.setValue(hired)}>{format(strings.UseHireDate, { date: formatDate(locale, new Date(`${hired}T12:00:00`)) })}</Link>}
        <SaveState field={since} />
      </div>
    </>
  );
};

function localDay(date: Date): string {
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
}

/** Languages, time zone, birthday and first day at work. */
const PersonalEditor: React.FC = () => {
  return (
    <>
      <p className={styles.quiet}>{strings.FactsHint}</p>
      <div><p className={styles.label}>{strings.Languages}</p><EntriesEditor field="languages" title={strings.Languages} /></div>
      <TimeZoneEditor />
      <DatesEditor />
    </>
  );
};

export default PersonalEditor;
