import * as React from 'react';
import * as strings from 'NetworkStrings';
import { useNetworkServices } from '../../application/network/networkServices';
import { strengthOf, type Circle, type Link } from '../../domain/network/circle';
import { countPhrase, formatNumber } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import { useRoot } from '../../ui/Root/RootContext';
import { PersonFace } from '../shared/PersonFace';
import { PersonName } from '../shared/PersonName';
import { DepartmentMark } from './departments';
import { tieWords } from './words';
import styles from './Network.module.scss';

export interface CircleTableProps {
  readonly circle: Circle;
  readonly steps: number;
  readonly chain: readonly string[];
  readonly departmentIndex: (department: string) => number;
}

/** Rows that are seen until somebody wants all. */
const firstRows = 20;

function linkBetween(links: readonly Link[], one: string, other: string): Link | undefined {
  return links.find(({ a, b }) => (a === one && b === other) || (a === other && b === one));
}

/** Everybody in the picture in words, the nearest first. */
export const CircleTable: React.FC<CircleTableProps> = ({ circle, steps, chain, departmentIndex }) => {
  const { photoUrl } = useNetworkServices();
  const { locale, band } = useRoot();
  const { centre, people, places, links } = circle;
  const rows = [...places].flatMap(([account, place]) => {
    const person = people.get(account);
    const link = linkBetween(links, account, place.through ?? centre);
    return person && link && place.step > 0 && place.step <= steps ? [{ account, person, place, link }] : [];
  }).sort((one, other) => one.place.step - other.place.step || strengthOf(other.link) - strengthOf(one.link) || one.person.name.localeCompare(other.person.name, locale));
  const [isWhole, setWhole] = React.useState(false);
  const shown = isWhole ? rows : rows.slice(0, firstRows);
  const nameOf = (account: string): string => (account === centre && circle.isSelf ? strings.You : people.get(account)?.name ?? '');
  return (
    <section className={styles.section}>
      <h3>{band === 'slim' ? strings.CircleTab : strings.AsTable} <span className={styles.quiet}>{countPhrase(locale, strings, 'People', rows.length)}</span></h3>
      <div className={styles.tableBox} tabIndex={0} role="region" aria-label={strings.AsTable}>
        <table className={styles.table} role="table">
          <thead><tr><th scope="col">{strings.Person}</th><th scope="col">{strings.Department}</th><th scope="col">{strings.Step}</th><th scope="col">{strings.Through}</th><th scope="col">{strings.What}</th></tr></thead>
          <tbody>
            {shown.map(({ account, person, place, link }) => (
              <tr key={account} role="row" className={chain.includes(account) ? styles.onChain : undefined}>
                <td role="cell"><span className={styles.personCell}><PersonFace person={{ name: person.name, email: person.email, loginName: person.account }} photoUrl={person.hasPhoto ? photoUrl(person.email) : undefined} size={24} /><PersonName person={{ name: person.name, email: person.email, loginName: person.account }} /></span></td>
                <td role="cell" data-label={strings.Department}><span className={styles.departmentCell}>{person.department !== '' && <DepartmentMark index={departmentIndex(person.department)} />}<bdi>{person.department}</bdi></span></td>
                <td role="cell" data-label={strings.Step}>{formatNumber(locale, place.step)}</td>
                <td role="cell" data-label={strings.Through}><Through account={place.through} circle={circle} /></td>
                <td role="cell" data-label={strings.What}>{tieWords(link, locale, nameOf, circle.isSelf ? centre : undefined)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < rows.length && <div className={styles.end}><Button onClick={() => setWhole(true)}>{countPhrase(locale, strings, 'ShowAll', rows.length)}</Button></div>}
    </section>
  );
};

function Through({ account, circle: { people } }: { readonly account: string | undefined; readonly circle: Circle }): JSX.Element {
  const person = account === undefined ? undefined : people.get(account);
  return person ? <PersonName person={{ name: person.name, email: person.email, loginName: person.account }} /> : <>{strings.Directly}</>;
}
