import { useQueryClient } from '@tanstack/react-query';
import * as React from 'react';
import * as strings from 'WikiStrings';
import { useToasts } from '../../application/shared/toasts';
import { keyOf } from '../../application/wiki/useWiki';
import { useWikiServices } from '../../application/wiki/wikiServices';
import { countPhrase, format } from '../../domain/shared/text';
import type { WikiPage } from '../../domain/wiki/page';
import { useRoot } from '../../ui/Root/RootContext';

/**
 * Mends the links to a page that was just written or renamed, behind the reader's back, and says how many there were. It
 * outlives the screen that began it. What it cannot do costs nothing: links lead to pages by their number.
 */
export function useMendedLinks(): (page: Pick<WikiPage, 'id' | 'title'>, formerTitle?: string) => void {
  const { service, siteUrl } = useWikiServices();
  const client = useQueryClient();
  const { locale } = useRoot();
  const { show } = useToasts();
  return React.useCallback(({ id, title }, formerTitle) => {
    if (formerTitle === title) return;
    service.mendLinks({ id, title, summary: format(strings.LinkMendedSummary, { title }), ...(formerTitle === undefined ? {} : { formerTitle }) }).then(
      (count) => {
        if (count === 0 && formerTitle === undefined) return undefined;
        show({ text: count === 0 ? strings.LinksKept : countPhrase(locale, strings, 'LinksMended', count) });
        return count === 0 ? undefined : client.invalidateQueries(keyOf(siteUrl));
      },
      () => show({ kind: 'error', text: strings.LinksNotMended })
    ).catch(() => undefined);
  }, [service, siteUrl, client, locale, show]);
}
