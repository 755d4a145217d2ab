import type { ComponentManifest } from '../runtime/manifest';

/** The web parts that the pages run: what the app catalog would have after a deployment. */
export interface Solution {
  /** Changes with every build; part of the assets' address. */
  readonly version: string;
  readonly title: string;
  readonly manifests: readonly ComponentManifest[];
  /** Undefined for a file that the solution does not have. */
  readAsset(name: string): Buffer | undefined;
  /** Whether file names carry hashes, so that a browser may keep them for ever. */
  readonly isHashed: boolean;
}

/** A problem that the person at the keyboard can mend; the message says how. */
export class StartError extends Error {}
