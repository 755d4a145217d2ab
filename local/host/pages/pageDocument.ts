import { randomBytes } from 'node:crypto';
import { type BrowserFiles, applicationNeeds } from '../browserFiles';
import { manifestForPage, type ComponentManifest } from '../runtime/manifest';
import type { Framework } from '../runtime/framework';
import type { RestService } from '../rest';
import { RestError, SiteClient } from '../rest';
import type { Session } from '../session';
import type { Solution } from '../solution/solution';
import { words } from '../words';
import { type FrameContent, renderFrame } from './frame';
import { html, type Markup, scriptJson } from './markup';
import { canEditPages, pageContextInfo, readSiteFacts, type SiteFacts } from './pageContext';
import { applicationId, applicationVersion, type PagePayload, payloadElementId } from './payload';
import { findPage, homePage, listPages, type SitePage } from './sitePages';

export interface PageRequest {
  readonly origin: string;
  readonly webUrl: string;
  readonly fileName: string;
  readonly session: Session;
}
export interface PageSources {
  readonly rest: RestService;
  readonly framework: Framework;
  readonly browserFiles: BrowserFiles;
  readonly solution: Solution;
  readonly isWatching: boolean;
}
export interface PageAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The only directive that SharePoint Online sends (learn.microsoft.com/sharepoint/dev/spfx/content-securty-policy-trusted-script-sources),
 * without Microsoft's own hosts, as nothing here comes from them. The loader needs `unsafe-eval` there too.
 */
const policy = (nonce: string): string => `script-src 'self' 'unsafe-eval' 'nonce-${nonce}'`;

function preloadedData(request: PageRequest, sources: PageSources, facts: SiteFacts, page: SitePage): Readonly<Record<string, unknown>> {
  const { origin, session, webUrl, fileName } = request;
  const { framework, solution, browserFiles } = sources;
  const application: ComponentManifest = {
    id: applicationId,
    alias: 'LocalHostApplication',
    componentType: 'Application',
    version: applicationVersion,
    manifestVersion: 2,
    isInternal: true,
    loaderConfig: {
      entryModuleId: 'local-host',
      internalModuleBaseUrls: [`${origin}/_host/app/`],
      scriptResources: { 'local-host': { type: 'path', path: browserFiles.application }, ...applicationNeeds }
    }
  };
  const manifests = [
    application,
    ...framework.manifests.map((manifest) => manifestForPage(manifest, `${origin}/_host/spfx/`, session.culture)),
    ...solution.manifests.map((manifest) => manifestForPage(manifest, `${origin}/_host/solution/${solution.version}/`, session.culture))
  ];
  return {
    clientSideApplicationId: applicationId,
    buildNumber: 'local-1',
    manifests,
    spPageContextInfo: pageContextInfo(facts, session, origin, `${webUrl}/SitePages/${fileName}`, page.Id),
    customActions: [],
    contextWebInfo: { FormDigestTimeoutSeconds: 1800, FormDigestValue: facts.digest }
  };
}

function bootScripts(data: unknown, payload: PagePayload, assemblyUrl: string, nonce: string): Markup {
  return html`<script type="application/json" id="${payloadElementId}">${scriptJson(payload)}</script>
<script nonce="${nonce}">window.FabricConfig={fontBaseUrl:'',iconBaseUrl:'/_host/icons/'};window.preloadedData=${scriptJson(data)};</script>
<script src="${assemblyUrl}" nonce="${nonce}"></script>
<script nonce="${nonce}">spModuleLoader._isTelemetryDisabled=true;spModuleLoader.start(window.preloadedData,function(error){console.error('SPFx could not start',error)});</script>`;
}

interface MainPart {
  readonly title: string;
  readonly main: Markup;
  readonly scripts: Markup;
}

function frameOf(request: PageRequest, sources: PageSources, nonce: string, facts: SiteFacts | undefined, pages: readonly SitePage[], part: MainPart): FrameContent {
  const { session, webUrl, fileName } = request;
  const home = `${webUrl}/SitePages/${homePage}`;
  return {
    session,
    pageUrl: `${webUrl}/SitePages/${fileName}`,
    siteTitle: facts?.web.Title ?? 'Contoso',
    siteUrl: home,
    userName: facts?.user.Title ?? session.account,
    navigation: pages.map((page) => ({ title: page.Title, url: `${webUrl}/SitePages/${encodeURIComponent(page.FileName)}`, isCurrent: page.FileName.toLowerCase() === fileName.toLowerCase() })),
    styleUrl: `/_host/app/${sources.browserFiles.style}`,
    chromeUrl: `/_host/app/${sources.browserFiles.chrome}${sources.isWatching ? '#watch' : ''}`,
    nonce,
    ...part
  };
}

/** The document for an address below `SitePages`: the page, or a sentence about why there is none. */
export async function answerPage(request: PageRequest, sources: PageSources): Promise<PageAnswer> {
  const { session, webUrl, fileName, origin } = request;
  const nonce = randomBytes(16).toString('base64');
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'content-security-policy': policy(nonce) };
  const text = words[session.culture];
  const message = (status: number, title: string, sentence: string, facts?: SiteFacts, pages: readonly SitePage[] = []): PageAnswer => {
    const main = html`<main id="host-main" class="host-message"><h1>${title}</h1><p>${sentence}</p><p><a href="${webUrl}/SitePages/${homePage}">${text.goHome}</a></p></main>`;
    return { status, headers, body: renderFrame(frameOf(request, sources, nonce, facts, pages, { title, main, scripts: html`` })) };
  };
  const client = new SiteClient(sources.rest, webUrl, session.account, origin);
  try {
    const facts = await readSiteFacts(client);
    const [page, pages] = [await findPage(client, fileName), await listPages(client)];
    if (!page) return message(404, text.notFound, text.notFoundText, facts, pages);
    const payload: PagePayload = {
      webUrl: origin + webUrl, pageId: page.Id, title: page.Title, isTitleShown: page.PageLayoutType === 'Article', canvas: page.CanvasContent1 ?? '[]',
      canEdit: canEditPages(facts), isDraft: !page.Version.endsWith('.0'), culture: session.culture, theme: session.theme, account: session.account,
      isTeams: session.isTeams, isWatching: sources.isWatching
    };
    const main = html`<main id="host-main" class="host-page" tabindex="-1"><div class="host-page-head"><h1 id="host-page-title"${payload.isTitleShown ? '' : html` class="host-title-hidden"`}>${page.Title}</h1>
<div id="host-commands" class="host-commands"></div></div><div id="host-canvas"></div></main>`;
    const scripts = bootScripts(preloadedData(request, sources, facts, page), payload, `/_host/spfx/${sources.framework.assemblyFor(session.culture)}`, nonce);
    return { status: 200, headers, body: renderFrame(frameOf(request, sources, nonce, facts, pages, { title: page.Title, main, scripts })) };
  } catch (error) {
    if (!(error instanceof RestError) || error.status >= 500) throw error;
    const isMissing = error.status === 404;
    return message(error.status, isMissing ? text.notFound : text.noAccess, isMissing ? text.notFoundText : text.noAccessText);
  }
}
