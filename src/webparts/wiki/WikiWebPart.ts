import type { IPropertyPaneConfiguration } from '@microsoft/sp-property-pane';
import * as React from 'react';
import type { WikiEnvironment } from '../../application/wiki/wikiServices';
import { WikiApp } from '../../features/wiki/WikiApp';
import { SitePeople } from '../../gateway/shared/sitePeople';
import { createSharePointWiki } from '../../gateway/wiki/sharePointWiki';
import { wikiArea } from '../../provisioning/wiki/lists';
import { LoggiaWebPart, type LoggiaProperties } from '../shared/LoggiaWebPart';

/** Builds the services of one wiki and draws it. */
export default class WikiWebPart extends LoggiaWebPart<LoggiaProperties> {
  private environment: WikiEnvironment | undefined;

  protected override connect(): void {
    const { site, siteUrl, locale, photoUrl, loadSetup } = this.place();
    const people = new SitePeople(site);
    this.environment = { service: createSharePointWiki(site, people, this.context.pageContext.aadInfo?.tenantId?.toString()), people, loadSetup: () => loadSetup(wikiArea), siteUrl, locale, photoUrl };
  }

  protected override renderScreen(): React.ReactElement {
    if (!this.environment) throw new Error('The wiki is drawn before it is connected.');
    return React.createElement(WikiApp, { environment: this.environment, title: this.properties.title ?? '' });
  }

  protected override getPropertyPaneConfiguration(): IPropertyPaneConfiguration {
    return { pages: [{ groups: [this.generalGroup(), this.sourceGroup()] }] };
  }
}
