import { PropertyPaneButton, PropertyPaneButtonType, PropertyPaneLabel, PropertyPaneTextField, PropertyPaneToggle, type IPropertyPaneConfiguration } from '@microsoft/sp-property-pane';
import * as React from 'react';
import * as strings from 'PeopleStrings';
import * as sharedStrings from 'SharedStrings';
import type { ProfileEnvironment } from '../../application/people/profileServices';
import { parseFields, type CustomField } from '../../domain/people/customFields';
import { ProfileApp } from '../../features/people/ProfileApp';
import { createSharePointProfiles } from '../../gateway/people/sharePointProfiles';
import { blogActivities, wikiActivities } from '../../gateway/people/siteActivities';
import { SitePeople } from '../../gateway/shared/sitePeople';
import { peopleArea } from '../../provisioning/people/lists';
import { errorText } from '../../ui/States/ErrorState';
import { LoggiaWebPart, type LoggiaProperties } from '../shared/LoggiaWebPart';
import { pageAddress, userOf, withoutUser } from './addresses';
import { fieldsPaneField } from './fieldsPane';

/** What an owner sets in the property pane. */
export interface ProfileWebPartProperties extends LoggiaProperties {
  fields: readonly CustomField[];
  wall?: boolean;
  /** Where the stream is, relative to its site; empty shows posts without links. */
  streamPage: string;
  /** Where the wiki is, likewise. */
  wikiPage?: string;
  /** Where the blog is, likewise. */
  blogPage?: string;
}

const usualWiki = 'SitePages/Wiki.aspx';
const usualBlog = 'SitePages/Blog.aspx';

/** Builds the services of a profile and draws it. */
export default class ProfileWebPart extends LoggiaWebPart<ProfileWebPartProperties> {
  private environment: ProfileEnvironment | undefined;
  private pageTold = '';

  protected override get connectingProperties(): readonly string[] {
    return ['siteUrl', 'fields', 'wall', 'streamPage', 'wikiPage', 'blogPage'];
  }

  protected override connect(): void {
    const { site, siteUrl, photoUrl, pageUrl, loadSetup } = this.place();
    const people = new SitePeople(site);
    const { streamPage = '', wikiPage = usualWiki, blogPage = usualBlog } = this.properties;
    const sources = [wikiActivities(pageAddress(siteUrl, wikiPage)), blogActivities(pageAddress(siteUrl, blogPage))];
    this.environment = {
      service: createSharePointProfiles(site, people, sources),
      people,
      loadSetup: () => loadSetup(peopleArea),
      siteUrl,
      user: userOf(pageUrl),
      photoUrl,
      pageUrl: withoutUser(pageUrl),
      customFields: parseFields(this.properties.fields),
      hasWall: this.properties.wall !== false,
      streamPageUrl: pageAddress(siteUrl, streamPage)
    };
  }

  protected override renderScreen(): React.ReactElement {
    if (!this.environment) throw new Error('The profile is drawn before it is connected.');
    return React.createElement(ProfileApp, { environment: this.environment, title: this.properties.title ?? '' });
  }

  protected override getPropertyPaneConfiguration(): IPropertyPaneConfiguration {
    const wall = PropertyPaneToggle('wall', { label: strings.PaneWall, onText: sharedStrings.PaneOn, offText: sharedStrings.PaneOff, checked: this.properties.wall !== false });
    const streamPage = PropertyPaneTextField('streamPage', { label: strings.PaneStreamPage, description: strings.PaneStreamPageHint });
    const wikiPage = PropertyPaneTextField('wikiPage', { label: strings.PaneWikiPage, value: this.properties.wikiPage ?? usualWiki });
    const blogPage = PropertyPaneTextField('blogPage', { label: strings.PaneBlogPage, value: this.properties.blogPage ?? usualBlog });
    const everywhere = PropertyPaneButton('profilePage', { text: strings.PaneUseThisPage, buttonType: PropertyPaneButtonType.Normal, onClick: () => this.useThisPage() });
    const told = PropertyPaneLabel('profilePageTold', { text: this.pageTold || strings.PaneUseThisPageHint });
    const fields = fieldsPaneField(parseFields(this.properties.fields), (next) => this.handleFields(next));
    return { pages: [{ groups: [this.generalGroup(wall), { groupName: strings.PaneFields, groupFields: [fields] }, { groupName: strings.PaneEverywhere, groupFields: [told, everywhere] }, this.sourceGroup(streamPage, wikiPage, blogPage)] }] };
  }

  /** Lets names of the whole suite lead here; the server refuses everybody but owners. */
  private useThisPage(): void {
    const { service, pageUrl } = this.environment ?? {};
    if (!service || !pageUrl) return;
    const tell = (text: string): void => {
      this.pageTold = text;
      this.context.propertyPane.refresh();
    };
    service.saveProfilePage(`${pageUrl}${pageUrl.includes('?') ? '&' : '?'}user=`).then(() => tell(strings.PaneThisPageUsed), (error: unknown) => tell(errorText(error)));
  }

  private handleFields(fields: readonly CustomField[]): void {
    this.properties.fields = fields;
    this.onPropertyPaneFieldChanged('fields');
    this.render();
  }
}
