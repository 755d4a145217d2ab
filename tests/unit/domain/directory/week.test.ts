import { addDays, dayRanges, newDays, occasionsOf, type SharedDays } from '../../../../src/domain/directory/week';

function days(personId: number, change: Partial<SharedDays>): SharedDays {
  return { personId, birthday: '', anniversary: '', ...change };
}

describe('the days of the week', () => {
  test('are one range, and two around the turn of the year', () => {
    expect(dayRanges('2026-05-04')).toEqual([{ from: '05-04', to: '05-10' }]);
    expect(dayRanges('2026-12-29')).toEqual([{ from: '12-29', to: '12-31' }, { from: '01-01', to: '01-04' }]);
    expect(dayRanges('2026-01-01')).toEqual([{ from: '01-01', to: '01-07' }]);
    expect(dayRanges('2026-02-22')).toEqual([{ from: '02-22', to: '02-29' }]);
  });

  test('look back to first days at work', () => {
    expect(newDays('2026-03-02')).toHaveLength(7);
    expect(newDays('2026-03-02')[6]).toBe('2026-02-24');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  });
});

describe('what the week brings', () => {
  test('the nearest first: birthdays, years at work, first days', () => {
    const found = occasionsOf([days(1, { birthday: '05-08' }), days(2, { anniversary: '2016-05-05' }), days(3, { anniversary: '2026-05-01' }), days(4, { birthday: '05-11', anniversary: '2020-05-03' })], '2026-05-04');
    expect(found).toEqual([
      { kind: 'joined', personId: 3, day: '2026-05-01', years: 0 }, { kind: 'anniversary', personId: 2, day: '2026-05-05', years: 10 }, { kind: 'birthday', personId: 1, day: '2026-05-08', years: 0 }
    ]);
  });

  test('somebody who begins today is new, not an anniversary, and is told once', () => {
    expect(occasionsOf([days(1, { anniversary: '2026-05-04' }), days(1, { anniversary: '2026-05-04' })], '2026-05-04').map(({ kind }) => kind)).toEqual(['joined']);
    // A first day to come is neither.
    expect(occasionsOf([days(1, { anniversary: '2026-05-06' })], '2026-05-04')).toEqual([]);
  });

  test('29 February is celebrated on the 28th in other years, and years go over the turn', () => {
    expect(occasionsOf([days(1, { birthday: '02-29' })], '2026-02-24')[0]?.day).toBe('2026-02-28');
    expect(occasionsOf([days(1, { birthday: '02-29' })], '2028-02-24')[0]?.day).toBe('2028-02-29');
    expect(occasionsOf([days(1, { anniversary: '2020-01-02' })], '2026-12-30')[0]).toMatchObject({ day: '2027-01-02', years: 7 });
  });
});
