import { screen, waitFor } from '@testing-library/react';
import * as React from 'react';
import type { LinkCard, LinkTarget } from '../../../../src/domain/stream/linkCards';
import EmbeddedCards, { type EmbeddedCardsProps } from '../../../../src/features/shared/EmbeddedCards';
import { RichText } from '../../../../src/ui/RichText/RichText';
import { renderKit, violations } from '../../../support/renderKit';

const siteUrl = `${window.location.origin}/sites/intranet`;

/** A text with its cards; the service knows those of `known`, by key. */
function draw(html: string, known: Readonly<Record<string, LinkCard>>): { readonly asked: string[]; readonly container: HTMLElement; readonly redraw: (next: string) => void } {
  const asked: string[] = [];
  const service = { listLinkCards: (targets: readonly LinkTarget[]) => {
    asked.push(...targets.map(({ key }) => key));
    return Promise.resolve(new Map(targets.flatMap(({ key }) => (known[key] ? [[key, known[key]] as const] : []))));
  } };
  const Text: React.FC<{ readonly html: string }> = ({ html: text }) => {
    const [drawn, setDrawn] = React.useState<EmbeddedCardsProps['drawn']>();
    const handleRendered = React.useCallback((element: HTMLElement) => setDrawn({ element }), []);
    return <><RichText text={text} format="html" onRendered={handleRendered} /><EmbeddedCards drawn={drawn} service={service} siteUrl={siteUrl} /></>;
  };
  const { container, rerender } = renderKit(<Text html={html} />);
  return { asked, container, redraw: (next) => rerender(<Text html={next} />) };
}

const wikiPage: LinkCard = { type: 'wiki', title: 'Mast mounting', summary: '' };

test('a link that stands alone on its line becomes a card, one within a sentence stays a link', async () => {
  const { asked, container } = draw(`<p><a href="${siteUrl}/SitePages/Wiki.aspx#wiki=page/12">Mast</a></p><p>See <a href="${siteUrl}/SitePages/Wiki.aspx#wiki=page/13">this</a>.</p>`, { 'wiki/12': wikiPage });
  const card = await screen.findByRole('link', { name: 'Wiki page: Mast mounting' });
  expect(card).toHaveAttribute('href', `${siteUrl}/SitePages/Wiki.aspx#wiki=page/12`);
  expect(screen.queryByRole('link', { name: 'Mast' })).toBeNull();
  expect(screen.getByRole('link', { name: 'this' })).toBeInTheDocument();
  expect(asked).toEqual(['wiki/12']);
  expect(await violations(container)).toEqual([]);
});

test('what the reader may not see, and what is elsewhere, stays a link', async () => {
  const { asked } = draw(`<p><a href="${siteUrl}/SitePages/Secret.aspx">Secret</a></p><p><a href="https://example.com/a.aspx">Elsewhere</a></p>`, {});
  await waitFor(() => expect(asked).toEqual(['page/secret.aspx']));
  expect(screen.getByRole('link', { name: 'Secret' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: /Elsewhere/ })).toBeInTheDocument();
});

test('a title of somebody else runs nothing', async () => {
  const { container } = draw(`<p><a href="${siteUrl}/SitePages/Blog.aspx#blog=article/3">x</a></p>`, { 'blog/3': { type: 'blog', title: '<img src=x onerror=alert(1)>', summary: '<script>alert(1)</script>', pictureUrl: `${siteUrl}/a.png" onerror="alert(1)` } });
  expect(await screen.findByText('<img src=x onerror=alert(1)>')).toBeInTheDocument();
  expect(container.querySelectorAll('script,[onerror]')).toHaveLength(0);
});
