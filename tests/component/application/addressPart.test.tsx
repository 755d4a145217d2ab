import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import { addressHref, readAddressPart, useAddressPart, writeAddressPart } from '../../../src/application/shared/useAddressPart';

const Part: React.FC<{ readonly name: string; readonly next: string; readonly how?: 'push' | 'replace' }> = ({ name, next, how }) => {
  const [value, show] = useAddressPart(name);
  return <button onClick={() => show(next, how)}>{`${name} ${value ?? 'nothing'}`}</button>;
};

describe('what an address says about a web part', () => {
  beforeEach(() => window.history.replaceState(null, '', '/page'));

  test.each(['mine', 'topic/Größe & Gewicht', 'page/50% of #1 = "all"?', 'عنوان/طويل', 'a=b&c'])('comes back as it went in: %s', (value) => {
    expect(readAddressPart(writeAddressPart('#other=x', 'wiki', value), 'wiki')).toBe(value);
    expect(readAddressPart(addressHref('wiki', value), 'wiki')).toBe(value);
  });

  test('keeps what is said about others, and says nothing of what cannot be read', () => {
    expect(writeAddressPart('#stream=mine&wiki=page/1', 'wiki', 'page/2')).toBe('#stream=mine&wiki=page/2');
    expect(writeAddressPart('#stream=mine&wiki=page/1', 'wiki', undefined)).toBe('#stream=mine');
    expect(writeAddressPart('#wiki=page/1', 'wiki', undefined)).toBe('');
    expect(readAddressPart('#wiki=%E0%A4%A', 'wiki')).toBeUndefined();
    expect(readAddressPart('#wikipedia=1', 'wiki')).toBeUndefined();
  });

  test('two web parts of one page each keep their own', async () => {
    render(<><Part name="stream" next="saved" /><Part name="wiki" next="page/7" /></>);
    await userEvent.click(screen.getByRole('button', { name: 'stream nothing' }));
    await userEvent.click(screen.getByRole('button', { name: 'wiki nothing' }));
    expect(screen.getByRole('button', { name: 'stream saved' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'wiki page/7' })).toBeVisible();
    expect(window.location.hash).toBe('#stream=saved&wiki=page/7');
  });

  test('follows the address when it changes by itself', () => {
    render(<Part name="stream" next="saved" />);
    act(() => {
      window.history.pushState(null, '', '#stream=questions');
      window.dispatchEvent(new PopStateEvent('popstate'));
    });
    expect(screen.getByRole('button', { name: 'stream questions' })).toBeVisible();
  });

  test('leaves no step in the history where it replaces', async () => {
    const steps = window.history.length;
    render(<Part name="directory" next="q/anna" how="replace" />);
    await userEvent.click(screen.getByRole('button', { name: 'directory nothing' }));
    expect(window.history.length).toBe(steps);
    expect(window.location.hash).toBe('#directory=q/anna');
  });
});
