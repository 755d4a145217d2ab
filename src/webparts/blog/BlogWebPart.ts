import { PropertyPaneDropdown, type IPropertyPaneConfiguration } from '@microsoft/sp-property-pane';
import * as React from 'react';
import * as strings from 'BlogStrings';
import type { BlogEnvironment, BlogLayout } from '../../application/blog/blogServices';
import { BlogApp } from '../../features/blog/BlogApp';
import { createSharePointBlog } from '../../gateway/blog/sharePointBlog';
import { blogArea } from '../../provisioning/blog/lists';
import { LoggiaWebPart, type LoggiaProperties } from '../shared/LoggiaWebPart';

/** What an owner sets in the property pane. */
export interface BlogWebPartProperties extends LoggiaProperties {
  layout?: BlogLayout;
}

/** One large article and twelve cards fill their rows at every width. */
const pageSize = 13;

/** Builds the services of one blog and draws it. */
export default class BlogWebPart extends LoggiaWebPart<BlogWebPartProperties> {
  private environment: BlogEnvironment | undefined;

  protected override get connectingProperties(): readonly string[] {
    return ['siteUrl', 'layout'];
  }

  protected override connect(): void {
    const { site, siteUrl, locale, photoUrl, loadSetup } = this.place();
    this.environment = { service: createSharePointBlog(site), loadSetup: () => loadSetup(blogArea), siteUrl, locale, photoUrl, pageSize, layout: this.properties.layout ?? 'magazine' };
  }

  protected override renderScreen(): React.ReactElement {
    if (!this.environment) throw new Error('The blog is drawn before it is connected.');
    return React.createElement(BlogApp, { environment: this.environment, title: this.properties.title ?? '' });
  }

  protected override getPropertyPaneConfiguration(): IPropertyPaneConfiguration {
    const layout = PropertyPaneDropdown('layout', {
      label: strings.PaneLayout,
      options: [{ key: 'magazine', text: strings.PaneMagazine }, { key: 'cards', text: strings.PaneCards }, { key: 'list', text: strings.PaneList }]
    });
    return { pages: [{ groups: [this.generalGroup(layout), this.sourceGroup()] }] };
  }
}
