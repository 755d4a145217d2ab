import type { IPropertyPaneConfiguration } from '@microsoft/sp-property-pane';
import * as React from 'react';
import type { NetworkEnvironment } from '../../application/network/networkServices';
import { parseExclusions } from '../../domain/directory/exclusions';
import type { NetworkAppProps } from '../../features/network/NetworkApp';
import { ScreenLoading } from '../../features/shared/ScreenLoading';
import { SharePointNetwork } from '../../gateway/network/sharePointNetwork';
import { createSharePointProfiles } from '../../gateway/people/sharePointProfiles';
import { SitePeople } from '../../gateway/shared/sitePeople';
import { lazily } from '../../ui/base/lazily';
import { ExclusionPreviewField } from '../directory/exclusionPreviewField';
import { exclusionProperties, exclusionsGroup, type ExclusionProperties } from '../directory/exclusionsPane';
import { lazyDirectory } from '../directory/lazyDirectory';
import { userOf } from '../profile/addresses';
import { LoggiaWebPart, type LoggiaProperties } from '../shared/LoggiaWebPart';

/** What an owner sets in the property pane. */
export type NetworkWebPartProperties = LoggiaProperties & ExclusionProperties;

// Three web parts share a bundle, and a page mostly has one of them.
const NetworkApp = lazily<NetworkAppProps>(() => import(/* webpackChunkName: 'network-screen' */ '../../features/network/NetworkApp'), ScreenLoading);

/** Builds the services of one network and draws it. */
export default class NetworkWebPart extends LoggiaWebPart<NetworkWebPartProperties> {
  private environment: NetworkEnvironment | undefined;
  private readonly preview = new ExclusionPreviewField(() => lazyDirectory(this.place().site, parseExclusions(this.properties)).previewExclusions());

  protected override get connectingProperties(): readonly string[] {
    return ['siteUrl', ...exclusionProperties];
  }

  protected override connect(): void {
    NetworkApp.preload();
    const { site, siteUrl, photoUrl, pageUrl } = this.place();
    const people = new SitePeople(site);
    const profiles = createSharePointProfiles(site, people);
    const rules = parseExclusions(this.properties);
    this.environment = {
      network: new SharePointNetwork(site, people, rules, (account, isFollowed) => profiles.setFollowed(account, isFollowed), profiles),
      rulesKey: JSON.stringify(rules),
      siteUrl,
      user: userOf(pageUrl),
      photoUrl
    };
  }

  protected override onPropertyPaneFieldChanged(path: string): void {
    super.onPropertyPaneFieldChanged(path);
    if (exclusionProperties.some((name) => name === path)) this.preview.refresh();
  }

  protected override renderScreen(): React.ReactElement {
    if (!this.environment) throw new Error('The network is drawn before it is connected.');
    return React.createElement(NetworkApp, { environment: this.environment, title: this.properties.title ?? '' });
  }

  protected override getPropertyPaneConfiguration(): IPropertyPaneConfiguration {
    return { pages: [{ groups: [this.generalGroup(), exclusionsGroup(this.properties, this.preview.field), this.sourceGroup()] }] };
  }
}
