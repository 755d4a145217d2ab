import * as React from 'react';
import { deviceStore } from './deviceStore';
import { useStreamEnvironment } from './streamContext';

/** Something that a person chose for this device, such as a compact list; starts with `initial`. */
export function useChosen<T extends object>(userId: number, name: string, initial: T): readonly [T, (change: Partial<T>) => void] {
  const { siteUrl } = useStreamEnvironment();
  const store = React.useMemo(() => deviceStore(siteUrl, userId), [siteUrl, userId]);
  const [chosen, setChosen] = React.useState<Partial<T>>(() => store.read<Partial<T>>(name) ?? {});
  const change = React.useCallback((part: Partial<T>) => setChosen((before) => {
    const next = { ...before, ...part };
    store.write(name, next);
    return next;
  }), [store, name]);
  return [React.useMemo(() => ({ ...initial, ...chosen }), [initial, chosen]), change];
}
