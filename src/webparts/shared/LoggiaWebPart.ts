import type { QueryClient } from '@tanstack/react-query';
import { ThemeProvider, type IReadonlyTheme, type ThemeChangedEventArgs } from '@microsoft/sp-component-base';
import { Version } from '@microsoft/sp-core-library';
import { PropertyPaneDropdown, PropertyPaneTextField, type IPropertyPaneField, type IPropertyPaneGroup } from '@microsoft/sp-property-pane';
import { BaseClientSideWebPart } from '@microsoft/sp-webpart-base';
import * as React from 'react';
import * as ReactDom from 'react-dom';
import * as strings from 'SharedStrings';
import { createQueryClient } from '../../application/shared/queryClient';
import type { PersonCardsEnvironment } from '../../application/shared/personCards';
import type { PersonCards } from '../../domain/shared/personCard';
import type { Setup } from '../../domain/shared/setup';
import { format } from '../../domain/shared/text';
import { AreaRoot } from '../../features/shared/AreaRoot';
import { readProfilePage } from '../../gateway/shared/profilePage';
import { createSp, siteOf, type Site } from '../../gateway/sp';
import type { Area } from '../../provisioning/provisioner';
import { checkSite } from './checkSite';
import { lazyPersonCards } from './lazyPersonCards';

/** What an owner sets for every web part. */
export interface LoggiaProperties {
  title: string;
  density?: 'comfortable' | 'compact';
  /** Absolute address of the site whose lists are used; empty for this one. */
  siteUrl: string;
}

/** Where a web part works, for its services and screens. */
export interface Place {
  readonly site: Site;
  /** Absolute address of the site whose lists are used; keeps drafts and caches of two web parts apart. */
  readonly siteUrl: string;
  /** Language of the page, such as `de-DE`. */
  readonly locale: string;
  /** Address of a person's picture. */
  readonly photoUrl: (account: string) => string;
  /** Address of this page without what stands after `#`. */
  readonly pageUrl: string;
  /** Who looks, as the page says; the server knows better. */
  readonly viewer: { readonly account: string; readonly email: string; readonly name: string };
  /** Cards about people; what reads them arrives with the first card. */
  readonly cards: PersonCards;
  /** Loads what setting up an area needs; only owners call it. */
  readonly loadSetup: (area: Area) => Promise<Setup>;
}

/**
 * What all web parts of the suite have in common: theme, language, cache, the site whose lists they use, and the fields
 * of the property pane for these. A web part builds its services in `renderScreen`'s caller and draws one element.
 */
export abstract class LoggiaWebPart<P extends LoggiaProperties> extends BaseClientSideWebPart<P> {
  private theme: IReadonlyTheme | undefined;
  private themeProvider: ThemeProvider | undefined;
  private client: QueryClient | undefined;
  private cards: PersonCardsEnvironment | undefined;

  /** The screen of the web part; called again whenever a property or the theme changes. */
  protected abstract renderScreen(): React.ReactElement;

  /** Builds the services anew: at the start and whenever a property of `connectingProperties` changed. */
  protected abstract connect(): void;

  /** Properties of which a change makes the services and everything cached invalid. */
  protected get connectingProperties(): readonly string[] {
    return ['siteUrl'];
  }

  /** The cache of this web part. */
  protected createClient(): QueryClient {
    return createQueryClient();
  }

  public override async onInit(): Promise<void> {
    this.themeProvider = this.context.serviceScope.consume(ThemeProvider.serviceKey);
    this.theme = this.themeProvider.tryGetTheme();
    this.themeProvider.themeChangedEvent.add(this, this.handleThemeChanged);
    this.client = this.createClient();
    this.connect();
  }

  public override render(): void {
    if (!this.client) return;
    const props = { client: this.client, theme: this.theme, locale: this.locale, isCompact: this.properties.density === 'compact', cards: this.cards };
    ReactDom.render(React.createElement(AreaRoot, props, this.renderScreen()), this.domElement);
  }

  protected override onDispose(): void {
    this.themeProvider?.themeChangedEvent.remove(this, this.handleThemeChanged);
    ReactDom.unmountComponentAtNode(this.domElement);
    this.client?.clear();
  }

  protected override get dataVersion(): Version {
    return Version.parse('1.0');
  }

  protected override onPropertyPaneFieldChanged(path: string): void {
    if (!this.connectingProperties.includes(path)) return;
    this.client?.clear();
    this.connect();
  }

  protected get locale(): string {
    return this.context.pageContext.cultureInfo.currentUICultureName;
  }

  /** Where the web part works now. */
  protected place(): Place {
    const { web, aadInfo, site: pageSite, user } = this.context.pageContext;
    const siteUrl = (this.properties.siteUrl ?? '').trim() || web.absoluteUrl;
    const site = siteOf(createSp(this.context, siteUrl), siteUrl);
    const photoUrl = (account: string): string => `${pageSite.absoluteUrl}/_layouts/15/userphoto.aspx?size=M&accountname=${encodeURIComponent(account)}`;
    const cards = lazyPersonCards(site);
    this.cards = { cards, siteUrl, photoUrl, readProfilePage: () => readProfilePage(site) };
    return {
      site,
      siteUrl,
      locale: this.locale,
      photoUrl,
      pageUrl: window.location.href.replace(/#.*$/, ''),
      viewer: { account: user.loginName, email: user.email, name: user.displayName },
      cards,
      loadSetup: async (area) => {
        const { SiteSetup } = await import(/* webpackChunkName: 'setup' */ '../../gateway/shared/siteSetup');
        return new SiteSetup(site, area, aadInfo?.tenantId?.toString());
      }
    };
  }

  /** The group "General" of the property pane: title, what the web part adds, density. */
  protected generalGroup(...fields: IPropertyPaneField<unknown>[]): IPropertyPaneGroup {
    const title = PropertyPaneTextField('title', { label: strings.PaneTitle, description: strings.PaneTitleHint, maxLength: 100 });
    const density = PropertyPaneDropdown('density', {
      label: strings.PaneDensity,
      // A page that was made before there was a choice has none.
      selectedKey: this.properties.density ?? 'comfortable',
      options: [{ key: 'comfortable', text: strings.PaneComfortable }, { key: 'compact', text: strings.PaneCompact }]
    });
    // SPFx types its fields by their own properties, which a list of several kinds cannot keep.
    return { groupName: strings.PaneGeneral, groupFields: [title, ...fields, density] as IPropertyPaneGroup['groupFields'] };
  }

  /** The group of the property pane that asks for the site whose lists are used, checked while it is typed. */
  protected sourceGroup(...fields: IPropertyPaneField<unknown>[]): IPropertyPaneGroup {
    const site = PropertyPaneTextField('siteUrl', {
      label: strings.PaneSite,
      description: strings.PaneSiteHint,
      deferredValidationTime: 600,
      validateOnFocusOut: false,
      onGetErrorMessage: (value) => this.describeSiteProblem(value)
    });
    return { groupName: strings.PaneSource, groupFields: [site, ...fields] as IPropertyPaneGroup['groupFields'] };
  }

  private async describeSiteProblem(value: string): Promise<string> {
    const origin = new URL(this.context.pageContext.web.absoluteUrl).origin;
    const problem = await checkSite(value, origin, (url) => createSp(this.context, url));
    if (problem === 'address') return format(strings.PaneSiteInvalid, { origin });
    return problem === 'missing' ? strings.PaneSiteMissing : '';
  }

  private handleThemeChanged(change: ThemeChangedEventArgs): void {
    this.theme = change.theme;
    this.render();
  }
}
