import { PropertyPaneLabel, PropertyPaneTextField, PropertyPaneToggle, type IPropertyPaneField, type IPropertyPaneGroup } from '@microsoft/sp-property-pane';
import * as strings from 'DirectoryStrings';
import * as sharedStrings from 'SharedStrings';

/** Whom an owner leaves out of a page about people; lists are texts with one entry a line. */
export interface ExclusionProperties {
  withoutDepartment?: boolean;
  domains?: string;
  names?: string;
  departments?: string;
  /** `Role: Contractor*`. */
  values?: string;
  people?: string;
  /** Names of SharePoint groups. */
  groups?: string;
}

/** The names of these properties: a change of one makes what was read invalid. */
export const exclusionProperties: readonly (keyof ExclusionProperties)[] = ['withoutDepartment', 'domains', 'names', 'departments', 'values', 'people', 'groups'];

/** The group of the property pane that asks for the rules. */
export function exclusionsGroup(properties: ExclusionProperties, ...further: IPropertyPaneField<unknown>[]): IPropertyPaneGroup {
  const lines = (name: Exclude<keyof ExclusionProperties, 'withoutDepartment'>, label: string, description = strings.PaneLines): ReturnType<typeof PropertyPaneTextField> =>
    PropertyPaneTextField(name, { label, description, multiline: true, rows: 3, deferredValidationTime: 600 });
  return {
    groupName: strings.PaneExclude,
    groupFields: [
      PropertyPaneLabel('excludeHint', { text: strings.PaneExcludeHint }),
      PropertyPaneToggle('withoutDepartment', { label: strings.PaneWithoutDepartment, onText: sharedStrings.PaneOn, offText: sharedStrings.PaneOff, checked: properties.withoutDepartment === true }),
      lines('people', strings.PanePeople), lines('departments', strings.PaneDepartments), lines('values', strings.PaneValues, strings.PaneValuesHint), lines('names', strings.PaneNames), lines('domains', strings.PaneDomains), lines('groups', strings.PaneGroups, strings.PaneGroupsHint), ...further
    ] as IPropertyPaneGroup['groupFields']
  };
}
