import type { ServiceScope } from '@microsoft/sp-core-library';
import type { PagePayload } from '../pages/payload';
import { MinimalWebPartHost } from './runtime';

interface TeamsProperties {
  readonly microsoftTeams: { readonly teamsJs: unknown; readonly context: Readonly<Record<string, unknown>> };
}

const themeNames = { light: 'default', dark: 'dark', contrast: 'contrast' } as const;

/**
 * A host that answers as Teams does when a web part asks where it runs: `context.sdks.microsoftTeams` with a context and the few
 * calls of TeamsJS that a tab makes. Microsoft's classes ask the host for it, so none of them has to be replaced.
 */
export function createTeamsHost(root: ServiceScope, payload: PagePayload): object {
  const locale = payload.culture.toLowerCase();
  const theme = themeNames[payload.theme];
  const context = {
    app: { host: { name: 'Teams', clientType: 'web', sessionId: 'local' }, locale, theme, sessionId: 'local' },
    page: { id: 'loggia', frameContext: 'content' },
    user: { id: payload.account, userPrincipalName: payload.account, tenant: { id: 'local' } },
    team: { internalId: '19:local@thread.tacv2', displayName: 'Contoso' },
    channel: { id: '19:general@thread.tacv2', displayName: 'General' }
  };
  const properties: TeamsProperties = {
    microsoftTeams: {
      teamsJs: {
        app: {
          getContext: () => Promise.resolve(context),
          registerOnThemeChangeHandler: () => undefined,
          isInitialized: () => true,
          notifySuccess: () => undefined,
          notifyAppLoaded: () => undefined
        }
      },
      context: { theme, locale, upn: payload.account, hostName: 'Teams', hostClientType: 'web', teamName: 'Contoso', channelName: 'General' }
    }
  };
  class TeamsHost extends MinimalWebPartHost {
    public getAdditionalContextProperties(): TeamsProperties {
      return properties;
    }
    public getAdditionalContextPropertiesAsync(): Promise<TeamsProperties> {
      return Promise.resolve(properties);
    }
  }
  return new TeamsHost(root);
}
