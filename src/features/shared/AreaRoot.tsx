import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import * as React from 'react';
import { PersonCardsProvider, type PersonCardsEnvironment } from '../../application/shared/personCards';
import { ToastProvider } from '../../application/shared/toasts';
import { Root, type RootProps } from '../../ui/Root/Root';

export interface AreaRootProps {
  readonly client: QueryClient;
  readonly theme: RootProps['theme'];
  /** Language of the page, such as `de-DE`. */
  readonly locale: string;
  readonly isCompact?: boolean;
  /** Lets names open cards; without it they are links. */
  readonly cards?: PersonCardsEnvironment | undefined;
}

/** What stands around every web part's screens: cache, theme, language, messages, cards about people. */
export const AreaRoot: React.FC<AreaRootProps> = ({ client, theme, locale, isCompact = false, cards, children }) => (
  <QueryClientProvider client={client}>
    <Root theme={theme} locale={locale} isCompact={isCompact}>
      <PersonCardsProvider value={cards}><ToastProvider>{children}</ToastProvider></PersonCardsProvider>
    </Root>
  </QueryClientProvider>
);
