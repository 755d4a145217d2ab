import * as React from 'react';
import * as strings from 'StreamStrings';
import { format, formatBytes } from '../../domain/shared/text';
import type { PostFile } from '../../domain/stream/post';
import { Button } from '../../ui/Button/Button';
import { Icon } from '../../ui/Icon/Icon';
import { useRoot } from '../../ui/Root/RootContext';
import { acceptFile, type AttachedFile } from './acceptFile';
import styles from './Composer.module.scss';

/** Files that go with a post. */
export interface AttachedFilesState {
  readonly files: readonly AttachedFile[];
  readonly problem: string | undefined;
  readonly handlePick: (event: React.ChangeEvent<HTMLInputElement>) => void;
  readonly handlePaste: (event: React.ClipboardEvent) => void;
  readonly handleDrop: (event: React.DragEvent) => void;
  readonly remove: (name: string) => void;
  readonly describe: (name: string, alt: string) => void;
}

const largest = 25 * 1024 * 1024;
const most = 10;

/** Takes files by button, paste and drop. */
export function useAttachedFiles(): AttachedFilesState {
  const { locale } = useRoot();
  const [files, setFiles] = React.useState<readonly AttachedFile[]>([]);
  const [problem, setProblem] = React.useState<string>();
  const add = async (list: FileList | null): Promise<void> => {
    setProblem(undefined);
    for (const content of Array.from(list ?? []).slice(0, most)) {
      if (content.size > largest) setProblem(format(strings.FileTooLarge, { name: content.name, limit: formatBytes(locale, largest) }));
      else {
        const accepted = await acceptFile(content);
        if (accepted) setFiles((before) => (before.length < most ? [...before, uniqueIn(before, accepted)] : before));
        else setProblem(format(strings.FileKind, { name: content.name }));
      }
    }
  };
  const take = (list: FileList | null): void => {
    add(list).catch(() => undefined);
  };
  return {
    files,
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
    remove: (name) => setFiles((before) => before.filter(({ file }) => file.name !== name)),
    describe: (name, alt) => setFiles((before) => before.map((one) => (one.file.name === name ? { ...one, file: { ...one.file, alt } } : one)))
  };
}

function uniqueIn(files: readonly AttachedFile[], added: AttachedFile): AttachedFile {
  const isTaken = (name: string): boolean => files.some(({ file }) => file.name.toLowerCase() === name.toLowerCase());
  let name = added.file.name;
  for (let number = 2; isTaken(name); number++) name = added.file.name.replace(/(\.[^.]*)?$/, ` ${number}$1`);
  return { ...added, file: { ...added.file, name } };
}

/** The files so far; a picture asks what it shows. */
export const AttachedFiles: React.FC<{ readonly attached: AttachedFilesState }> = ({ attached }) => (
  <>
    {attached.problem && <p className={styles.problem} role="alert">{attached.problem}</p>}
    {attached.files.length > 0 && (
      <ul className={styles.attachments}>
        {attached.files.map((one) => <Attachment key={one.file.name} one={one} attached={attached} />)}
      </ul>
    )}
  </>
);

function Attachment({ one: { file, content }, attached }: { readonly one: AttachedFile; readonly attached: AttachedFilesState }): JSX.Element | null {
  const { locale } = useRoot();
  const url = useObjectUrl(content, file);
  return (
    <li className={styles.attachment}>
      {url ? <img src={url} alt="" className={styles.preview} /> : <Icon name="file" size={20} />}
      <div className={styles.attachmentText}>
        <bdi>{file.name}</bdi> <span className={styles.hint}>{formatBytes(locale, file.size)}</span>
        {file.isPicture && <input className={styles.line} dir="auto" value={file.alt} maxLength={300} placeholder={strings.AltText} aria-label={strings.AltText} onChange={({ target }) => attached.describe(file.name, target.value)} />}
      </div>
      <Button icon="close" label={format(strings.RemoveFile, { name: file.name })} onClick={() => attached.remove(file.name)} />
    </li>
  );
}

function useObjectUrl(content: Blob, { isPicture }: PostFile): string | undefined {
  const [url, setUrl] = React.useState<string>();
  React.useEffect(() => {
    if (!isPicture) return undefined;
    const made = URL.createObjectURL(content);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [content, isPicture]);
  return url;
}
