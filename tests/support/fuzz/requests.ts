import { areas } from '../../../local/sharepoint/routes/areas';
import type { Operation } from '../../../local/sharepoint/routes/table';
import { pathTo } from '../../../scripts/sharepointMatrix';
import type { Dice } from './dice';
import { marker, wellFormed } from './target';

const steps = areas.flatMap((area) => area.steps);

/** Arguments with which a step finds something, by the step's segment. */
const useful: Readonly<Record<string, readonly string[]>> = {
  getlist: ["'/sites/test/Lists/Samples'"], lists: ["guid'LIST'"], getbytitle: ["'Samples'", "'Title'"], items: ['1'], getitembyid: ['1'], getbyid: ['1', "'LIST'"], fields: ["'Title'"], views: ["'All Items'"], attachmentfiles: ["'a.txt'"],
  siteusers: ['1'], getuserbyid: ['1'], sitegroups: ['2', '3', '4'], roledefinitions: ['1073741826'], pages: ['1'], getfilebyserverrelativepath: ["decodedurl='/sites/test/SitePages/Page.aspx'"],
  getfolderbyserverrelativepath: ["decodedurl='/sites/test/Lists/Samples'"], getfilebyserverrelativeurl: ["'/sites/test/SitePages/Page.aspx'"], getfolderbyserverrelativeurl: ["'/sites/test/Lists/Samples'"], recyclebin: ["'BIN'"], comments: ["'1'", '1'], replies: ["'1'", '1'], versions: ['512']
};
const wild = [`'${marker}'`, `'${marker}'' OR ''1''=''1'`, `${marker}`, '', '1', '-1', '0', '1.5', '99999999999999999999', "'x'", "''", "'O''Neil'", "guid'x'", "guid'00000000-0000-0000-0000-000000000000'", '@v', 'null', 'true', "name='x'", "a=1,b='2'", "'%'", "'\u0000'", "'🌊'", `'${'x'.repeat(400)}'`];

function withArguments(dice: Dice, segment: string): string {
  const name = segment.replace('(…)', '');
  const known = useful[name.toLowerCase()];
  if (dice.chance(0.1)) return `${name}(${dice.several(3, () => dice.pick(wild)).join(',')})`;
  return known && (segment.endsWith('(…)') || /^get/.test(name)) ? `${name}(${dice.pick(known)})` : name;
}

/** A path behind `_api` that leads to an operation, with arguments that mostly fit. */
export function pathOf(dice: Dice, { on, call }: Operation): string {
  const way = pathTo(on, steps).split('/').filter((segment) => segment !== '').map((segment) => withArguments(dice, segment));
  const last = call === undefined ? [] : [dice.chance(0.6) ? `${call}(${dice.several(3, () => dice.pick(wild)).join(',')})` : call];
  return [...way, ...last].join('/');
}

const pieces = [marker, `'${marker}''--'`, `${marker}/${marker}`, 'Title', 'Id', 'Author/Title', 'Author', '*', 'Nothing', 'eq', "'a'", "''", 'and', 'or', 'not', '(', ')', 'null', "datetime'2026-01-01'", "startswith(Title,'a')", "substringof('a',Title)", 'month(Created)', '1', 'desc', 'asc', ',', '/', '$', 'Author/Id/x', '@v', 'true', "guid'x'", 'x'.repeat(200)];

/** Query options, aliases and parameters of search, from well-formed to nonsense. */
export function anyQuery(dice: Dice): string {
  const options = dice.several(3, () => {
    const name = dice.pick(['$select', '$expand', '$filter', '$orderby', '$top', '$skip', '$skiptoken', '@v', 'querytext', 'refiners', 'sortlist', 'selectproperties', 'rowlimit', 'size', 'nothing']);
    const value = dice.several(5, () => dice.pick(pieces)).join(dice.pick([' ', ',', '']));
    return `${encodeURIComponent(name)}=${dice.chance(0.95) ? encodeURIComponent(wellFormed(value)) : '%E0%A4%A'}`;
  });
  return options.length === 0 ? '' : `?${options.join('&')}`;
}
