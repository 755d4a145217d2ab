import { cultures, type Culture, roles, type Session, tenantDomain } from '../session';
import { type ThemeName, themes } from '../themes';
import { words } from '../words';
import { html, Markup } from './markup';

/** A page in the site's navigation. */
export interface NavigationLink {
  readonly title: string;
  readonly url: string;
  readonly isCurrent: boolean;
}
export interface FrameContent {
  readonly session: Session;
  readonly pageUrl: string;
  readonly siteTitle: string;
  readonly siteUrl: string;
  readonly userName: string;
  readonly title: string;
  readonly navigation: readonly NavigationLink[];
  readonly styleUrl: string;
  readonly chromeUrl: string;
  readonly nonce: string;
  readonly main: Markup;
  /** Scripts after the content. */
  readonly scripts: Markup;
}

const svg = (path: string): Markup => html`<svg class="host-icon" viewBox="0 0 20 20" aria-hidden="true"><path d="${path}"/></svg>`;
const icons = {
  theme: svg('M10 3v2 M10 15v2 M3 10h2 M15 10h2 M5 5l1.4 1.4 M13.6 13.6L15 15 M15 5l-1.4 1.4 M6.4 13.6L5 15 M7 10a3 3 0 1 0 6 0a3 3 0 1 0-6 0'),
  language: svg('M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14 M3 10h14 M10 3c5 4 5 10 0 14 M10 3c-5 4-5 10 0 14'),
  teams: svg('M4 5h12v9H4z M4 8h12 M7 17h6'),
  site: svg('M5 17V6l5-3v14 M10 8h5v9 M3 17h14 M7 9h1 M7 12h1 M12 11h1 M12 14h1'),
  menu: svg('M3 5h14 M3 10h14 M3 15h14')
};

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((part) => [...part][0] ?? '')
    .slice(0, 2)
    .join('')
    .toLocaleUpperCase();

/** The chrome's colours, under names of its own so that no web part leans on them by accident. */
export function frameVariables(theme: ThemeName): string {
  const { palette, isInverted } = themes[theme];
  const isContrast = theme === 'contrast';
  const variables: Record<string, string | undefined> = {
    background: palette.white, text: palette.neutralPrimary, subtle: palette.neutralSecondary, line: palette.neutralLight, hover: palette.neutralLighter,
    panel: palette.neutralLighterAlt, border: palette.neutralSecondaryAlt, accent: palette.themePrimary, 'accent-dark': palette.themeDark,
    'accent-soft': palette.themeLighterAlt, 'on-accent': palette.white, error: isContrast ? '#ffffff' : isInverted ? '#f1707b' : '#a4262c',
    bar: isInverted ? palette.neutralLighterAlt : palette.themePrimary, 'on-bar': isInverted ? palette.neutralPrimary : palette.white
  };
  const declarations = Object.entries(variables).map(([name, value]) => `--host-${name}:${value ?? ''}`);
  return `:root{${declarations.join(';')};color-scheme:${isInverted ? 'dark' : 'light'}}`;
}

function menu(id: string, label: string, face: Markup, content: Markup): Markup {
  return html`<button type="button" class="host-bar-button" popovertarget="${id}" aria-label="${label}" title="${label}">${face}</button>
<div id="${id}" class="host-menu" popover role="group" aria-label="${label}">${content}</div>`;
}

const choice = (parameter: string, value: string, label: string, isCurrent: boolean, lang?: string): Markup =>
  html`<li><a href="?${parameter}=${value}"${isCurrent ? new Markup(' aria-current="true"') : ''}${lang ? html` lang="${lang}"` : ''}>${label}</a></li>`;

function suiteBar({ session, userName, siteUrl }: FrameContent): Markup {
  const text = words[session.culture];
  const themeChoices = (Object.keys(themes) as ThemeName[]).map((name) => choice('theme', name, text.themes[name], session.theme === name));
  const languages = (Object.keys(cultures) as Culture[]).map((culture) => choice('lang', culture, cultures[culture].name, session.culture === culture, culture));
  const people = roles.map((role) => choice('as', role, text.roles[role], session.account === `${role}@${tenantDomain}`));
  const person = html`<p class="host-menu-head">${text.signedInAs.replace('{name}', userName)}<br><bdi>${session.account}</bdi></p>
<h2>${text.person}</h2><ul>${people}</ul>
<form method="get" class="host-person"><label for="host-person">${text.anybody}</label>
<div><input id="host-person" name="as" type="email" required class="host-field" list="host-people" autocomplete="off" dir="ltr"><datalist id="host-people"></datalist>
<button class="host-button">${text.switchPerson}</button></div></form>`;
  return html`<div class="host-bar">
<a class="host-tenant" href="${siteUrl}">Contoso</a>
<nav class="host-bar-tools" aria-label="${text.settings}">
${menu('host-theme', text.theme, icons.theme, html`<h2>${text.theme}</h2><ul>${themeChoices}</ul>`)}
${menu('host-language', text.language, icons.language, html`<h2>${text.language}</h2><ul>${languages}</ul>`)}
<a class="host-bar-button" href="?host=teams" aria-label="${text.showInTeams}" title="${text.showInTeams}">${icons.teams}</a>
${menu('host-account', text.signedInAs.replace('{name}', userName), html`<span class="host-face" aria-hidden="true" data-photo="${siteUrl.replace(/\/SitePages\/.*$/, '')}/_layouts/15/userphoto.aspx?size=M&accountname=${encodeURIComponent(session.account)}">${initials(userName)}</span>`, person)}
</nav></div>`;
}

function siteHeader({ session, siteTitle, siteUrl, navigation }: FrameContent): Markup {
  const text = words[session.culture];
  const links = navigation.map(({ title, url, isCurrent }) => html`<li><a href="${url}"${isCurrent ? new Markup(' aria-current="page"') : ''}>${title}</a></li>`);
  return html`<div class="host-site">
<a class="host-logo" href="${siteUrl}" aria-label="${siteTitle}">${icons.site}</a><a class="host-site-title" href="${siteUrl}">${siteTitle}</a>
<nav class="host-nav" aria-label="${text.pages}"><button type="button" class="host-icon-button host-nav-toggle" popovertarget="host-nav-menu" aria-label="${text.pages}" title="${text.pages}">${icons.menu}</button>
<ul class="host-nav-row">${links}</ul><ul id="host-nav-menu" class="host-menu" popover>${links}</ul></nav></div>`;
}

const teamsBar = ({ session, title }: FrameContent): Markup =>
  html`<header class="host-teams-bar"><strong>Teams</strong><span class="host-teams-tab">${title}</span><a href="?host=sharepoint">${words[session.culture].leaveTeams}</a></header>`;

/** The whole document: SharePoint's frame, or Teams' for a tab, around a main part. */
export function renderFrame(content: FrameContent): string {
  const { session } = content;
  const text = words[session.culture];
  const chrome = session.isTeams ? teamsBar(content) : html`<header>${suiteBar(content)}${siteHeader(content)}</header>`;
  return html`<!doctype html>
<html lang="${session.culture}" dir="${cultures[session.culture].direction}" data-theme="${session.theme}"${session.isTeams ? new Markup(' data-host="teams"') : ''}>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${content.title}</title>
<link rel="icon" href="/_host/app/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="${content.styleUrl}"><style nonce="${content.nonce}">${new Markup(frameVariables(session.theme))}</style></head>
<body><a class="host-skip" href="#host-main">${text.skip}</a>
<div class="host-row"><div id="spPageChromeAppDiv">${chrome}
${content.main}
</div><aside id="spPropertyPaneContainer" aria-label="${text.propertyPane}"></aside></div>
<div id="host-status" class="host-hidden" role="status" aria-live="polite"></div>
<script src="${content.chromeUrl}" nonce="${content.nonce}" defer></script>${content.scripts}</body></html>`.text;
}
