import * as React from 'react';
import * as strings from 'WikiStrings';
import { useReadings } from '../../application/wiki/useWikiTalk';
import { format, formatMoment } from '../../domain/shared/text';
import type { Reading } from '../../domain/wiki/overviews';
import type { WikiPage } from '../../domain/wiki/page';
import { Button } from '../../ui/Button/Button';
import { Dialog } from '../../ui/Dialog/Dialog';
import { MetaLine } from '../../ui/MetaLine/MetaLine';
import { useRoot } from '../../ui/Root/RootContext';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { AsyncView } from '../../ui/States/AsyncView';
import { EditorName } from './EditorName';
import { csvOf, saveFile } from './saveFile';
import styles from './Wiki.module.scss';

export interface ReadingsDialogProps {
  readonly page: WikiPage;
  readonly onClose: () => void;
}

/** Who has confirmed this edition and who has not, to be read and to be taken along. */
const ReadingsDialog: React.FC<ReadingsDialogProps> = ({ page, onClose }) => {
  const result = useReadings(page.id, page.edition);
  const handleSave = (): void => {
    const head = [strings.CsvName, strings.CsvMail, strings.CsvWhen, strings.CsvVersion];
    const rows = (result.data ?? []).map(({ person, confirmedAt = '', version = '' }) => [person.name, person.email, confirmedAt, version]);
    saveFile(`${page.title.slice(0, 60)}.csv`, new Blob([csvOf([head, ...rows])], { type: 'text/csv;charset=utf-8' }));
  };
  return (
    <Dialog
      title={format(strings.WhoHasReadTitle, { title: page.title })} onClose={onClose}
      footer={<><Button icon="download" isDisabled={!result.data} onClick={handleSave}>{strings.SaveCsv}</Button><Button variant="primary" onClick={onClose}>{strings.Close}</Button></>}
    >
      <AsyncView result={result} skeleton={<Skeleton shape="people" />}>
        {(readings) => (
          <div className={styles.readings}>
            <People title={strings.HasNotRead} none={strings.EverybodyHas} readings={readings.filter(({ confirmedAt }) => confirmedAt === undefined)} />
            <People title={strings.HasRead} none={strings.NobodyYet} readings={readings.filter(({ confirmedAt }) => confirmedAt !== undefined)} />
          </div>
        )}
      </AsyncView>
    </Dialog>
  );
};

function People({ title, none, readings }: { readonly title: string; readonly none: string; readonly readings: readonly Reading[] }): JSX.Element {
  const { locale } = useRoot();
  return (
    <section aria-label={title}>
      <h3 className={styles.sectionTitle}>{title} ({new Intl.NumberFormat(locale).format(readings.length)})</h3>
      {readings.length === 0 ? <p className={styles.quiet}>{none}</p> : (
        <ul className={styles.peopleList} tabIndex={0} aria-label={title}>
          {readings.map(({ person, confirmedAt, version }) => (
            <li key={person.id}>
              <EditorName person={person} />
              {confirmedAt && <MetaLine>{formatMoment(locale, new Date(confirmedAt))}{version ? format(strings.ReadVersion, { version }) : undefined}</MetaLine>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

export default ReadingsDialog;
