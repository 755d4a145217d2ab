import { PropertyPaneLabel, PropertyPaneTextField, PropertyPaneToggle, type IPropertyPaneConfiguration } from '@microsoft/sp-property-pane';
import * as React from 'react';
import * as strings from 'DirectoryStrings';
import * as sharedStrings from 'SharedStrings';
import type { DirectoryEnvironment } from '../../application/directory/directoryServices';
import { parseExclusions } from '../../domain/directory/exclusions';
import { defaultProfilePage } from '../../domain/shared/personCard';
import { DirectoryApp } from '../../features/directory/DirectoryApp';
import { PeopleDirectory } from '../../gateway/directory/peopleDirectory';
import { LoggiaWebPart, type LoggiaProperties } from '../shared/LoggiaWebPart';

/** What an owner sets in the property pane; lists are texts with one entry a line. */
export interface DirectoryWebPartProperties extends LoggiaProperties {
  withoutDepartment?: boolean;
  domains?: string;
  names?: string;
  departments?: string;
  people?: string;
}

/** Three cards a row, or two, fill eight rows. */
const pageSize = 24;

/** Builds the services of one directory and draws it. */
export default class DirectoryWebPart extends LoggiaWebPart<DirectoryWebPartProperties> {
  private environment: DirectoryEnvironment | undefined;

  protected override get connectingProperties(): readonly string[] {
    return ['siteUrl', 'withoutDepartment', 'domains', 'names', 'departments', 'people'];
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
    const lines = (name: 'domains' | 'names' | 'departments' | 'people', label: string): ReturnType<typeof PropertyPaneTextField> =>
      PropertyPaneTextField(name, { label, description: strings.PaneLines, multiline: true, rows: 3, deferredValidationTime: 600 });
    const exclude = {
      groupName: strings.PaneExclude,
      groupFields: [
        PropertyPaneLabel('excludeHint', { text: strings.PaneExcludeHint }),
        PropertyPaneToggle('withoutDepartment', { label: strings.PaneWithoutDepartment, onText: sharedStrings.PaneOn, offText: sharedStrings.PaneOff, checked: this.properties.withoutDepartment === true }),
        lines('people', strings.PanePeople), lines('departments', strings.PaneDepartments), lines('names', strings.PaneNames), lines('domains', strings.PaneDomains)
      ]
    };
    return { pages: [{ groups: [this.generalGroup(), exclude, this.sourceGroup()] }] };
  }
}
