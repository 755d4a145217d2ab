import fc from 'fast-check';
import { parseFormula } from '../../../local/sharepoint/formulas/formula';
import { FormulaError, serialOf, timeOf, type Value } from '../../../local/sharepoint/formulas/values';

const now = new Date('2026-11-23T14:00:00Z');
const columns: Readonly<Record<string, Value>> = { Price: 12.5, Count: 4, Name: "O'Neil", Done: true, Empty: null, Due: serialOf(Date.UTC(2026, 10, 30)), Start: serialOf(Date.UTC(2024, 1, 29, 10, 30)), 'Two words': 'x y', Ümlaut: 'Ä' };
const work = (text: string): Value => {
  const value = parseFormula(text).work((name) => columns[name] ?? null, { now });
  return value instanceof FormulaError ? value.code as never : value;
};
const day = (text: string): string => new Date(timeOf(Number(work(text)))).toISOString().slice(0, 16);

describe('a formula is worked out', () => {
  test.each<readonly [string, Value | string]>([
    ['=1+2*3', 7], ['=(1+2)*3', 9], ['=2^3^1', 8], ['=-2+5', 3], ['=10%', 0.1], ['=7/2', 3.5], ['=1/0', '#DIV/0!'], ['="a"*2', '#VALUE!'], ['="3"*2', 6], ['=[Price]*[Count]', 50], ['=Price*Count', 50], ['=1e3+.5', 1000.5],
    ['="a"&"b"&1', 'ab1'], ['="say ""hi"""', 'say "hi"'], ['=[Two words]&"!"', 'x y!'], ['=[Ümlaut]', 'Ä'], ['=1=1', true], ['="A"="a"', true], ['=1<>2', true], ['=2>=2', true], ['=[Empty]=0', true], ['=[Empty]=""', true],
    ['=IF([Price]>10,"dear","cheap")', 'dear'], ['=IF([Empty]="","none",1/0)', 'none'], ['=IF(FALSE,1)', false], ['=AND(TRUE,[Done],1)', true], ['=OR(FALSE,0)', false], ['=NOT(FALSE)', true], ['=IFERROR(1/0,"no")', 'no'], ['=CHOOSE(2,"a","b")', 'b'],
    ['=ISBLANK([Empty])', true], ['=ISERROR(1/0)', true], ['=ISNUMBER([Price])', true], ['=ISTEXT([Name])', true],
    ['=SUM(1,2,[Count])', 7], ['=AVERAGE(2,4,[Empty])', 3], ['=MAX(1,[Price])', 12.5], ['=MIN(3,[Price])', 3], ['=COUNTA([Name],[Empty])', 1], ['=MEDIAN(1,9,4)', 4], ['=PRODUCT(2,3)', 6],
    ['=ROUND(2.345,2)', 2.35], ['=ROUND(-2.5,0)', -3], ['=ROUNDDOWN(2.99,1)', 2.9], ['=ROUNDUP(2.01,1)', 2.1], ['=INT(-1.5)', -2], ['=TRUNC(-1.5)', -1], ['=MOD(-3,2)', 1], ['=MOD(1,0)', '#DIV/0!'], ['=ABS(-2)', 2], ['=SQRT(16)', 4], ['=SQRT(-1)', '#NUM!'], ['=POWER(2,10)', 1024], ['=EVEN(3)', 4], ['=ODD(4)', 5], ['=CEILING(7,5)', 10], ['=FACT(5)', 120],
    ['=LEFT([Name],2)', "O'"], ['=RIGHT("abc")', 'c'], ['=MID("abcdef",2,3)', 'bcd'], ['=LEN([Name])', 6], ['=UPPER("a")', 'A'], ['=PROPER("ada lovelace")', 'Ada Lovelace'], ['=TRIM("  a   b ")', 'a b'], ['=FIND("b","abc")', 2], ['=FIND("B","abc")', '#VALUE!'], ['=SEARCH("B","abc")', 2],
    ['=SUBSTITUTE("a-b-c","-","+",2)', 'a-b+c'], ['=REPLACE("abcd",2,2,"x")', 'axd'], ['=REPT("ab",3)', 'ababab'], ['=CONCATENATE("a",1,TRUE)', 'a1TRUE'], ['=EXACT("a","A")', false], ['=CHAR(65)', 'A'], ['=CODE("A")', 65], ['=VALUE("1,234.5")', 1234.5],
    ['=TEXT([Price],"0.00")', '12.50'], ['=TEXT(1234567.891,"#,##0.0")', '1,234,567.9'], ['=TEXT(0.256,"0%")', '26%'], ['=TEXT([Due],"yyyy-mm-dd")', '2026-11-30'], ['=TEXT([Due],"dddd d mmmm")', 'Monday 30 November'], ['=TEXT([Start],"hh:mm")', '10:30'], ['=TEXT([Start],"h:mm AM/PM")', '10:30 AM'], ['=DOLLAR(1234.5)', '$1,234.50'],
    ['=YEAR([Start])', 2024], ['=MONTH([Due])', 11], ['=DAY([Due])', 30], ['=HOUR([Start])', 10], ['=MINUTE([Start])', 30], ['=WEEKDAY([Due])', 2], ['=WEEKDAY([Due],2)', 1], ['=[Due]-TODAY()', 7], ['=DATEDIF([Start],[Due],"Y")', 2], ['=DATEDIF([Start],[Due],"M")', 33], ['=DATEDIF([Start],[Due],"YM")', 9], ['=DATEDIF([Due],[Start],"D")', '#NUM!'], ['=DAYS360(DATE(2026,1,30),DATE(2026,2,1))', 1]
  ])('%s', (text, wanted) => {
    const value = work(text);
    expect(typeof value === 'number' ? Number(value.toPrecision(12)) : value).toEqual(wanted);
  });

  test('days', () => {
    expect([day('=[Due]+1'), day('=DATE(2026,13,1)'), day('=DATE(YEAR([Start]),MONTH([Start])+1,DAY([Start]))'), day('=TODAY()'), day('=[Start]+TIME(1,30,0)'), day('=DATEVALUE("11/23/2026")')]).toEqual(['2026-12-01T00:00', '2027-01-01T00:00', '2024-03-29T00:00', '2026-11-23T00:00', '2024-02-29T12:00', '2026-11-23T00:00']);
  });
});

test.each(['=', '', '=1+', '=)', '=(1', '=SUM(', '=NOSUCH(1)', '=IF()', '=1 2', '=[Today]+1', '=[Me]', '=Today', '="open', '=a!b', '={1}', '=LEFT()', `=${'('.repeat(200)}1${')'.repeat(200)}`, `=${'-'.repeat(300)}1`, `="${'x'.repeat(1100)}"`, '=constructor(1)', '=__proto__(1)'])('%s is refused', (text) => {
  expect(() => parseFormula(text)).toThrow('The formula contains a syntax error or is not supported.');
});

test('arithmetic is that of JavaScript, whatever the brackets', () => {
  const expression: fc.Arbitrary<string> = fc.letrec<{ whole: string }>((tie) => ({
    whole: fc.oneof({ maxDepth: 4 }, fc.integer({ min: 0, max: 99 }).map(String), fc.tuple(tie('whole'), fc.constantFrom('+', '-', '*'), tie('whole')).map(([left, operator, right]) => `(${left}${operator}${right})`), fc.tuple(tie('whole'), fc.constantFrom('+', '*'), tie('whole')).map(([left, operator, right]) => `${left}${operator}${right}`))
  })).whole;
  // eslint-disable-next-line no-new-func -- a plain evaluation of digits, brackets and operators to compare with
  fc.assert(fc.property(expression, (text) => { expect(work(`=${text}`)).toBe(Function(`return ${text}`)() as number); }), { numRuns: 300 });
});

test('nonsense ends in the sentence of the service, never in a crash', () => {
  const piece = fc.constantFrom('=', '1', '"a"', '(', ')', ',', 'IF', 'SUM(', '[Price]', '+', '&', '<>', '%', ' ', 'LEFT(', 'x', '^', 'DATE(', '.', '"', '[', 'é');
  fc.assert(fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
    try {
      work(pieces.join(''));
    } catch (error) {
      expect((error as Error).message).toBe('The formula contains a syntax error or is not supported.');
    }
  }), { numRuns: 2000 });
});
