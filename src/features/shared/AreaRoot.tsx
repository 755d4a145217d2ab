import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import * as React from 'react';
import { ToastProvider } from '../../application/shared/toasts';
import { Root, type RootProps } from '../../ui/Root/Root';

export interface AreaRootProps {
  readonly client: QueryClient;
  readonly theme: RootProps['theme'];
  /** Language of the page, such as `de-DE`. */
  readonly locale: string;
  readonly isCompact?: boolean;
}

/** What stands around every web part's screens: cache, theme, language, messages. */
export const AreaRoot: React.FC<AreaRootProps> = ({ client, theme, locale, isCompact = false, children }) => (
  <QueryClientProvider client={client}>
    <Root theme={theme} locale={locale} isCompact={isCompact}>
      <ToastProvider>{children}</ToastProvider>
    </Root>
  </QueryClientProvider>
);
