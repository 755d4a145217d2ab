import * as React from 'react';
import * as strings from 'StreamStrings';
import { useStreamEnvironment } from '../../application/stream/streamContext';
import { useRecord } from '../../application/stream/useRecord';
import { format, formatNumber, matches } from '../../domain/shared/text';
import type { FeedPost } from '../../domain/stream/feed';
import { readersCsv } from '../../domain/stream/readersCsv';
import type { Readers } from '../../domain/stream/records';
import { Button } from '../../ui/Button/Button';
import { Dialog } from '../../ui/Dialog/Dialog';
import { useRoot } from '../../ui/Root/RootContext';
import { SearchField } from '../../ui/SearchField/SearchField';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { AsyncView } from '../../ui/States/AsyncView';
import { VirtualList } from '../../ui/VirtualList/VirtualList';
import { momentText } from './words';
import { RowPerson } from './RowPerson';
import styles from './Dialogs.module.scss';

/** From so many on a list can be searched. */
const manyPeople = 12;

interface Row {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly at?: string;
}

function download(readers: Readers, name: string): void {
  const text = readersCsv(readers, { name: strings.CsvName, mail: strings.CsvMail, read: strings.CsvRead, yes: strings.CsvYes, no: strings.CsvNo, former: strings.FormerColleague });
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
  const { photoUrl } = useStreamEnvironment();
  const [isOpen, setOpen] = React.useState(false);
  const [search, setSearch] = React.useState('');
  const rows: readonly Row[] = React.useMemo(
    () => (isOpen ? open.map(({ id, name, email }) => ({ id, name, email })) : confirmed.map(({ person, at }) => ({ id: person.id, name: person.name, email: person.email, at }))),
    [isOpen, open, confirmed]
  );
  const found = React.useMemo(() => (search.trim() === '' ? rows : rows.filter(({ name }) => matches(name || strings.FormerColleague, search.trim()))), [rows, search]);
  const label = isOpen ? strings.ReadersNo : strings.ReadersYes;
  return (
    <>
      <div className={styles.switch} role="group" aria-label={strings.ReadersTitle}>
        <Button variant="quiet" isPressed={!isOpen} onClick={() => setOpen(false)}>{format(strings.ReadersYesCount, { count: formatNumber(locale, confirmed.length) })}</Button>
        <Button variant="quiet" isPressed={isOpen} onClick={() => setOpen(true)}>{format(strings.ReadersNoCount, { count: formatNumber(locale, open.length) })}</Button>
      </div>
      {rows.length > manyPeople && <SearchField label={strings.ReadersFind} value={search} onChange={setSearch} className={styles.find} />}
      {found.length === 0 ? <p className={styles.nothing}>{rows.length > 0 ? strings.NobodyFound : isOpen ? strings.ReadersEverybody : strings.ReadersNobodyYet}</p> : (
        <VirtualList
          key={label} items={found} getKey={({ id }) => id} estimateSize={44} height={`min(360px, 45vh, ${found.length * 44 + 2}px)`} label={label}
          renderItem={({ name, email, at }) => <div className={styles.person}><RowPerson person={{ name, email }} photoUrl={photoUrl} />{at && <span className={styles.meta}>{momentText(locale, at)}</span>}</div>}
        />
      )}
    </>
  );
}
