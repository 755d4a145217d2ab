import { PropertyPaneToggle, type IPropertyPaneConfiguration } from '@microsoft/sp-property-pane';
import * as React from 'react';
import * as strings from 'DirectoryStrings';
import * as sharedStrings from 'SharedStrings';
import type { DirectoryEnvironment } from '../../application/directory/directoryServices';
import { parseExclusions } from '../../domain/directory/exclusions';
import { defaultProfilePage } from '../../domain/shared/personCard';
import type { DirectoryAppProps } from '../../features/directory/DirectoryApp';
import { ScreenLoading } from '../../features/shared/ScreenLoading';
import { lazily } from '../../ui/base/lazily';
import { LoggiaWebPart, type LoggiaProperties } from '../shared/LoggiaWebPart';
import { ExclusionPreviewField } from './exclusionPreviewField';
import { lazyDirectory } from './lazyDirectory';
import { exclusionProperties, exclusionsGroup, type ExclusionProperties } from './exclusionsPane';

/** What an owner sets in the property pane. */
export type DirectoryWebPartProperties = LoggiaProperties & ExclusionProperties & {
  /** Birthdays, anniversaries and new colleagues. */
  week?: boolean;
};

/** Three cards a row, or two, fill eight rows. */
const pageSize = 24;

// Three web parts share a bundle, and a page mostly has one of them.
const DirectoryApp = lazily<DirectoryAppProps>(() => import(/* webpackChunkName: 'directory-screen' */ '../../features/directory/DirectoryApp'), ScreenLoading);

/** Builds the services of one directory and draws it. */
export default class DirectoryWebPart extends LoggiaWebPart<DirectoryWebPartProperties> {
  private environment: DirectoryEnvironment | undefined;
  private readonly preview = new ExclusionPreviewField(() => this.environment?.directory.previewExclusions() ?? Promise.reject(new Error('The directory is not connected.')));

  protected override get connectingProperties(): readonly string[] {
    return ['siteUrl', 'week', ...exclusionProperties];
  }

  protected override connect(): void {
    DirectoryApp.preload();
    const { site, siteUrl, photoUrl } = this.place();
    const rules = parseExclusions(this.properties);
    this.environment = {
      directory: lazyDirectory(site, rules),
      rulesKey: JSON.stringify(rules),
      siteUrl,
      photoUrl,
      profileHref: (account) => `${siteUrl.replace(/\/+$/, '')}/${defaultProfilePage}${encodeURIComponent(account)}`,
      pageSize,
      hasWeek: this.properties.week !== false
    };
  }

  protected override onPropertyPaneFieldChanged(path: string): void {
    super.onPropertyPaneFieldChanged(path);
    if (exclusionProperties.some((name) => name === path)) this.preview.refresh();
  }

  protected override renderScreen(): React.ReactElement {
    if (!this.environment) throw new Error('The directory is drawn before it is connected.');
    return React.createElement(DirectoryApp, { environment: this.environment, title: this.properties.title ?? '' });
  }

  protected override getPropertyPaneConfiguration(): IPropertyPaneConfiguration {
    const week = PropertyPaneToggle('week', { label: strings.PaneWeek, onText: sharedStrings.PaneOn, offText: sharedStrings.PaneOff, checked: this.properties.week !== false });
    return { pages: [{ groups: [this.generalGroup(week), exclusionsGroup(this.properties, this.preview.field), this.sourceGroup()] }] };
  }
}
