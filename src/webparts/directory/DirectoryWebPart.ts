import type { IPropertyPaneConfiguration } from '@microsoft/sp-property-pane';
import * as React from 'react';
import type { DirectoryEnvironment } from '../../application/directory/directoryServices';
import { parseExclusions } from '../../domain/directory/exclusions';
import { defaultProfilePage } from '../../domain/shared/personCard';
import { DirectoryApp } from '../../features/directory/DirectoryApp';
import { PeopleDirectory } from '../../gateway/directory/peopleDirectory';
import { LoggiaWebPart, type LoggiaProperties } from '../shared/LoggiaWebPart';
import { exclusionProperties, exclusionsGroup, type ExclusionProperties } from './exclusionsPane';

/** What an owner sets in the property pane. */
export type DirectoryWebPartProperties = LoggiaProperties & ExclusionProperties;

/** Three cards a row, or two, fill eight rows. */
const pageSize = 24;

/** Builds the services of one directory and draws it. */
export default class DirectoryWebPart extends LoggiaWebPart<DirectoryWebPartProperties> {
  private environment: DirectoryEnvironment | undefined;

  protected override get connectingProperties(): readonly string[] {
    return ['siteUrl', ...exclusionProperties];
  }

  protected override connect(): void {
    const { site, siteUrl, photoUrl } = this.place();
    const rules = parseExclusions(this.properties);
    this.environment = {
      directory: new PeopleDirectory(site, rules),
      rulesKey: JSON.stringify(rules),
      siteUrl,
      photoUrl,
      profileHref: (account) => `${siteUrl.replace(/\/+$/, '')}/${defaultProfilePage}${encodeURIComponent(account)}`,
      pageSize
    };
  }

  protected override renderScreen(): React.ReactElement {
    if (!this.environment) throw new Error('The directory is drawn before it is connected.');
    return React.createElement(DirectoryApp, { environment: this.environment, title: this.properties.title ?? '' });
  }

  protected override getPropertyPaneConfiguration(): IPropertyPaneConfiguration {
    return { pages: [{ groups: [this.generalGroup(), exclusionsGroup(this.properties), this.sourceGroup()] }] };
  }
}
