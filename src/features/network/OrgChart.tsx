import * as React from 'react';
import * as strings from 'NetworkStrings';
import { useNetworkServices } from '../../application/network/networkServices';
import { useOrg, useTeam } from '../../application/network/useNetwork';
import type { OrgPerson, OrgView } from '../../domain/network/org';
import { isAppError } from '../../domain/shared/errors';
import { countPhrase, format } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import { useRoot } from '../../ui/Root/RootContext';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { EmptyState } from '../../ui/States/EmptyState';
import { ErrorState } from '../../ui/States/ErrorState';
import { OrgCard } from './OrgCard';
import { printAlone } from './printAlone';
import { routeHref, type Navigate } from './route';
import styles from './Network.module.scss';

export interface OrgChartProps {
  /** In the middle; oneself without it. */
  readonly account: string | undefined;
  readonly navigate: Navigate;
}

const sizes = [0.75, 1, 1.25] as const;

/** Who leads somebody, up to the top, and whom they lead; every person can be put in the middle. */
export const OrgChart: React.FC<OrgChartProps> = ({ account, navigate }) => {
  const result = useOrg(account);
  const { data, error, refetch } = result;
  if (!data) {
    if (isAppError(error, 'notFound')) return <EmptyState title={strings.Nobody} text={strings.NobodyText} action={<Button onClick={() => navigate({ view: 'org', account: undefined })}>{strings.BackToMe}</Button>} />;
    return error === null ? <Skeleton shape="people" count={4} /> : <ErrorState error={error} onRetry={() => { refetch().catch(() => undefined); }} />;
  }
  return <Chart key={data.person.account} view={data} navigate={navigate} isStale={result.isPreviousData} />;
};

function Chart({ view, navigate, isStale }: { readonly view: OrgView; readonly navigate: Navigate; readonly isStale: boolean }): JSX.Element {
  const { locale } = useRoot();
  const { user } = useNetworkServices();
  const { chain, person, hasLoop, isSelf, hasExactCounts } = view;
  const host = React.useRef<HTMLDivElement>(null);
  const [size, setSize] = React.useState(1);
  const rest = useTeam(view);
  const team = [...view.team, ...(rest.data?.pages.flat() ?? [])];
  const center = (one: OrgPerson): void => navigate({ view: 'org', account: one.email || one.account });
  const handleKeyDown = (event: React.KeyboardEvent): void => {
    const next = cardBeside(host.current, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <div className={styles.org} aria-busy={isStale} role="group" aria-label={format(strings.Chart, { name: person.name })}>
      <div className={styles.orgTools}>
        {!(isSelf && user === undefined) && <Button icon="person" variant="quiet" onClick={() => navigate({ view: 'org', account: undefined })}>{strings.BackToMe}</Button>}
        <span className={styles.grow} />
        <Button icon="remove" label={strings.Smaller} isDisabled={size === 0} onClick={() => setSize(size - 1)} />
        <Button icon="add" label={strings.Larger} isDisabled={size === sizes.length - 1} onClick={() => setSize(size + 1)} />
        <Button icon="print" label={strings.Print} onClick={() => { if (host.current) printAlone(host.current, format(strings.Printing, { name: person.name })).catch(() => undefined); }} />
      </div>
      {hasLoop && <MessageStrip kind="warning" isLive={false}>{strings.Loop}</MessageStrip>}
      <div ref={host} className={styles.chart} data-zoom={sizes[size]} style={{ zoom: sizes[size] } as React.CSSProperties} onKeyDown={handleKeyDown}>
        {chain.length > 0 && (
          <ol className={styles.chain} aria-label={format(strings.Above, { name: person.name })}>
            {chain.map((one) => <li key={one.account} className={styles.rung}><OrgCard hasCount={hasExactCounts} person={one} level="above" href={routeHref({ view: 'org', account: one.email || one.account })} onOpen={() => center(one)} /></li>)}
          </ol>
        )}
        <div className={styles.middle}><OrgCard hasCount={hasExactCounts} person={person} level="middle" /></div>
        <section className={styles.team} aria-label={format(strings.TeamOf, { name: person.name })}>
          <h3 className={styles.teamHead}>
            {format(strings.TeamOf, { name: person.name })} {hasExactCounts && person.reports.length > 0 && <span className={styles.quiet}>{countPhrase(locale, strings, 'People', person.reports.length)}</span>}
          </h3>
          {person.reports.length === 0 && <p className={styles.quiet}>{format(strings.NoTeam, { name: person.name })}</p>}
          <ul className={styles.teamGrid}>
            {team.map((one) => <li key={one.account}><OrgCard hasCount={hasExactCounts} person={one} level="below" href={routeHref({ view: 'org', account: one.email || one.account })} onOpen={() => center(one)} /></li>)}
          </ul>
          {rest.hasNextPage && <div className={styles.end}><Button isBusy={rest.isFetchingNextPage} onClick={() => { rest.fetchNextPage().catch(() => undefined); }}>{strings.ShowMoreTeam}</Button></div>}
          {rest.error !== null && <ErrorState error={rest.error} isInline onRetry={() => { rest.fetchNextPage().catch(() => undefined); }} />}
        </section>
      </div>
      <p className={styles.quiet}>{strings.Source}</p>
    </div>
  );
}

/** The card to which an arrow leads: up to the one above, down to the first below, aside along the team. */
function cardBeside(host: HTMLElement | null, key: string): HTMLElement | undefined {
  const cards = Array.from(host?.querySelectorAll<HTMLElement>('[data-level] a') ?? []);
  const at = cards.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return undefined;
  const isTeam = cards[at]?.closest('[data-level]')?.getAttribute('data-level') === 'below';
  const teamStart = cards.findIndex((card) => card.closest('[data-level=below]'));
  const step: Readonly<Record<string, number>> = { ArrowUp: isTeam ? teamStart - 1 : at - 1, ArrowDown: isTeam ? at : at + 1, ArrowRight: isTeam ? at + 1 : at, ArrowLeft: isTeam ? Math.max(teamStart, at - 1) : at, Home: 0, End: cards.length - 1 };
  const to = step[key];
  return to === undefined || to === at ? undefined : cards[to];
}
