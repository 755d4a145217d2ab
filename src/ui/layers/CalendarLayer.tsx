import './fontsOff';
import * as React from 'react';
import { Calendar, DayOfWeek } from '@fluentui/react/lib/Calendar';
import { registerIcons } from '@fluentui/react/lib/Styling';
import './fontsOn';
import * as strings from 'SharedStrings';
import { formatDate, intlLocale } from '../../domain/shared/text';
import { Icon } from '../Icon/Icon';
import { useRoot } from '../Root/RootContext';
import type { CalendarProps } from '../DateField/DateField';

// Fluent draws its arrows from a registry; ours are under names of our own, so that no other part of the page is changed.
registerIcons({ style: { display: 'flex', height: '100%', alignItems: 'center', justifyContent: 'center' }, icons: { loggiaUp: <Icon name="chevronUp" />, loggiaDown: <Icon name="chevronDown" />, loggiaClose: <Icon name="close" /> } });
const navigationIcons = { upNavigation: 'loggiaUp', downNavigation: 'loggiaDown', leftNavigation: 'loggiaUp', rightNavigation: 'loggiaDown', closeIcon: 'loggiaClose' };

function months(locale: string, month: 'long' | 'short'): string[] {
  return Array.from({ length: 12 }, (_, index) => formatDate(locale, new Date(2026, index, 1), { month }));
}

function days(locale: string, weekday: 'long' | 'narrow'): string[] {
  // 1 March 2026 is a Sunday, which Fluent's weeks start with.
  return Array.from({ length: 7 }, (_, index) => formatDate(locale, new Date(2026, 2, 1 + index), { weekday }));
}

interface WeekInfo {
  readonly firstDay: number;
}

/** The day that weeks start with where the language is spoken; Monday where the browser does not know. */
function firstDayOf(locale: string): DayOfWeek {
  const known = new Intl.Locale(intlLocale(locale)) as Intl.Locale & { readonly weekInfo?: WeekInfo; readonly getWeekInfo?: () => WeekInfo };
  return ((known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1) % 7;
}

/** Fluent's calendar in the reader's language; loaded on first use. */
const CalendarLayer: React.FC<CalendarProps> = ({ value, minDate, maxDate, onSelect }) => {
  const { locale } = useRoot();
  return (
    <Calendar
      {...(value ? { value } : {})}
      {...(minDate ? { minDate } : {})}
      {...(maxDate ? { maxDate } : {})}
      onSelectDate={onSelect}
      firstDayOfWeek={firstDayOf(locale)}
      isMonthPickerVisible={false}
      showGoToToday
      navigationIcons={navigationIcons}
      calendarDayProps={{ navigationIcons }}
      calendarMonthProps={{ navigationIcons }}
      strings={{
        months: months(locale, 'long'), shortMonths: months(locale, 'short'), days: days(locale, 'long'), shortDays: days(locale, 'narrow'),
        goToToday: strings.Today, prevMonthAriaLabel: strings.PreviousMonth, nextMonthAriaLabel: strings.NextMonth, closeButtonAriaLabel: strings.Close
      }}
    />
  );
};

export default CalendarLayer;
