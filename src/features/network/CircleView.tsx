import * as React from 'react';
import * as strings from 'NetworkStrings';
import { useNetworkServices } from '../../application/network/networkServices';
import { useChain, useCircle } from '../../application/network/useNetwork';
import type { Circle } from '../../domain/network/circle';
import { isAppError } from '../../domain/shared/errors';
import { format, formatNumber } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import { Menu } from '../../ui/Menu/Menu';
import { cx } from '../../ui/base/cx';
import { useRoot } from '../../ui/Root/RootContext';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { EmptyState } from '../../ui/States/EmptyState';
import { ErrorState } from '../../ui/States/ErrorState';
import { ChainStrip } from './ChainStrip';
import { CirclePicture } from './CirclePicture';
import { CircleTable } from './CircleTable';
import { DepartmentMark, departmentsOf, ownLooks } from './departments';
import type { Navigate } from './route';
import { Suggestions } from './Suggestions';
import styles from './Network.module.scss';

export interface CircleViewProps {
  /** To whom the chain leads; none without it. */
  readonly target: string | undefined;
  readonly navigate: Navigate;
}

const zooms = [0.7, 1, 1.4] as const;

/** The staff network around the reader, or around the person of the page: picture, chain, suggestions, table. */
const CircleView: React.FC<CircleViewProps> = ({ target, navigate }) => {
  const { user } = useNetworkServices();
  const { data, error, refetch } = useCircle(user, true);
  if (!data) {
    if (isAppError(error, 'notFound')) return <EmptyState title={strings.Nobody} text={strings.NobodyText} />;
    return error === null ? <Skeleton shape="lines" count={8} /> : <ErrorState error={error} onRetry={() => { refetch().catch(() => undefined); }} />;
  }
  return (
    <div className={styles.circle}>
      {target !== undefined && <ChainStrip target={target} onClose={() => navigate({ view: 'circle', account: undefined })} />}
      {data.places.size <= 1 ? <EmptyCircle circle={data} /> : <Drawn circle={data} target={target} navigate={navigate} user={user} />}
      <p className={styles.quiet}>{data.isCut ? `${strings.Cut} ` : ''}{strings.CircleSource}</p>
    </div>
  );
};

function EmptyCircle({ circle }: { readonly circle: Circle }): JSX.Element {
  const name = circle.isSelf ? strings.You : circle.people.get(circle.centre)?.name ?? '';
  return <EmptyState title={format(strings.EmptyCircle, { name })} text={strings.EmptyCircleText} />;
}

function Drawn({ circle, target, navigate, user }: CircleViewProps & { readonly circle: Circle; readonly user: string | undefined }): JSX.Element {
  const { locale, band } = useRoot();
  // Faces and names need a place: where there is none, the table tells the same.
  const hasPicture = band !== 'slim';
  const [steps, setSteps] = React.useState(2);
  const [zoom, setZoom] = React.useState(1);
  const chain = useChain(target).data?.people.map(({ account }) => account.toLowerCase()) ?? [];
  const shown = [...circle.places].filter(([, { step }]) => step <= steps).flatMap(([account]) => circle.people.get(account) ?? []);
  const departments = departmentsOf(shown);
  const departmentIndex = (name: string): number => departments.findIndex((one) => one.name === name);
  const stepsText = (count: number): string => (count === 1 ? strings.OneStep : format(strings.Steps, { count: formatNumber(locale, count) }));
  const choose = (account: string): void => {
    if (account !== circle.centre) navigate({ view: 'circle', account: circle.people.get(account)?.email || account });
  };
  return (
    <>
      <div className={styles.circleTools}>
        <Menu label={strings.Step} text={stepsText(steps)} items={[1, 2].map((count) => ({ key: String(count), text: stepsText(count), isChecked: count === steps, onSelect: () => setSteps(count) }))} />
        <span className={styles.grow} />
        {hasPicture && <Button icon="remove" label={strings.Smaller} isDisabled={zoom === 0} onClick={() => setZoom(zoom - 1)} />}
        {hasPicture && <Button icon="add" label={strings.Larger} isDisabled={zoom === zooms.length - 1} onClick={() => setZoom(zoom + 1)} />}
      </div>
      {hasPicture && <CirclePicture circle={circle} steps={steps} zoom={zooms[zoom] ?? 1} chain={chain} departmentIndex={departmentIndex} onChoose={choose} />}
      <ul className={styles.legend}>
        {departments.slice(0, ownLooks).filter(({ name }) => name !== '').map(({ name, count }, index) => <li key={name}><DepartmentMark index={index} /><bdi>{name}</bdi> {formatNumber(locale, count)}</li>)}
        {departments.length > ownLooks && <li><DepartmentMark index={ownLooks} />{strings.OtherDepartments}</li>}
        <li><span className={styles.sample} />{strings.LegendMutual}</li>
        <li><span className={cx(styles.sample, styles.sampleWeak)} />{strings.LegendOne}</li>
        {chain.length > 0 && <li><span className={styles.sampleChain} />{strings.LegendChain}</li>}
      </ul>
      <Suggestions circle={circle} user={user} />
      <CircleTable circle={circle} steps={steps} chain={chain} departmentIndex={departmentIndex} />
    </>
  );
}

export default CircleView;
