/** Keeps text on this device. No operation throws: a blocked or full store only means that less survives. */
export interface DraftStore {
  read(key: string): string | undefined;
  /** Answers whether it is really kept. */
  write(key: string, value: string): boolean;
  remove(key: string): void;
  /** Calls back when another tab changes the key; answers how to stop. */
  listen(key: string, onChange: (value: string | undefined) => void): () => void;
}

// What the device did not take is at least there while the page lives.
const memory = new Map<string, string>();

function storage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

/** The store of this device, with the memory of the page behind it. */
export const deviceStore: DraftStore = {
  read(key) {
    try {
      return memory.get(key) ?? storage()?.getItem(key) ?? undefined;
    } catch {
      return memory.get(key);
    }
  },
  write(key, value) {
    try {
      const store = storage();
      if (store) {
        store.setItem(key, value);
        memory.delete(key);
        return true;
      }
    } catch {
      // Full or blocked: see below.
    }
    memory.set(key, value);
    return false;
  },
  remove(key) {
    memory.delete(key);
    try {
      storage()?.removeItem(key);
    } catch {
      // Blocked: then there is nothing to remove.
    }
  },
  listen(key, onChange) {
    const handle = (event: StorageEvent): void => {
      if (event.key === key) onChange(event.newValue ?? undefined);
    };
    window.addEventListener('storage', handle);
    return () => window.removeEventListener('storage', handle);
  }
};
