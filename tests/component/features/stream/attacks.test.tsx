import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import * as React from 'react';
import { OutboxProvider } from '../../../../src/application/stream/outbox';
import { StreamContext, type StreamEnvironment } from '../../../../src/application/stream/streamContext';
import type { FeedPost } from '../../../../src/domain/stream/feed';
import { parseDetails } from '../../../../src/domain/stream/postDetails';
import type { StreamService } from '../../../../src/domain/stream/ports';
import LinkCards from '../../../../src/features/stream/LinkCards';
import { StreamPageContext, type StreamPageValue } from '../../../../src/features/stream/pageContext';
import { PostItem } from '../../../../src/features/stream/PostItem';
import { HistoryDialog, LogDialog, ReactorsDialog } from '../../../../src/features/stream/RecordDialogs';
import { StreamTabs } from '../../../../src/features/stream/StreamTabs';
import { MutedDialog } from '../../../../src/features/stream/ViewDialogs';
import { htmlAttacks, markdownAttacks } from '../../../support/attacks';
import { renderKit } from '../../../support/renderKit';

jest.setTimeout(60_000);

const attack = jest.fn();
Object.assign(window, { attack });
const siteUrl = 'https://contoso.sharepoint.com/sites/x';
const viewer = { person: { id: 7, name: 'Mira Holm', email: 'mira@contoso.com', loginName: 'mira@contoso.com' }, canPost: true, isOwner: true };

function draw(element: React.ReactElement, evil: string, service: Partial<StreamService> = {}): void {
  const person = { id: 8, name: evil, email: evil, loginName: evil };
  // Only what the parts under test ask of their surroundings.
  const environment = { service: { fileUrl: (id: number, name: string) => `${siteUrl}/Attachments/${id}/${encodeURIComponent(name)}`, ...service }, siteUrl, pageUrl: siteUrl, hasShortcuts: true, photoUrl: () => '' } as unknown as StreamEnvironment;
  const page = { viewer, muted: [`topic/${evil}`], followed: [], seenUpTo: 0, view: { isCompact: false, hasShortcuts: true }, personOf: () => person, actions: {}, navigate: () => undefined, notify: () => undefined, openDialog: () => undefined, filter: { tab: 'everyone' } } as unknown as StreamPageValue;
  renderKit(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <StreamContext.Provider value={environment}><OutboxProvider viewer={viewer}><StreamPageContext.Provider value={page}>{element}</StreamPageContext.Provider></OutboxProvider></StreamContext.Provider>
    </QueryClientProvider>
  );
}

/** A row as somebody could have written it by raw REST: the attack stands in every field that they may fill. */
function evilPost(evil: string): FeedPost {
  const named = [{ id: 8, name: evil, email: evil }];
  const details = parseDetails(JSON.stringify({
    mentions: named, files: [{ name: evil, size: 1, isPicture: true, alt: evil }, { name: evil.replace(/[/\\]/g, ''), size: 1, isPicture: true, alt: evil }, { name: `${evil.replace(/[/\\]/g, '')}.pdf`, size: 1 }],
    poll: { choices: [evil, `2 ${evil}`] }, praise: { badge: 'calm', people: named }, sharedPostId: 3
  }));
  const post = { id: 12, key: evil, kind: 'question' as const, title: evil, body: `${evil}\n#x @${evil}`, authorId: 8, createdAt: '2026-06-01T08:00:00Z', editedAt: evil, details };
  const bare: FeedPost = { post, reactions: { counts: {} }, replyCount: 0, hasMoreReplies: false, isHidden: false, isLocked: false, isSaved: false };
  const reply = { id: 5, key: evil, postId: 12, body: evil, authorId: 8, createdAt: '2026-06-01T08:00:00Z', mentions: named };
  return { ...bare, votes: { counts: [1, 0], voters: 1, mine: [] }, acceptedReply: reply, shared: { ...bare, post: { ...post, id: 3 } } };
}

/** What would run, or lead where no link of the stream leads. */
function dangers(): string[] {
  const found = [...document.body.querySelectorAll('script, iframe, object, embed, svg script, style, link, meta, base, form, foreignObject')].map(({ outerHTML }) => outerHTML);
  for (const element of document.body.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name) || name === 'srcdoc' || name === 'formaction') found.push(`${name}=${value}`);
      if (/^(href|src|xlink:href|action|srcset)$/i.test(name) && !/^(https?:\/\/|#|\/(?![/\\]))/i.test(value) && value !== '') found.push(`${name}=${value}`);
    }
  }
  for (const link of document.body.querySelectorAll<HTMLAnchorElement>('a[target=_blank]')) if (!link.rel.includes('noopener')) found.push(link.outerHTML);
  // Pictures come from the post's own attachments, never from an address that somebody wrote.
  for (const picture of document.body.querySelectorAll('img')) if (!picture.src.startsWith(`${siteUrl}/`) && picture.getAttribute('src') !== '') found.push(picture.outerHTML);
  return found;
}

test.each(['<a href="javascript:attack()">x</a>', '<p onclick="attack()">x</p>', '<img src="https://evil.example/pixel.gif">', '<iframe srcdoc="x"></iframe>', '<a href="/a" target="_blank">x</a>'])('what would run is found: %s', (html) => {
  draw(<div dangerouslySetInnerHTML={{ __html: html }} />, 'Ada');
  expect(dangers().length).toBeGreaterThan(0);
});

const attacks = [...htmlAttacks, ...markdownAttacks];

test.each(attacks)('in any field of a post %j stays text', (evil) => {
  draw(<PostItem one={evilPost(evil)} />, evil);
  expect(document.body).toHaveTextContent(evil.replace(/\s+/g, ' ').trim().slice(0, 5));
  expect(dangers()).toEqual([]);
  expect(attack).not.toHaveBeenCalled();
});

/** Dialogs arrive when they are first opened; the worst of the corpus is tried in each. */
const few = ['<img src=x onerror=attack()>', '<script>attack()</script>', '[x](javascript:attack())', '<iframe srcdoc="<script>parent.attack()</script>"></iframe>'];

test.each(few)('in history, log, names and what was muted %j stays text', async (evil) => {
  const person = { id: 8, name: evil, email: evil, loginName: evil };
  const onClose = (): void => undefined;
  const one = evilPost(evil);
  const dialogs: readonly (readonly [React.ReactElement, Partial<StreamService>])[] = [
    [<HistoryDialog key="h" one={one} onClose={onClose} />, { listVersions: async () => [{ title: evil, body: evil, since: '2026-06-01T08:00:00Z' }] }],
    [<LogDialog key="l" one={one} onClose={onClose} />, { listDecisions: async () => [{ id: 1, action: 'hide', reason: evil, at: '2026-06-01T08:00:00Z', by: person }] }],
    [<ReactorsDialog key="r" one={one} onClose={onClose} />, { listReactors: async () => [{ person, kind: 'like' }] }],
    [<MutedDialog key="m" onClose={onClose} />, { listPeople: async () => new Map([[8, person]]), listHeadings: async () => new Map() }]
  ];
  for (const [dialog, service] of dialogs) {
    draw(dialog, evil, service);
    await waitFor(() => expect(document.body).toHaveTextContent(evil));
    expect(dangers()).toEqual([]);
    cleanup();
  }
  expect(attack).not.toHaveBeenCalled();
});

test.each(few)('as a topic’s name, a heading of a person and the words of a search %j stays text', (evil) => {
  draw(<><StreamTabs filter={{ tab: 'topic', topic: evil }} /><StreamTabs filter={{ tab: 'person', personId: 8 }} /><StreamTabs filter={{ tab: 'search', text: evil }} /></>, evil);
  expect(document.body).toHaveTextContent(evil);
  expect(dangers()).toEqual([]);
  expect(attack).not.toHaveBeenCalled();
});

test.each(few)('in a link card %j stays text', async (evil) => {
  draw(<LinkCards text={`See ${siteUrl}/SitePages/Home.aspx`} />, evil, {
    listLinkCards: async (targets) => new Map(targets.map(({ key }) => [key, { type: 'page' as const, title: evil, summary: evil }]))
  });
  await screen.findByRole('link', { name: new RegExp(evil.replace(/[^\w]+/g, '.*')) });
  expect(dangers()).toEqual([]);
  act(() => { fireEvent.mouseOver(document.body); });
  expect(attack).not.toHaveBeenCalled();
});
