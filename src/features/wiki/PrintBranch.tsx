import { useQuery } from '@tanstack/react-query';
import * as React from 'react';
import * as strings from 'WikiStrings';
import { keyOf } from '../../application/wiki/useWiki';
import { useWikiServices } from '../../application/wiki/wikiServices';
import { format } from '../../domain/shared/text';
import type { BranchPage } from '../../domain/wiki/ports';
import { Button } from '../../ui/Button/Button';
import { Skeleton } from '../../ui/Skeleton/Skeleton';
import { AsyncView } from '../../ui/States/AsyncView';
import { PageText } from './PageText';
import styles from './Wiki.module.scss';

export interface PrintBranchProps {
  readonly id: number;
  readonly onClose: () => void;
}

/** More would be no document that anybody prints, and too much for a browser. */
const mostPrinted = 300;

/** A page and all below it as one document with a table of contents, for paper and PDF. */
const PrintBranch: React.FC<PrintBranchProps> = ({ id, onClose }) => {
  const { service, siteUrl } = useWikiServices();
  const result = useQuery(keyOf(siteUrl, 'branch', id), () => service.readBranch(id, mostPrinted));
  return <AsyncView result={result} skeleton={<Skeleton shape="article" />}>{(pages) => <Document pages={pages} onClose={onClose} />}</AsyncView>;
};

function Document({ pages, onClose }: { readonly pages: readonly BranchPage[]; readonly onClose: () => void }): JSX.Element {
  return (
    <div className={styles.printed}>
      <div className={styles.noPrint}>
        <div className={styles.tools}><Button icon="back" onClick={onClose}>{strings.BackToPage}</Button><Button variant="primary" icon="print" onClick={() => window.print()}>{strings.Print}</Button></div>
        <p className={styles.quiet}>{format(strings.PrintReady, { count: pages.length })}</p>
      </div>
      <h2 className={styles.title} dir="auto">{pages[0]?.title}</h2>
      <nav className={styles.printedContents} aria-label={strings.PrintContents}>
        <h3 className={styles.sectionTitle}>{strings.PrintContents}</h3>
        <ol>
          {pages.map((page) => (
            <li key={page.id} style={{ paddingInlineStart: page.depth * 20 }}>
              {/* In a PDF this leads to the page; on the screen the address keeps what is shown. */}
              <a href={`#print-${page.id}`} className={styles.jump} dir="auto" onClick={(event) => { event.preventDefault(); document.getElementById(`print-${page.id}`)?.scrollIntoView(); }}>{page.title}</a>
            </li>
          ))}
        </ol>
      </nav>
      {pages.map((page) => (
        <article key={page.id} className={styles.printedPage} aria-labelledby={`print-${page.id}`}>
          <h3 id={`print-${page.id}`} dir="auto">{page.title}</h3>
          <PageText id={page.id} html={page.body} headingPrefix={`print-${page.id}-`} />
        </article>
      ))}
    </div>
  );
}

export default PrintBranch;
