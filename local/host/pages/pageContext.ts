import { tenantId } from '../../sharepoint/store/sites';
import { cultures, type Session } from '../session';
import type { SiteClient } from '../rest';

/** What SharePoint knows of a site and its reader, as the REST service answers it. */
export interface SiteFacts {
  readonly siteId: string;
  readonly web: { readonly Id: string; readonly Title: string; readonly ServerRelativeUrl: string; readonly Language: number; readonly Description?: string };
  readonly user: { readonly Id: number; readonly Title: string; readonly Email: string; readonly LoginName: string; readonly UserPrincipalName?: string };
  readonly permissions: { readonly High: number; readonly Low: number };
  readonly digest: string;
}
interface Permissions {
  readonly High: string | number;
  readonly Low: string | number;
}

/** `EditListItems` of SharePoint's permission mask (bit 3). */
const editListItems = 0x4;

export function canEditPages({ permissions }: SiteFacts): boolean {
  return (permissions.Low & editListItems) !== 0;
}

/** @throws RestError with 403 where the person may not see the site, 404 where there is none. */
export async function readSiteFacts(client: SiteClient): Promise<SiteFacts> {
  const web = await client.get<SiteFacts['web'] & { readonly EffectiveBasePermissions: Permissions }>(
    'web?$select=Id,Title,ServerRelativeUrl,Language,Description,EffectiveBasePermissions'
  );
  const [site, user, context] = [
    await client.get<{ Id: string }>('site?$select=Id'),
    await client.get<SiteFacts['user']>('web/currentuser'),
    await client.post<{ FormDigestValue: string }>('contextinfo')
  ];
  const { High: high, Low: low } = web.EffectiveBasePermissions;
  // Masks are unsigned, and SharePoint writes them as text; the runtime wants numbers.
  return { siteId: site.Id, web, user, permissions: { High: Number(high), Low: Number(low) }, digest: context.FormDigestValue };
}


/**
 * `spPageContextInfo` as SharePoint writes it into a page. Kill switches are Microsoft's own, by which features are turned off
 * in the service; these four turn off what would reach beyond this machine or need SharePoint's own canvas.
 */
export function pageContextInfo(facts: SiteFacts, session: Session, origin: string, pageUrl: string, pageId: number): Readonly<Record<string, unknown>> {
  const { web, user, permissions } = facts;
  const webAbsoluteUrl = origin + web.ServerRelativeUrl;
  return {
    ExpFeatures: [], ECSClientFeatures: [], cloudType: 'prod', env2: '',
    killSwitches: {
      '2bf3e1ce-55da-4552-bc41-e3d072202d3c': true, // no token prefetch in a hidden frame
      'a3f45048-0db5-4b7c-9a9a-e3183d216c4d': true, // the property pane in its own container, not in the content panel
      '15d79b5c-445c-474f-920e-42b56570baa8': true,
      'c76f25a9-9d5a-4860-8883-fcacc64a0b19': true // no monitor of request rates
    },
    CorrelationId: 'c0a7050a-0000-4000-8000-000000000003', siteId: facts.siteId, webId: web.Id, listId: '',
    currentCultureName: session.culture, currentUICultureName: session.culture, currentCultureLCID: cultures[session.culture].lcid,
    currentLanguage: cultures[session.culture].lcid, isRightToLeft: cultures[session.culture].direction === 'rtl',
    siteAbsoluteUrl: webAbsoluteUrl, siteServerRelativeUrl: web.ServerRelativeUrl, webAbsoluteUrl, webServerRelativeUrl: web.ServerRelativeUrl,
    webTitle: web.Title, webDescription: web.Description ?? '', webTemplate: '68', webTemplateConfiguration: 'SITEPAGEPUBLISHING#0',
    webLanguage: web.Language, webLanguageName: 'en-US', webLogoUrl: '', webPermMasks: permissions, pagePermsMask: permissions,
    serverRequestPath: pageUrl, pageItemId: pageId, isNoScriptEnabled: true, isAppWeb: false, sitePagesEnabled: true, sitePagesFeatureVersion: 4,
    RecycleBinItemCount: -1, siteClassification: '', cdnPrefix: '',
    userDisplayName: user.Title, userEmail: user.Email, userLoginName: user.UserPrincipalName ?? user.Email,
    userPrincipalName: user.UserPrincipalName ?? user.Email, userId: user.Id, systemUserKey: user.LoginName,
    isAnonymousGuestUser: false, isExternalGuestUser: session.account.startsWith('guest@'), isEmailAuthenticationGuestUser: false, isSiteAdmin: false,
    aadInstanceUrl: 'https://login.windows.net', aadTenantId: tenantId, aadUserId: 'c0a7050a-0000-4000-8000-000000000002',
    aadSessionId: 'c0a7050a-0000-4000-8000-000000000004', spfx3rdPartyServicePrincipalId: 'c0a7050a-0000-4000-8000-000000000005',
    groupId: '', featureInfo: [], msGraphEndpointUrl: `${origin}/_host/no-graph`, formDigestValue: facts.digest, formDigestTimeoutSeconds: 1800,
    serverTime: new Date().toISOString(), portalUrl: origin, tenantDisplayName: 'Contoso'
  };
}
