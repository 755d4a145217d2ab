import * as React from 'react';

function decodePart(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

/**
 * What an address says after `#` about one web part: `#stream=mine&wiki=page%2F12` says `page/12` about `wiki`.
 * Answers undefined where nothing, or nothing readable, is said.
 */
export function readAddressPart(hash: string, name: string): string | undefined {
  for (const piece of hash.replace(/^#/, '').split('&')) {
    const [key, ...value] = piece.split('=');
    if (key === name) return decodePart(value.join('='));
  }
  return undefined;
}

/** The part after `#` with something else said about one web part, and what others say left alone; undefined says nothing. */
export function writeAddressPart(hash: string, name: string, value: string | undefined): string {
  const others = hash.replace(/^#/, '').split('&').filter((piece) => piece !== '' && piece.split('=')[0] !== name);
  // Slashes stay readable; whatever could end the part does not.
  const mine = value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value).replace(/%2F/g, '/')}`];
  const all = [...others, ...mine];
  return all.length === 0 ? '' : `#${all.join('&')}`;
}

/** A link that says something about one web part and nothing about others: what people share. */
export function addressHref(name: string, value: string): string {
  return writeAddressPart('', name, value);
}

export type ShowInAddress = (value: string | undefined, how?: 'push' | 'replace') => void;

/**
 * What the address says about one web part, and the way to say something else. The browser's Back works; `replace` leaves
 * no step in the history, for what changes while somebody types.
 */
export function useAddressPart(name: string): readonly [string | undefined, ShowInAddress] {
  const [value, setValue] = React.useState(() => readAddressPart(window.location.hash, name));
  React.useEffect(() => {
    const handleChange = (): void => setValue(readAddressPart(window.location.hash, name));
    handleChange();
    window.addEventListener('hashchange', handleChange);
    window.addEventListener('popstate', handleChange);
    return () => {
      window.removeEventListener('hashchange', handleChange);
      window.removeEventListener('popstate', handleChange);
    };
  }, [name]);
  const show = React.useCallback<ShowInAddress>((next, how = 'push') => {
    const hash = writeAddressPart(window.location.hash, name, next);
    if (hash === window.location.hash) return;
    const { pathname, search } = window.location;
    // Not by setting `hash`: an empty one would scroll to the top and leave a lone # behind.
    window.history[how === 'push' ? 'pushState' : 'replaceState'](window.history.state, '', `${pathname}${search}${hash}`);
    // Those who share the name, and this one, hear of it as of a step back.
    window.dispatchEvent(new PopStateEvent('popstate', { state: window.history.state }));
  }, [name]);
  return [value, show];
}
