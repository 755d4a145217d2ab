import { QueryClient } from '@tanstack/react-query';
import { ThemeProvider, type IReadonlyTheme, type ThemeChangedEventArgs } from '@microsoft/sp-component-base';
import { Version } from '@microsoft/sp-core-library';
import { PropertyPaneDropdown, PropertyPaneTextField, PropertyPaneToggle, type IPropertyPaneConfiguration } from '@microsoft/sp-property-pane';
import { BaseClientSideWebPart } from '@microsoft/sp-webpart-base';
import * as React from 'react';
import * as ReactDom from 'react-dom';
import * as strings from 'StreamStrings';
import type { Density, StreamEnvironment } from '../../application/stream/streamContext';
import { isTransient } from '../../domain/shared/errors';
import { format } from '../../domain/shared/text';
import { StreamApp, type StreamAppProps } from '../../features/stream/StreamApp';
import { SitePeople } from '../../gateway/shared/sitePeople';
import { createSp, siteOf } from '../../gateway/sp';
import { createSharePointStream } from '../../gateway/stream/sharePointStream';
import { streamArea } from '../../provisioning/stream/lists';
import { checkSite } from './checkSite';
import { defaultPageSize, isPageSize, pageSizeOf } from './pageSize';

/** What an owner sets in the property pane. */
export interface StreamWebPartProperties {
  title: string;
  pageSize: number | string;
  density: Density;
  /** Absolute address of the site whose lists are used; empty for this one. */
  siteUrl: string;
  shortcuts?: boolean;
}

/** Builds the services of one stream and draws it. */
export default class StreamWebPart extends BaseClientSideWebPart<StreamWebPartProperties> {
  private theme: IReadonlyTheme | undefined;
  private themeProvider: ThemeProvider | undefined;
  private environment: StreamEnvironment | undefined;
  private client: QueryClient | undefined;

  public override async onInit(): Promise<void> {
    this.themeProvider = this.context.serviceScope.consume(ThemeProvider.serviceKey);
    this.theme = this.themeProvider.tryGetTheme();
    this.themeProvider.themeChangedEvent.add(this, this.handleThemeChanged);
    this.client = new QueryClient({
      defaultOptions: {
        queries: {
          staleTime: 5 * 60_000,
          refetchOnWindowFocus: false,
          // Everything but a pause of the server is told to the person at once.
          retry: (failures, error) => failures < 1 && isTransient(error),
          // An attempt while offline fails by itself and shows its face; without this it would wait in silence.
          networkMode: 'always'
        }
      }
    });
    this.environment = this.createEnvironment();
  }

  public override render(): void {
    if (!this.client || !this.environment) return;
    const props: StreamAppProps = {
      client: this.client,
      environment: this.environment,
      theme: this.theme,
      title: this.properties.title ?? '',
      isCompact: this.properties.density === 'compact'
    };
    ReactDom.render(React.createElement(StreamApp, props), this.domElement);
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
    if (path === 'siteUrl' || path === 'pageSize' || path === 'shortcuts') {
      this.client?.clear();
      this.environment = this.createEnvironment();
    }
  }

  protected override getPropertyPaneConfiguration(): IPropertyPaneConfiguration {
    return {
      pages: [{
        groups: [
          {
            groupName: strings.PaneGeneral,
            groupFields: [
              PropertyPaneTextField('title', { label: strings.PaneTitle, description: strings.PaneTitleHint, maxLength: 100 }),
              PropertyPaneTextField('pageSize', {
                label: strings.PanePageSize,
                value: String(this.properties.pageSize ?? defaultPageSize),
                onGetErrorMessage: (value) => (isPageSize(value) ? '' : strings.PanePageSizeInvalid)
              }),
              PropertyPaneDropdown('density', {
                label: strings.PaneDensity,
                options: [{ key: 'comfortable', text: strings.PaneComfortable }, { key: 'compact', text: strings.PaneCompact }]
              }),
              PropertyPaneToggle('shortcuts', { label: strings.PaneShortcuts, onText: strings.PaneOn, offText: strings.PaneOff, checked: this.properties.shortcuts !== false })
            ]
          },
          {
            groupName: strings.PaneSource,
            groupFields: [
              PropertyPaneTextField('siteUrl', {
                label: strings.PaneSite,
                description: strings.PaneSiteHint,
                deferredValidationTime: 600,
                validateOnFocusOut: false,
                onGetErrorMessage: (value) => this.describeSiteProblem(value)
              })
            ]
          }
        ]
      }]
    };
  }

  private async describeSiteProblem(value: string): Promise<string> {
    const origin = new URL(this.context.pageContext.web.absoluteUrl).origin;
    const problem = await checkSite(value, origin, (url) => createSp(this.context, url));
    if (problem === 'address') return format(strings.PaneSiteInvalid, { origin });
    return problem === 'missing' ? strings.PaneSiteMissing : '';
  }

  private createEnvironment(): StreamEnvironment {
    const { web, cultureInfo, aadInfo, site: pageSite } = this.context.pageContext;
    const siteUrl = (this.properties.siteUrl ?? '').trim() || web.absoluteUrl;
    const site = siteOf(createSp(this.context, siteUrl), siteUrl);
    const people = new SitePeople(site);
    const tenantId = aadInfo?.tenantId?.toString();
    return {
      service: createSharePointStream(site, people),
      people,
      loadSetup: async () => {
        const { SiteSetup } = await import(/* webpackChunkName: 'stream-setup' */ '../../gateway/shared/siteSetup');
        return new SiteSetup(site, streamArea, tenantId);
      },
      siteUrl,
      locale: cultureInfo.currentUICultureName,
      pageSize: pageSizeOf(this.properties.pageSize),
      hasShortcuts: this.properties.shortcuts !== false,
      photoUrl: (email) => `${pageSite.absoluteUrl}/_layouts/15/userphoto.aspx?size=M&accountname=${encodeURIComponent(email)}`,
      pageUrl: window.location.href.replace(/#.*$/, '')
    };
  }

  private handleThemeChanged(change: ThemeChangedEventArgs): void {
    this.theme = change.theme;
    this.render();
  }
}
