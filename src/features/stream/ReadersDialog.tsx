import * as React from 'react';
import * as strings from 'StreamStrings';
import { useRecord } from '../../application/stream/useRecord';
import { format, formatMoment, formatNumber } from '../../domain/shared/text';
import type { FeedPost } from '../../domain/stream/feed';
import { readersCsv } from '../../domain/stream/readersCsv';
import type { Readers } from '../../domain/stream/records';
import { Button } from '../../ui/Button/Button';
import { Dialog } from '../../ui/Dialog/Dialog';
import { useRoot } from '../../ui/Root/RootContext';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { AsyncView } from '../../ui/States/AsyncView';
import { VirtualList } from '../../ui/VirtualList/VirtualList';
import styles from './Dialogs.module.scss';

interface Row {
  readonly id: number;
  readonly name: string;
  readonly at?: string;
}

function download(readers: Readers, name: string): void {
  const text = readersCsv(readers, { name: strings.CsvName, mail: strings.CsvMail, read: strings.CsvRead, yes: strings.CsvYes, no: strings.CsvNo });
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Exactly who has confirmed an announcement and who has not, to be read or taken along. */
export const ReadersDialog: React.FC<{ readonly one: FeedPost; readonly onClose: () => void }> = ({ one: { post }, onClose }) => {
  const readers = useRecord('readers', post.id, (service) => service.listReaders(post.id));
  const { data } = readers;
  return (
    <Dialog
      title={strings.ReadersTitle} subtitle={strings.ReadersHint} onClose={onClose} size="medium"
      footer={data && <Button icon="download" onClick={() => download(data, `announcement-${post.id}.csv`)}>{strings.ExportCsv}</Button>}
    >
      <AsyncView result={readers} skeleton={<Skeleton shape="people" count={5} />}>{(all) => <ReaderLists readers={all} />}</AsyncView>
    </Dialog>
  );
};

function ReaderLists({ readers: { confirmed, open } }: { readonly readers: Readers }): JSX.Element {
  const { locale } = useRoot();
  const [isOpen, setOpen] = React.useState(false);
  const rows: readonly Row[] = React.useMemo(
    () => (isOpen ? open.map(({ id, name }) => ({ id, name })) : confirmed.map(({ person, at }) => ({ id: person.id, name: person.name, at }))),
    [isOpen, open, confirmed]
  );
  const label = isOpen ? strings.ReadersNo : strings.ReadersYes;
  return (
    <>
      <div className={styles.switch} role="group" aria-label={strings.ReadersTitle}>
        <Button variant="quiet" isPressed={!isOpen} onClick={() => setOpen(false)}>{format(strings.ReadersYesCount, { count: formatNumber(locale, confirmed.length) })}</Button>
        <Button variant="quiet" isPressed={isOpen} onClick={() => setOpen(true)}>{format(strings.ReadersNoCount, { count: formatNumber(locale, open.length) })}</Button>
      </div>
      {rows.length === 0 ? <p className={styles.meta}>{strings.NobodyFound}</p> : (
        <VirtualList
          key={label} items={rows} getKey={({ id }) => id} estimateSize={36} height={360} label={label}
          renderItem={({ name, at }) => <div className={styles.person}><bdi className={styles.grow}>{name}</bdi>{at && <span className={styles.meta}>{formatMoment(locale, new Date(at))}</span>}</div>}
        />
      )}
    </>
  );
}
