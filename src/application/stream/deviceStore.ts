/**
 * Text that is kept on this device. Everything is allowed to fail: private windows and full stores throw, and then
 * writing goes on without the safety net.
 */
export interface DeviceStore {
  read<T>(name: string): T | undefined;
  write(name: string, value: unknown): void;
  remove(name: string): void;
}

/** The store of one person on one site; names of two sites or people never meet. */
export function deviceStore(siteUrl: string, userId: number): DeviceStore {
  const keyOf = (name: string): string => `loggia/stream/${siteUrl.toLowerCase()}/${userId}/${name}`;
  return {
    read<T>(name: string): T | undefined {
      try {
        const text = window.localStorage.getItem(keyOf(name));
        return text === null ? undefined : (JSON.parse(text) as T);
      } catch {
        return undefined;
      }
    },
    write(name, value): void {
      try {
        window.localStorage.setItem(keyOf(name), JSON.stringify(value));
      } catch {
        // See above: nothing to fall back to.
      }
    },
    remove(name): void {
      try {
        window.localStorage.removeItem(keyOf(name));
      } catch {
        // See above.
      }
    }
  };
}

/** A new key for a post or reply: 128 random bits, so that no two are alike and nobody can guess one. */
export function newKey(): string {
  const bytes = window.crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
