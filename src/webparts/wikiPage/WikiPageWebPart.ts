import { PropertyPaneTextField, type IPropertyPaneConfiguration } from '@microsoft/sp-property-pane';
import * as React from 'react';
import * as strings from 'WikiStrings';
import type { WikiEnvironment } from '../../application/wiki/wikiServices';
import { OnePageApp } from '../../features/wiki/OnePageApp';
import { SitePeople } from '../../gateway/shared/sitePeople';
import { createSharePointWiki } from '../../gateway/wiki/sharePointWiki';
import { wikiArea } from '../../provisioning/wiki/lists';
import { pageAddress } from '../profile/addresses';
import { LoggiaWebPart, type LoggiaProperties } from '../shared/LoggiaWebPart';

/** What an owner sets in the property pane. */
export interface WikiPageWebPartProperties extends LoggiaProperties {
  /** Title, number or link of the page that is shown. */
  page?: string;
  /** Where the wiki is, relative to its site. */
  wikiPage?: string;
}

const usualWiki = 'SitePages/Wiki.aspx';

/** Shows one page of a wiki. */
export default class WikiPageWebPart extends LoggiaWebPart<WikiPageWebPartProperties> {
  private environment: WikiEnvironment | undefined;

  protected override connect(): void {
    const { site, siteUrl, locale, photoUrl, loadSetup } = this.place();
    const people = new SitePeople(site);
    this.environment = { service: createSharePointWiki(site, people), people, loadSetup: () => loadSetup(wikiArea), siteUrl, locale, photoUrl };
  }

  protected override renderScreen(): React.ReactElement {
    if (!this.environment) throw new Error('The page is drawn before it is connected.');
    const { page = '', wikiPage } = this.properties;
    return React.createElement(OnePageApp, { environment: this.environment, page, wikiUrl: pageAddress(this.environment.siteUrl, wikiPage?.trim() || usualWiki) });
  }

  protected override getPropertyPaneConfiguration(): IPropertyPaneConfiguration {
    const page = PropertyPaneTextField('page', { label: strings.PanePage, description: strings.PanePageHint, deferredValidationTime: 600 });
    const wiki = PropertyPaneTextField('wikiPage', { label: strings.PaneWiki, description: strings.PaneWikiHint });
    return { pages: [{ groups: [this.generalGroup(page), this.sourceGroup(wiki)] }] };
  }
}
