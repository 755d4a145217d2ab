import * as React from 'react';
import { act, render, screen } from '@testing-library/react';
import { AppError } from '../../../../src/domain/shared/errors';
import { shouldRetry } from '../../../../src/application/shared/queryClient';
import { createServices } from '../../../../src/application/shared/services';
import { draftKey, useDraft, type Draft, type DraftScope } from '../../../../src/application/shared/useDraft';
import { useOnline } from '../../../../src/application/shared/useOnline';

const scope: DraftScope = { site: 'https://contoso.example/sites/a/', user: 'Ada@contoso.example', key: 'stream/new' };

/** Draws a user of the draft and hands out what it holds now. */
function open(where: DraftScope = scope): { readonly draft: () => Draft<string>; readonly close: () => void; readonly move: (to: DraftScope) => void } {
  let current: Draft<string> | undefined;
  function Writer({ at }: { readonly at: DraftScope }): null {
    current = useDraft(at, '');
    return null;
  }
  const { unmount, rerender } = render(<Writer at={where} />);
  return {
    close: unmount,
    move: (to) => rerender(<Writer at={to} />),
    draft: () => {
      if (!current) throw new Error('not drawn');
      return current;
    }
  };
}

const fromOtherTab = (value: string): void => {
  const stored = JSON.stringify({ value, at: Date.now() });
  window.localStorage.setItem(draftKey(scope), stored);
  window.dispatchEvent(new StorageEvent('storage', { key: draftKey(scope), newValue: stored }));
};

beforeEach(() => window.localStorage.clear());
afterEach(() => jest.restoreAllMocks());

describe('a draft', () => {
  test('survives a reload', () => {
    const first = open();
    act(() => first.draft().setValue('half a thought'));
    expect(first.draft().isRestored).toBe(false);
    first.close();
    const second = open();
    expect(second.draft().value).toBe('half a thought');
    expect(second.draft().isRestored).toBe(true);
    expect(second.draft().savedAt).toBeInstanceOf(Date);
  });

  test('is gone once it was sent or emptied', () => {
    const writer = open();
    act(() => writer.draft().setValue('x'));
    act(() => writer.draft().clear());
    expect(window.localStorage).toHaveLength(0);
    act(() => writer.draft().setValue('x'));
    act(() => writer.draft().setValue(''));
    expect(window.localStorage).toHaveLength(0);
  });

  test('belongs to one site, one person and one thing', () => {
    const writer = open();
    act(() => writer.draft().setValue('mine'));
    writer.move({ ...scope, user: 'grace@contoso.example' });
    expect(writer.draft().value).toBe('');
    writer.move({ ...scope, key: 'stream/12' });
    expect(writer.draft().value).toBe('');
    writer.move({ ...scope, site: 'https://contoso.example/sites/A' });
    expect(writer.draft().value).toBe('mine');
  });

  test('of another tab is offered and not taken over', () => {
    const writer = open();
    act(() => writer.draft().setValue('here'));
    act(() => fromOtherTab('there'));
    expect(writer.draft().value).toBe('here');
    expect(writer.draft().elsewhere).toBe('there');
    act(() => writer.draft().takeElsewhere());
    expect(writer.draft().value).toBe('there');
    expect(writer.draft().elsewhere).toBeUndefined();
  });

  test('stays while the page lives when the device is full, and says so', () => {
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const writer = open({ ...scope, key: 'full' });
    act(() => writer.draft().setValue('kept'));
    expect(writer.draft().isVolatile).toBe(true);
    expect(writer.draft().savedAt).toBeUndefined();
    writer.close();
    const again = open({ ...scope, key: 'full' });
    expect(again.draft().value).toBe('kept');
    act(() => again.draft().clear());
  });

  test('that was damaged is no draft', () => {
    window.localStorage.setItem(draftKey(scope), '{"value":');
    expect(open().draft().value).toBe('');
  });
});

describe('asking again', () => {
  test.each([['forbidden', false], ['notFound', false], ['throttled', false], ['offline', false], ['unexpected', true]] as const)('%s: %s', (kind, isRepeated) => {
    expect(shouldRetry(0, new AppError(kind))).toBe(isRepeated);
    expect(shouldRetry(2, new AppError(kind))).toBe(false);
  });
});

describe('services and surroundings', () => {
  test('services reach those inside, and their lack is told', () => {
    const { ServicesProvider, useServices } = createServices<{ readonly site: string }>('blog');
    const Site = (): JSX.Element => <p>{useServices().site}</p>;
    render(<ServicesProvider services={{ site: 'A' }}><Site /></ServicesProvider>);
    expect(screen.getByText('A')).toBeInTheDocument();
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(() => render(<Site />)).toThrow('blog');
  });

  test('a lost connection is noticed', () => {
    const Line = (): JSX.Element => <p>{useOnline() ? 'on' : 'off'}</p>;
    render(<Line />);
    jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    act(() => { window.dispatchEvent(new Event('offline')); });
    expect(screen.getByText('off')).toBeInTheDocument();
  });
});
