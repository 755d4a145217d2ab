import * as React from 'react';
import * as strings from 'StreamStrings';
import { filesAtHand } from '../../application/stream/filesAtHand';
import { useStreamEnvironment } from '../../application/stream/streamContext';
import { isAppError } from '../../domain/shared/errors';
import { format, formatBytes } from '../../domain/shared/text';
import type { PostFile } from '../../domain/stream/post';
import { cx } from '../../ui/base/cx';
import { Button } from '../../ui/Button/Button';
import { Icon } from '../../ui/Icon/Icon';
import { useRoot } from '../../ui/Root/RootContext';
import { acceptFile, type AttachedFile } from './acceptFile';
import styles from './Composer.module.scss';

/** Files that go with a post. */
export interface AttachedFilesState {
  readonly files: readonly PostFile[];
  readonly contentOf: (name: string) => Blob | undefined;
  readonly problem: string | undefined;
  readonly handlePick: (event: React.ChangeEvent<HTMLInputElement>) => void;
  readonly handlePaste: (event: React.ClipboardEvent) => void;
  readonly handleDrop: (event: React.DragEvent) => void;
  readonly remove: (name: string) => void;
  readonly describe: (name: string, alt: string) => void;
}

const largest = 25 * 1024 * 1024;
const most = 10;

/**
 * Takes files by button, paste and drop. What is said of them stands in the draft; their contents are at hand, or come
 * from the draft on the server where it was begun on another device or before a reload.
 * @param change gets the newest files and says what they are now
 */
export function useAttachedFiles(draftKey: string, files: readonly PostFile[], change: (of: (files: readonly PostFile[]) => readonly PostFile[]) => void): AttachedFilesState {
  const { locale } = useRoot();
  const { service } = useStreamEnvironment();
  const atHand = filesAtHand(service);
  const [problem, setProblem] = React.useState<string>();
  const [, setLoaded] = React.useState(0);
  const latest = React.useRef(change);
  latest.current = change;
  // A name is never given twice: the file that had it may still lie at the draft.
  const taken = React.useRef(new Set<string>());
  files.forEach(({ name }) => taken.current.add(name.toLowerCase()));
  const [restored] = React.useState(files);
  React.useEffect(() => {
    let isGone = false;
    const load = async (name: string): Promise<void> => {
      try {
        atHand.keep(draftKey, name, await service.readDraftFile(draftKey, name));
        if (!isGone) setLoaded((count) => count + 1);
      } catch (error) {
        // Without a connection it stays where it is: sending asks for it again.
        if (isGone || !isAppError(error, 'notFound')) return;
        setProblem(format(strings.DraftFileGone, { name }));
        latest.current((before) => before.filter((one) => one.name !== name));
      }
    };
    for (const { name } of restored) if (!atHand.find(draftKey, name)) load(name).catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [atHand, draftKey, restored, service]);
  const keep = ({ file, content }: AttachedFile): PostFile => {
    const name = uniqueName(file.name, taken.current);
    taken.current.add(name.toLowerCase());
    atHand.keep(draftKey, name, content);
    return { ...file, name };
  };
  const add = async (list: FileList | null): Promise<void> => {
    setProblem(undefined);
    for (const content of Array.from(list ?? []).slice(0, most)) {
      if (content.size > largest) setProblem(format(strings.FileTooLarge, { name: content.name, limit: formatBytes(locale, largest) }));
      else {
        const accepted = await acceptFile(content);
        if (accepted) latest.current((before) => (before.length < most ? [...before, keep(accepted)] : before));
        else setProblem(format(strings.FileKind, { name: content.name }));
      }
    }
  };
  const take = (list: FileList | null): void => {
    add(list).catch(() => undefined);
  };
  return {
    files,
    contentOf: (name) => atHand.find(draftKey, name),
    problem,
    handlePick: ({ target }) => {
      take(target.files);
      target.value = '';
    },
    handlePaste: (event) => {
      if (event.clipboardData.files.length === 0) return;
      event.preventDefault();
      take(event.clipboardData.files);
    },
    handleDrop: (event) => {
      event.preventDefault();
      take(event.dataTransfer.files);
    },
    remove: (name) => change((before) => before.filter((one) => one.name !== name)),
    describe: (name, alt) => change((before) => before.map((one) => (one.name === name ? { ...one, alt } : one)))
  };
}

function uniqueName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = wanted.replace(/(\.[^.]*)?$/, ` ${number}$1`);
  return name;
}

/** The files so far; a picture asks what it shows. */
export const AttachedFiles: React.FC<{ readonly attached: AttachedFilesState }> = ({ attached }) => (
  <>
    {attached.problem && <p className={styles.problem} role="alert">{attached.problem}</p>}
    {attached.files.length > 0 && (
      <ul className={styles.attachments}>
        {attached.files.map((file) => <Attachment key={file.name} file={file} attached={attached} />)}
      </ul>
    )}
  </>
);

function Attachment({ file, attached }: { readonly file: PostFile; readonly attached: AttachedFilesState }): JSX.Element | null {
  const { locale } = useRoot();
  const url = useObjectUrl(attached.contentOf(file.name), file);
  return (
    <li className={styles.attachment}>
      {url ? <img src={url} alt="" className={styles.preview} /> : <Icon name="file" size={20} />}
      <div className={styles.attachmentText}>
        <bdi>{file.name}</bdi> <span className={styles.hint}>{formatBytes(locale, file.size)}</span>
      </div>
      {file.isPicture && <input className={cx(styles.line, styles.alt)} dir="auto" value={file.alt} maxLength={300} placeholder={strings.AltText} aria-label={strings.AltText} onChange={({ target }) => attached.describe(file.name, target.value)} />}
      <Button icon="close" label={format(strings.RemoveFile, { name: file.name })} onClick={() => attached.remove(file.name)} />
    </li>
  );
}

function useObjectUrl(content: Blob | undefined, { isPicture }: PostFile): string | undefined {
  const [url, setUrl] = React.useState<string>();
  React.useEffect(() => {
    if (!isPicture || !content) return undefined;
    const made = URL.createObjectURL(content);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [content, isPicture]);
  return url;
}
