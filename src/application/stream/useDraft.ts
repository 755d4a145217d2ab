import * as React from 'react';
import { deviceStore } from './deviceStore';
import { useStreamEnvironment } from './streamContext';

/** A value that survives a reload, a crash and an expired session, on this device. `undefined` is nothing to keep. */
export function useDraft<T>(userId: number, name: string, initial: T): readonly [T, (value: T) => void, () => void] {
  const { siteUrl } = useStreamEnvironment();
  const store = React.useMemo(() => deviceStore(siteUrl, userId), [siteUrl, userId]);
  const [value, setValue] = React.useState<T>(() => store.read<T>(`draft/${name}`) ?? initial);
  // The first value is what an empty draft is, whatever is passed later.
  const empty = React.useRef(initial);
  const change = React.useCallback((next: T) => {
    setValue(next);
    store.write(`draft/${name}`, next);
  }, [store, name]);
  const clear = React.useCallback(() => {
    setValue(empty.current);
    store.remove(`draft/${name}`);
  }, [store, name]);
  return [value, change, clear];
}
