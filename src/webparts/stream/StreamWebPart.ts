import { QueryClient } from '@tanstack/react-query';
import { PropertyPaneTextField, PropertyPaneToggle, type IPropertyPaneConfiguration } from '@microsoft/sp-property-pane';
import * as React from 'react';
import * as sharedStrings from 'SharedStrings';
import * as strings from 'StreamStrings';
import type { StreamEnvironment } from '../../application/stream/streamContext';
import { isTransient } from '../../domain/shared/errors';
import { StreamApp } from '../../features/stream/StreamApp';
import { SitePeople } from '../../gateway/shared/sitePeople';
import { createSharePointStream } from '../../gateway/stream/sharePointStream';
import { streamArea } from '../../provisioning/stream/lists';
import { LoggiaWebPart, type LoggiaProperties } from '../shared/LoggiaWebPart';
import { pageAddress } from '../profile/addresses';
import { defaultPageSize, isPageSize, pageSizeOf } from './pageSize';

/** What an owner sets in the property pane. */
export interface StreamWebPartProperties extends LoggiaProperties {
  pageSize: number | string;
  shortcuts?: boolean;
  /** Page with the blog of the site, to which its articles lead. */
  blogPage?: string;
}

const usualBlog = 'SitePages/Blog.aspx';

/** Builds the services of one stream and draws it. */
export default class StreamWebPart extends LoggiaWebPart<StreamWebPartProperties> {
  private environment: StreamEnvironment | undefined;

  protected override createClient(): QueryClient {
    return new QueryClient({
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
  }

  protected override get connectingProperties(): readonly string[] {
    return ['siteUrl', 'pageSize', 'shortcuts', 'blogPage'];
  }

  protected override connect(): void {
    const { site, siteUrl, locale, photoUrl, pageUrl, loadSetup } = this.place();
    const people = new SitePeople(site);
    this.environment = {
      service: createSharePointStream(site, people),
      people,
      loadSetup: () => loadSetup(streamArea),
      siteUrl,
      locale,
      pageSize: pageSizeOf(this.properties.pageSize),
      hasShortcuts: this.properties.shortcuts !== false,
      photoUrl,
      pageUrl,
      blogUrl: pageAddress(siteUrl, this.properties.blogPage ?? usualBlog)
    };
  }

  protected override renderScreen(): React.ReactElement {
    if (!this.environment) throw new Error('The stream is drawn before it is connected.');
    return React.createElement(StreamApp, { environment: this.environment, title: this.properties.title ?? '' });
  }

  protected override getPropertyPaneConfiguration(): IPropertyPaneConfiguration {
    const pageSize = PropertyPaneTextField('pageSize', {
      label: strings.PanePageSize,
      value: String(this.properties.pageSize ?? defaultPageSize),
      onGetErrorMessage: (value) => (isPageSize(value) ? '' : strings.PanePageSizeInvalid)
    });
    const shortcuts = PropertyPaneToggle('shortcuts', { label: strings.PaneShortcuts, onText: sharedStrings.PaneOn, offText: sharedStrings.PaneOff, checked: this.properties.shortcuts !== false });
    const blogPage = PropertyPaneTextField('blogPage', { label: strings.PaneBlogPage, value: this.properties.blogPage ?? usualBlog });
    return { pages: [{ groups: [this.generalGroup(pageSize, shortcuts, blogPage), this.sourceGroup()] }] };
  }
}
