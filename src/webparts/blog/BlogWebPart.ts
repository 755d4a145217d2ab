import { PropertyPaneDropdown, PropertyPaneTextField, PropertyPaneToggle, type IPropertyPaneConfiguration } from '@microsoft/sp-property-pane';
import * as React from 'react';
import * as strings from 'BlogStrings';
import type { BlogEnvironment, BlogLayout } from '../../application/blog/blogServices';
import type { BlogInfo } from '../../domain/blog/blogs';
import { BlogApp } from '../../features/blog/BlogApp';
import { createSharePointBlog } from '../../gateway/blog/sharePointBlog';
import { SitePeople } from '../../gateway/shared/sitePeople';
import { blogArea } from '../../provisioning/blog/lists';
import { LoggiaWebPart, type LoggiaProperties } from '../shared/LoggiaWebPart';

/** What an owner sets in the property pane. */
export interface BlogWebPartProperties extends LoggiaProperties {
  layout?: BlogLayout;
  /** Key of the one blog that is shown. */
  blog?: string;
  /** Number or link of the one article that is shown. */
  article?: string;
  /** Whether it is counted who read which article; off unless an owner wants it. */
  countReads?: boolean;
}

function articleIdOf(text: string | undefined): number | undefined {
  const id = Number(/^\s*(\d{1,9})\s*$/.exec(text ?? '')?.[1] ?? /blog=article\/(\d{1,9})/.exec(text ?? '')?.[1]);
  return id > 0 ? id : undefined;
}

/** One large article and twelve cards fill their rows at every width. */
const pageSize = 13;

/** Builds the services of one blog and draws it. */
export default class BlogWebPart extends LoggiaWebPart<BlogWebPartProperties> {
  private environment: BlogEnvironment | undefined;
  private blogs: readonly BlogInfo[] = [];

  protected override get connectingProperties(): readonly string[] {
    return ['siteUrl', 'layout', 'blog', 'article', 'countReads'];
  }

  protected override connect(): void {
    const { site, siteUrl, locale, photoUrl, loadSetup } = this.place();
    const people = new SitePeople(site);
    this.environment = {
      service: createSharePointBlog(site, people), people, loadSetup: () => loadSetup(blogArea), siteUrl, locale, photoUrl, pageSize, layout: this.properties.layout ?? 'magazine', countsReads: this.properties.countReads === true,
      blog: this.properties.blog || undefined, articleId: articleIdOf(this.properties.article)
    };
  }

  protected override renderScreen(): React.ReactElement {
    if (!this.environment) throw new Error('The blog is drawn before it is connected.');
    return React.createElement(BlogApp, { environment: this.environment, title: this.properties.title ?? '' });
  }

  /** Reads the names of the blogs when an owner opens the pane. */
  protected override onPropertyPaneConfigurationStart(): void {
    this.environment?.service.readStart(1).then(
      ({ blogs }) => {
        this.blogs = blogs;
        this.context.propertyPane.refresh();
      },
      // The pane then offers what is chosen, and all blogs.
      () => undefined
    );
  }

  protected override getPropertyPaneConfiguration(): IPropertyPaneConfiguration {
    const layout = PropertyPaneDropdown('layout', {
      label: strings.PaneLayout,
      options: [{ key: 'magazine', text: strings.PaneMagazine }, { key: 'cards', text: strings.PaneCards }, { key: 'list', text: strings.PaneList }]
    });
    const blog = PropertyPaneDropdown('blog', { label: strings.PaneBlog, selectedKey: this.properties.blog ?? '', options: [{ key: '', text: strings.PaneAllBlogs }, ...this.blogs.map(({ key, title }) => ({ key, text: title }))] });
    const article = PropertyPaneTextField('article', { label: strings.PaneArticle, onGetErrorMessage: (value) => (value.trim() === '' || articleIdOf(value) !== undefined ? '' : strings.PaneArticleInvalid) });
    const reads = PropertyPaneToggle('countReads', { label: strings.PaneReads, onText: strings.PaneReadsOn, offText: strings.PaneReadsOff, checked: this.properties.countReads === true });
    return { pages: [{ groups: [this.generalGroup(blog, article, layout, reads), this.sourceGroup()] }] };
  }
}
