import * as React from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ToastProvider } from '../../../../src/application/shared/toasts';
import { AppError } from '../../../../src/domain/shared/errors';
import type { WikiPage } from '../../../../src/domain/wiki/page';
import type { WikiService } from '../../../../src/domain/wiki/ports';
import { WikiApp } from '../../../../src/features/wiki/WikiApp';
import { renderKit, violations } from '../../../support/renderKit';
import { anOpenPage, aWikiEnvironment, aWikiPage } from '../../../support/wiki';

jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 15_000 });
Element.prototype.scrollIntoView = () => undefined;

type Saves = jest.MockedFunction<WikiService['savePage']>;

/** Mast mounting is open for editing; the first save finds that a colleague saved `theirs` meanwhile. */
function edit(theirs: Partial<WikiPage>, mine: Partial<WikiPage> = {}): { readonly saves: Saves; readonly mended: jest.MockedFunction<WikiService['mendLinks']>; readonly container: HTMLElement } {
  const page = aWikiPage({ topics: ['Rigging', 'Safety'], ...mine });
  const saved = aWikiPage({ ...page, etag: '"2"', ...theirs });
  let isStale = Object.keys(theirs).length > 0;
  const saves: Saves = jest.fn<Promise<WikiPage>, Parameters<WikiService['savePage']>>((_id, change) => {
    if (!isStale) return Promise.resolve({ ...saved, ...change, topics: change.topics ?? saved.topics });
    isStale = false;
    return Promise.reject(new AppError('conflict', { message: 'stale' }));
  });
  const mended = jest.fn<Promise<number>, Parameters<WikiService['mendLinks']>>(() => Promise.resolve(3));
  let opens = 0;
  const environment = aWikiEnvironment({
    opened: anOpenPage({}, page),
    service: { savePage: saves, mendLinks: mended, openPage: () => Promise.resolve(anOpenPage({ page: opens++ === 0 ? page : saved })), readStart: () => Promise.resolve({ viewer: { person: { id: 1, name: 'Ada King', email: 'ada@a.example', loginName: 'ada' }, canEdit: true, canTakePart: true, isOwner: false }, state: 'ready', roots: [] }) }
  });
  window.location.hash = '#wiki=edit/12';
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { container } = renderKit(<QueryClientProvider client={client}><ToastProvider><WikiApp environment={environment} title="" /></ToastProvider></QueryClientProvider>);
  return { saves, mended, container };
}

async function retitle(title: string): Promise<void> {
  const field = await screen.findByLabelText('Title');
  await userEvent.clear(field);
  await userEvent.type(field, title);
}

const save = async (): Promise<void> => userEvent.click(screen.getByRole('button', { name: 'Save' }));

beforeEach(() => {
  window.localStorage.clear();
  window.location.hash = '';
});

describe('two people changed a page at once', () => {
  test('both titles are shown, and the one that was chosen is saved', async () => {
    const { saves, container } = edit({ title: 'Mounting of masts' });
    await retitle('Masts, mounted');
    await save();
    const question = await screen.findByRole('region', { name: 'Somebody changed the same place' });
    expect(within(question).getByText('Mounting of masts')).toBeVisible();
    expect(within(question).getByText('Masts, mounted')).toBeVisible();
    // Nothing is chosen beforehand.
    expect(within(question).getByRole('button', { name: 'Take over' })).toHaveAttribute('aria-disabled', 'true');
    expect(await violations(container)).toEqual([]);
    await userEvent.click(within(question).getByRole('radio', { name: 'Keep what was saved' }));
    await userEvent.click(within(question).getByRole('button', { name: 'Take over' }));
    expect(screen.getByLabelText('Title')).toHaveValue('Mounting of masts');
    await save();
    await waitFor(() => expect(saves).toHaveBeenLastCalledWith(12, expect.objectContaining({ title: 'Mounting of masts' }), '"2"'));
  });

  test('a title that only the other changed stays, and so do topics of both', async () => {
    const { saves } = edit({ title: 'Mounting of masts', topics: ['Rigging', 'Weather'] });
    const topics = await screen.findByLabelText(/^Topics/);
    await userEvent.type(topics, 'Tools');
    await userEvent.click(await screen.findByRole('option', { name: /Tools/ }));
    await save();
    await waitFor(() => expect(saves).toHaveBeenCalledTimes(2));
    expect(saves).toHaveBeenLastCalledWith(12, expect.objectContaining({ title: 'Mounting of masts', topics: ['Rigging', 'Weather', 'Tools'] }), '"2"');
  });

  test('a title that only oneself changed is saved', async () => {
    const { saves } = edit({ body: '<h2>Before</h2><p>Three people, one dry day.</p>' });
    await retitle('Masts');
    await save();
    await waitFor(() => expect(saves).toHaveBeenLastCalledWith(12, expect.objectContaining({ title: 'Masts', body: '<h2>Before</h2><p>Three people, one dry day.</p>' }), '"2"'));
  });
});

test('a renamed page says how many links were mended', async () => {
  const { mended } = edit({});
  await retitle('Masts');
  await save();
  expect(await screen.findByText('3 links in other pages mended')).toBeVisible();
  expect(mended).toHaveBeenCalledWith(expect.objectContaining({ id: 12, title: 'Masts', formerTitle: 'Mast mounting' }));
});

test('a page that keeps its title mends nothing', async () => {
  const { saves, mended } = edit({});
  await userEvent.type(await screen.findByLabelText(/^What changed/), 'typo');
  await save();
  await waitFor(() => expect(saves).toHaveBeenCalledTimes(1));
  expect(mended).not.toHaveBeenCalled();
});
