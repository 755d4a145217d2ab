import { PropertyPaneFieldType, type IPropertyPaneCustomFieldProps, type IPropertyPaneField } from '@microsoft/sp-property-pane';
import * as React from 'react';
import * as ReactDom from 'react-dom';
import type { ExclusionPreview } from '../../domain/directory/directory';

/** How many people the rules leave out, in the property pane. What counts and draws it arrives when the pane opens. */
export class ExclusionPreviewField {
  private readonly listeners = new Set<() => void>();

  public constructor(private readonly load: () => Promise<ExclusionPreview>) {}

  /** A rule changed: count again. */
  public refresh(): void {
    for (const listener of this.listeners) listener();
  }

  public get field(): IPropertyPaneField<IPropertyPaneCustomFieldProps> {
    return {
      type: PropertyPaneFieldType.Custom,
      targetProperty: 'exclusionPreview',
      shouldFocus: false,
      properties: {
        key: 'loggia-exclusion-preview',
        onRender: (element: HTMLElement) => {
          import(/* webpackChunkName: 'exclusion-preview' */ '../../features/directory/ExclusionPreview').then(
            (module) => ReactDom.render(React.createElement(module.ExclusionPreview, { load: this.load, subscribe: this.subscribe }), element),
            () => undefined
          );
        },
        onDispose: (element: HTMLElement) => { ReactDom.unmountComponentAtNode(element); }
      }
    };
  }

  private readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}
