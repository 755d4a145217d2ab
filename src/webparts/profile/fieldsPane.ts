import { PropertyPaneFieldType, type IPropertyPaneCustomFieldProps, type IPropertyPaneField } from '@microsoft/sp-property-pane';
import * as React from 'react';
import * as ReactDom from 'react-dom';
import type { CustomField } from '../../domain/people/customFields';

/** The list of further fields in the property pane. What draws it arrives when the pane opens. */
export function fieldsPaneField(fields: readonly CustomField[], onChange: (fields: readonly CustomField[]) => void): IPropertyPaneField<IPropertyPaneCustomFieldProps> {
  return {
    type: PropertyPaneFieldType.Custom,
    targetProperty: 'fields',
    shouldFocus: false,
    properties: {
      key: 'loggia-profile-fields',
      onRender: (element: HTMLElement) => {
        import(/* webpackChunkName: 'profile-fields-pane' */ '../../features/people/FieldsPane').then(
          ({ FieldsPane }) => ReactDom.render(React.createElement(FieldsPane, { fields, onChange }), element),
          () => undefined
        );
      },
      onDispose: (element: HTMLElement) => { ReactDom.unmountComponentAtNode(element); }
    }
  };
}
