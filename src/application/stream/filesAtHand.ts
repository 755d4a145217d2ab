import type { DraftFile } from '../../domain/stream/drafts';
import type { PostFile } from '../../domain/stream/post';
import type { StreamService } from '../../domain/stream/ports';

/** Contents of files that this page knows, by the key of their draft; they live as long as the page, the draft on the server longer. */
export interface FilesAtHand {
  find(draftKey: string, name: string): Blob | undefined;
  keep(draftKey: string, name: string, content: Blob): void;
  forget(draftKey: string): void;
  /** Those of some files that are known. */
  pick(draftKey: string, files: readonly PostFile[]): readonly DraftFile[];
}

const known = new WeakMap<StreamService, FilesAtHand>();

/** The files of a page's stream. */
export function filesAtHand(service: StreamService): FilesAtHand {
  const there = known.get(service);
  if (there) return there;
  const drafts = new Map<string, Map<string, Blob>>();
  const find = (draftKey: string, name: string): Blob | undefined => drafts.get(draftKey)?.get(name);
  const made: FilesAtHand = {
    find,
    keep(draftKey, name, content): void {
      drafts.set(draftKey, new Map([...(drafts.get(draftKey) ?? []), [name, content]]));
    },
    forget: (draftKey) => { drafts.delete(draftKey); },
    pick: (draftKey, files) => files.flatMap(({ name }) => {
      const content = find(draftKey, name);
      return content ? [{ name, content }] : [];
    })
  };
  known.set(service, made);
  return made;
}
