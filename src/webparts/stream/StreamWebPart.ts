import { BaseClientSideWebPart } from '@microsoft/sp-webpart-base';
import * as strings from 'StreamStrings';

/** What an owner sets in the property pane. */
export interface StreamWebPartProperties {
  readonly title: string;
}

export default class StreamWebPart extends BaseClientSideWebPart<StreamWebPartProperties> {
  public override render(): void {
    this.domElement.textContent = strings.Title;
  }
}
