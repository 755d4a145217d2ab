import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import * as React from 'react';
import { BlogProvider, type BlogEnvironment } from '../../../../src/application/blog/blogServices';
import { useServerDraft } from '../../../../src/application/blog/useServerDraft';
import { useDue } from '../../../../src/application/blog/useDue';
import { ToastProvider } from '../../../../src/application/shared/toasts';
import { textOfDraft, type ArticleText, type FocalPoint } from '../../../../src/domain/blog/article';
import { draftStamp, type ArticleDraft } from '../../../../src/domain/blog/draft';
import type { BlogService, BlogStart } from '../../../../src/domain/blog/ports';
import { AppError } from '../../../../src/domain/shared/errors';
import { Byline } from '../../../../src/features/blog/Byline';
import DraftReview from '../../../../src/features/blog/DraftReview';
import { DraftStatus } from '../../../../src/features/blog/DraftStatus';
import { DraftStrip } from '../../../../src/features/blog/DraftStrip';
import { FocalPointField } from '../../../../src/features/blog/FocalPointField';
import ScheduleDialog from '../../../../src/features/blog/ScheduleDialog';
import TeamDialog from '../../../../src/features/blog/TeamDialog';
import { aDraft, anEntry } from '../../../support/drafts';
import { aPerson } from '../../../support/profiles';
import { renderKit, violations } from '../../../support/renderKit';

const [ada, ben, cy] = [aPerson(1, 'Ada King'), aPerson(2, 'Ben Moor'), aPerson(3, 'Cy Noor')];
const everybody = new Map([ada, ben, cy].map((person) => [person.id, person]));
const viewer = { person: ada, canWrite: true, isOwner: false };
const start = {
  viewer, state: 'ready', pins: {}, drafts: [], page: { articles: [], people: new Map(), counts: new Map() },
  blogs: [{ id: 1, key: 'rookery', title: 'Rookery', about: '', authorIds: [], commentDays: 0 }]
} as BlogStart;

function draw(element: React.ReactElement, service: Partial<BlogService> = {}): void {
  // Only what the parts under test ask of their surroundings.
  const environment = {
    service: { readStart: async () => start, draftPictureUrl: () => '/cover.png', ...service } as unknown as BlogService, siteUrl: 'https://contoso.example/sites/a', locale: 'en-US', photoUrl: () => '', pageSize: 12, layout: 'magazine',
    people: {
      listPeople: async (ids: readonly number[]) => new Map(ids.flatMap((id) => { const person = everybody.get(id); return person ? [[id, person] as const] : []; })),
      searchPeople: async () => [{ loginName: cy.loginName, name: cy.name, email: cy.email, jobTitle: 'Pilot', department: '' }], ensurePerson: async () => cy
    }
  } as unknown as BlogEnvironment;
  renderKit(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <BlogProvider services={environment}><ToastProvider>{element}</ToastProvider></BlogProvider>
    </QueryClientProvider>
  );
}

const shared = (change: Partial<ArticleDraft> = {}): ArticleDraft => aDraft({ isShared: true, round: 1, team: { authors: [1, 2], reviewers: [3] }, ...change });

describe('who works on a draft', () => {
  test('is chosen by name; a person without the right is told what it takes', async () => {
    const saved: unknown[] = [];
    draw(<TeamDialog draft={shared()} viewerId={1} isOwner={false} onSave={async (team) => { saved.push(team); }} onClose={() => saved.push('closed')} />);
    expect(await screen.findByText('Ben Moor')).toBeInTheDocument();
    expect(await screen.findByText('Cy Noor')).toBeInTheDocument();
    expect(screen.queryByText('Ada King')).toBeNull();
    expect(screen.getByText(/Giving access takes an owner/)).toBeInTheDocument();
    expect(await violations()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Remove Cy Noor' }));
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(saved).toEqual([{ authors: [2], reviewers: [] }, 'closed']));
  });

  test('keeps the dialog open with the reason where it cannot be saved', async () => {
    draw(<TeamDialog draft={undefined} viewerId={1} isOwner onSave={() => Promise.reject(new AppError('forbidden', { message: 'no' }))} onClose={() => undefined} />);
    fireEvent.change(await screen.findByRole('combobox', { name: 'Reviewers' }), { target: { value: 'Cy' } });
    fireEvent.click(await screen.findByRole('option', { name: /Cy Noor/ }));
    await screen.findByRole('button', { name: 'Remove Cy Noor' });
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('alert')).toBeInTheDocument();
    expect(screen.queryByText(/Giving access takes an owner/)).toBeNull();
  });

  test('is told beside the text, with what everybody waits for', async () => {
    const calls: string[] = [];
    const draft = shared({ publishAt: '2030-06-01T08:00:00Z', wanted: { authors: [1, 2, 3], reviewers: [] }, team: { authors: [1, 2], reviewers: [] } });
    draw(<DraftStatus draft={draft} viewerId={1} onAskAgain={() => calls.push('again')} onUnschedule={() => calls.push('off')} />);
    expect(await screen.findByText('Written together with Ben Moor.')).toBeInTheDocument();
    expect(screen.getByText('Access for Cy Noor is given as soon as a site owner has this blog open.')).toBeInTheDocument();
    expect(screen.getByText(/^Appears on .*2030.* as soon afterwards as one of its authors/)).toBeInTheDocument();
    fireEvent.click(screen.getByText('Do not publish by itself'));
    expect(calls).toEqual(['off']);
  });

  test('sees what a reviewer wants, and asks again', async () => {
    const calls: string[] = [];
    const draft = shared({ review: { verdict: 'sentBack', note: 'Say who was on the boat.', reviewerId: 3, at: '2026-06-02T08:00:00Z', round: 1, seen: 'x' } });
    draw(<DraftStatus draft={draft} viewerId={1} onAskAgain={() => calls.push('again')} onUnschedule={() => undefined} />);
    expect(await screen.findByText('Cy Noor sent it back:')).toBeInTheDocument();
    expect(screen.getByText('Say who was on the boat.')).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'Ask again' }));
    expect(calls).toEqual(['again']);
    expect(await violations()).toEqual([]);
  });
});

describe('the list of drafts', () => {
  test('says what each waits for, and puts first what waits for the reader', async () => {
    draw(<DraftStrip viewerId={3} drafts={[aDraft({ ownerId: 3, key: 'own', title: 'My own' }), shared({ key: 'asked' })]} />);
    expect(screen.getByText('2 drafts:').parentElement).toHaveTextContent('Two weeks at the pier');
    fireEvent.click(screen.getByText('Show drafts'));
    expect(screen.getByText('For you to review')).toBeInTheDocument();
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['Two weeks at the pierFor you to review', 'My own']);
  });

  test('leads a reviewer to the review and an author to the text', () => {
    draw(<><DraftStrip viewerId={3} drafts={[shared()]} /><DraftStrip viewerId={2} drafts={[shared()]} /></>);
    expect(screen.getByRole('link', { name: 'Read and review' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Continue writing' })).toBeInTheDocument();
    expect(screen.getByText('Waits for a review')).toBeInTheDocument();
  });
});

describe('a review', () => {
  test('is sent back only with a note, and approved without one', async () => {
    const answers: unknown[] = [];
    const draft = shared();
    draw(<DraftReview draft={draft} navigate={() => undefined} />, { review: async (...answer) => { answers.push(answer); } });
    expect(screen.getByText('We looked at the water.')).toBeInTheDocument();
    expect(await violations()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Send back' }));
    expect(await screen.findByText('Say what is missing.')).toBeInTheDocument();
    expect(answers).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Approve' }));
    await waitFor(() => expect(answers).toEqual([[draft, 'approved', '']]));
  });

  test('that cannot be sent keeps the note', async () => {
    draw(<DraftReview draft={shared()} navigate={() => undefined} />, { review: () => Promise.reject(new AppError('offline', { message: 'gone' })) });
    fireEvent.change(screen.getByRole('textbox', { name: 'Note to the authors' }), { target: { value: 'Who was there?' } });
    fireEvent.click(screen.getByRole('button', { name: 'Send back' }));
    expect(await screen.findByRole('alert')).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Note to the authors' })).toHaveValue('Who was there?');
  });

  test('says that a text changed since it was approved', () => {
    const draft = shared();
    draw(<DraftReview draft={{ ...draft, title: 'Another', review: { verdict: 'approved', note: '', reviewerId: 3, at: '2026-06-02T08:00:00Z', round: 1, seen: draftStamp(draft) } }} navigate={() => undefined} />);
    expect(screen.getByText('Changed since it was approved')).toBeInTheDocument();
  });
});

describe('the time of publishing', () => {
  test('has to come, and before the end', async () => {
    const saved: string[] = [];
    draw(<ScheduleDialog publishAt="2026-01-01T08:00:00Z" unpublishAt={undefined} onSave={async (at) => { saved.push(at); }} onClose={() => undefined} />);
    expect(await screen.findByText(/one of its authors has this blog open/)).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'Schedule' }));
    expect(await screen.findByText('Choose a time to come.')).toBeInTheDocument();
    expect(saved).toEqual([]);
  });

  test('is tomorrow at nine unless somebody says otherwise', async () => {
    const saved: string[] = [];
    draw(<ScheduleDialog publishAt={undefined} unpublishAt={undefined} onSave={async (at) => { saved.push(at); }} onClose={() => undefined} />);
    fireEvent.click(await screen.findByRole('button', { name: 'Schedule' }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(new Date(saved[0] ?? '').getHours()).toBe(9);
    expect(new Date(saved[0] ?? '').getTime()).toBeGreaterThan(Date.now());
  });

  test('that would be after the end is refused', async () => {
    draw(<ScheduleDialog publishAt="2030-06-02T08:00:00Z" unpublishAt="2030-06-01T08:00:00Z" onSave={async () => undefined} onClose={() => undefined} />);
    fireEvent.click(await screen.findByRole('button', { name: 'Schedule' }));
    expect(await screen.findByText('It would end before it appears.')).toBeInTheDocument();
  });
});

test('what is due is done once the page is there, and told', async () => {
  const told: unknown[] = [];
  const asked: boolean[] = [];
  const Page = (): JSX.Element => {
    useDue(viewer, (work) => told.push(work));
    return <p>Blog</p>;
  };
  jest.useFakeTimers();
  try {
    const work = { published: [{ key: 'pier', articleId: 12 }], unpublished: [], shared: 0 };
    draw(<Page />, { doDue: async (isOwner) => { asked.push(isOwner); return asked.length === 1 ? work : { published: [], unpublished: [], shared: 0 }; } });
    expect(asked).toEqual([]);
    await act(() => jest.advanceTimersByTimeAsync(1500));
    expect(told).toEqual([work]);
    await act(() => jest.advanceTimersByTimeAsync(60_000));
    expect(asked).toEqual([false, false]);
    expect(told).toHaveLength(1);
  } finally {
    jest.useRealTimers();
  }
});

describe('the focal point of a cover', () => {
  test('moves by the arrow keys, in large steps with Shift, and never out of the picture', async () => {
    const Field = (): JSX.Element => {
      const [focus, setFocus] = React.useState<FocalPoint>();
      return <FocalPointField src="/cover.png" value={focus} onChange={setFocus} />;
    };
    draw(<Field />);
    const mark = screen.getByRole('slider', { name: 'What stays in view' });
    expect(mark).toHaveAttribute('aria-valuetext', '50 percent from the left, 50 percent from the top');
    fireEvent.keyDown(mark, { key: 'ArrowLeft' });
    for (let times = 0; times < 4; times++) fireEvent.keyDown(mark, { key: 'ArrowDown', shiftKey: true });
    expect(mark).toHaveAttribute('aria-valuetext', '45 percent from the left, 100 percent from the top');
    expect(await violations()).toEqual([]);
  });

  test('goes where the pointer is pressed', () => {
    const points: FocalPoint[] = [];
    draw(<FocalPointField src="/cover.png" value={undefined} onChange={(point) => points.push(point)} />);
    const picture = screen.getByRole('slider').parentElement as HTMLElement;
    picture.getBoundingClientRect = () => ({ left: 100, top: 50, width: 200, height: 100 }) as DOMRect;
    fireEvent(picture, new MouseEvent('pointerdown', { bubbles: true, clientX: 150, clientY: 125 }));
    expect(points).toEqual([{ x: 25, y: 75 }]);
  });
});

describe('a byline', () => {
  test('names everybody who wrote, as the language lists them', async () => {
    draw(<Byline article={anEntry({ byline: { voice: 'people', people: [2, 3] } })} people={everybody} />);
    await waitFor(() => expect(document.body).toHaveTextContent('Ben Moor, Cy Noor, and Ada King'));
  });

  test('is the team where it speaks as one in its blog', async () => {
    draw(<Byline article={anEntry({ blog: 'rookery', byline: { voice: 'team', people: [2] } })} people={everybody} />);
    expect(await screen.findByRole('link', { name: 'Rookery' })).toBeInTheDocument();
    expect(screen.queryByText('Ben Moor')).toBeNull();
  });
});

test('a text that is what the server holds is not sent, however its parts are ordered', async () => {
  const known = aDraft({ cover: { name: 'pier.png', alt: '' } });
  const { byline, ...rest } = textOfDraft(known);
  const writes: string[] = [];
  const Writing = (): JSX.Element => {
    const { flush } = useServerDraft(known.key, { byline, ...rest }, false, known, () => undefined);
    const [isDone, setDone] = React.useState(false);
    return <button type="button" onClick={() => { flush().then(() => setDone(true), () => undefined); }}>{isDone ? 'Done' : 'Flush'}</button>;
  };
  draw(<Writing />, { saveDraft: async (_key, text) => { writes.push(text.title); return known; } });
  fireEvent.click(screen.getByRole('button', { name: 'Flush' }));
  await screen.findByText('Done');
  expect(writes).toEqual([]);
});

test('a draft that moved to where several write it goes on with both texts', async () => {
  const before = aDraft({ body: '<p>One.</p><p>Two.</p>' });
  const moved = shared({ id: 9, etag: '"1"', body: '<p>One by Ben.</p><p>Two.</p>' });
  const writes: [string, number | undefined][] = [];
  const Writing = (): JSX.Element => {
    const [text, setText] = React.useState<ArticleText>({ ...textOfDraft(before), body: '<p>One.</p><p>Two by Ada.</p>' });
    const server = useServerDraft(before.key, text, false, before, setText);
    return <button type="button" onClick={() => { server.flush().catch(() => undefined); }}>{text.body}</button>;
  };
  draw(<Writing />, {
    saveDraft: async (_key, text, base) => {
      writes.push([text.body, base?.id]);
      if (base?.id === before.id) throw new AppError('conflict', { message: 'moved' });
      return { ...moved, ...text, etag: '"2"' };
    },
    findDraft: async () => moved
  });
  fireEvent.click(screen.getByRole('button'));
  await screen.findByText('<p>One by Ben.</p><p>Two by Ada.</p>');
  await waitFor(() => expect(writes).toEqual([['<p>One.</p><p>Two by Ada.</p>', 4], ['<p>One by Ben.</p><p>Two by Ada.</p>', 9]]));
});
