import { framework } from '../runtime/manifest';

/**
 * The components that Microsoft's runtime asks for and npm does not have, with what stands in for each. Ids and versions are
 * those of SPFx 1.23.2; `tests/architecture/runtimeExternals.test.ts` shows that every name the runtime uses of them exists.
 */
export type Source =
  /** A file of a package, unmodified. */
  | { readonly kind: 'file'; readonly file: string; readonly needs?: readonly string[] }
  /** A module of ours, bundled as AMD. */
  | { readonly kind: 'module'; readonly entry: string; readonly needs?: readonly string[] }
  /** A view on the public Fluent bundle: version 8 is its exports, version 9 its `version9`. */
  | { readonly kind: 'fluent8' }
  | { readonly kind: 'fluent9' }
  /** Already inside sp-default-assembly: only the name has to resolve, the file is never asked for. */
  | { readonly kind: 'inAssembly' };

export interface StandIn {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly source: Source;
}

export const fluentId = 'f1ce17f1-0000-4000-b000-00000000f1c8';
export const fluentName = 'local-fluent';

/** The one component of the framework that a stand-in needs. */
export const coreLibrary = { name: '@microsoft/sp-core-library', id: '7263c7d0-1d6a-45ec-8d85-d4d1d234171b', version: framework };

const standIn = (name: string, id: string, version: string, source: Source): StandIn => ({ name, id, version, source });
const fluent8: Source = { kind: 'fluent8' };
const fluent9: Source = { kind: 'fluent9' };
const inAssembly: Source = { kind: 'inAssembly' };
const ownModule = (entry: string, ...needs: string[]): Source => ({ kind: 'module', entry: `modules/${entry}.ts`, needs });

const named: readonly StandIn[] = [
  standIn('react', '0d910c1c-13b9-4e1c-9aa4-b008c5e42d7d', '17.0.1', { kind: 'file', file: 'react/umd/react.production.min.js' }),
  standIn('react-dom', 'aa0a46ec-1505-43cd-a44a-93f3a5aa460a', '17.0.1', { kind: 'file', file: 'react-dom/umd/react-dom.production.min.js', needs: ['react'] }),
  standIn(fluentName, fluentId, '1.0.0', { kind: 'module', entry: 'fluent.ts', needs: ['react', 'react-dom'] }),
  standIn('ms-graph-v3', '32b9363b-09ff-4959-929a-cab2663fb223', '3.0.2', { kind: 'module', entry: 'graph.ts' }),
  standIn('tslib', '01c4df03-e775-48cb-aa14-171ee5199a15', '2.3.1', inAssembly),
  standIn('@microsoft/load-themed-styles', '229b8d08-79f3-438b-8c21-4613fc877abd', '0.1.2', inAssembly),
  standIn('@msinternal/odsp-core-bundle', '2e09fb9b-13bb-48f2-859f-97d6fff71176', '1.5.82', inAssembly),
  standIn('@msinternal/sp-telemetry', '8217e442-8ed3-41fd-957d-b112e841286a', '0.35.145', inAssembly),
  standIn('@msinternal/sp-safehtml', '6d3c733c-8cb7-4871-bb22-b5b37c1d518d', '0.6.0', inAssembly),
  standIn('@msinternal/sp-edit-customer-promise', '42647dee-1f75-4b9f-b521-5c844a6c35cc', '0.1.0', ownModule('editCustomerPromise', coreLibrary.name)),
  standIn('@msinternal/sp-idle-web-task', 'c49ba483-7614-4c5c-b9dd-11b45a5fa280', '0.1.2', ownModule('idleWebTask')),
  standIn('@msinternal/sp-fluentui-migration-reactdom-render-bundle', '63d75709-2785-4c91-97ad-489b171397d4', '0.1.0', ownModule('reactDomRender', 'react-dom')),
  standIn('@msinternal/sp-pages-content-panel-context', '3173fefe-9995-49d1-a75d-a5caeaaba212', '0.1.0', ownModule('contentPanelContext')),
  standIn('@msinternal/sp-component-utilities', '8494e7d7-6b99-47b2-a741-59873e42f16f', '13.15.20', ownModule('componentUtilities')),
  standIn('@msinternal/odsp-utilities-bundle', 'cc2cc925-b5be-41bb-880a-f0f8030c6aff', '5.6.604', ownModule('utilities')),
  standIn('@msinternal/sp-heading-level', 'bf211556-3cf0-412c-9618-a4f0e7069ebf', '0.1.0', ownModule('headingLevel')),
  standIn('@ms/office-ui-fabric-react-bundle', '396bbc17-3d18-4f43-8299-d99720d88e22', '1.19.60', fluent8),
  standIn('@msinternal/sp-fluentui-migration-tooltip-bundle', 'fab65e60-a04f-4772-874c-10691e4afa4b', '0.1.0', fluent8),
  standIn('@msinternal/sp-fluentui-migration-button-bundle', '0ad7e31a-8df9-4659-add8-a32c8e40040d', '0.1.0', fluent8),
  standIn('@msinternal/sp-fluentui-migration-label-bundle', 'ffe5c101-373a-4bd2-bebb-13082852bab0', '0.1.0', fluent8),
  standIn('@msinternal/sp-fluentui-v9-react-button-bundle', '72ec0651-8a26-441c-87f2-77ec66884ca3', '0.1.0', fluent9),
  standIn('@msinternal/sp-fluentui-v9-utilities-bundle', '0ec74f52-38bc-4a51-ab82-7c91a2b399a2', '0.1.0', fluent9),
  standIn('@msinternal/sp-fluentui-v9-react-menu-bundle', 'f652a763-4d5f-4a08-aed3-d3377ef835ff', '0.1.0', fluent9),
  standIn('@msinternal/sp-fluentui-v9-react-field-bundle', 'd3139516-bb4d-4141-9d35-a8aefe0272ec', '0.1.0', fluent9),
  standIn('@msinternal/sp-fluentui-v9-react-infolabel-bundle', '17f3a86d-33ce-4338-8594-8700ee90c494', '0.1.0', fluent9),
  standIn('@msinternal/sp-fluentui-v9-react-tooltip-bundle', '33c5a798-8532-4741-888a-d0a7734036b5', '0.1.0', fluent9),
  standIn('@msinternal/sp-fluentui-v9-react-combobox-bundle', '29728f96-9823-40fa-a481-ffdf106880b1', '0.1.0', fluent9),
  standIn('@msinternal/sp-fluentui-v9-react-label-bundle', 'dbdce381-c024-42a0-ab20-4134aca49a27', '0.1.0', fluent9)
];

/** Loaded by chunks of the property pane when a field needs them; its code names them by id alone. */
const lazy = (id: string, source: Source, version = '0.1.0'): StandIn => standIn(`lazy-${id.slice(0, 8)}`, id, version, source);
const lazyOnes: readonly StandIn[] = [
  ...[
    '111fe4c6-f1c2-4325-a129-3526437cba32', '4a37fff0-2aea-4df6-b0e4-061644a5c355', '94f059ca-7d9b-46b4-bb97-ec5867cb121a',
    '4c7a0268-816b-4ba5-ab33-df85b4bbf18c', 'b9fc293f-811a-4b1c-a851-a1fbcb7851bf', 'a86b8f98-2f15-4506-b455-c1e9fe8da1bd',
    '7f394f7b-0b39-41b0-89b3-16946caa2f33', '9f15c0bf-73f0-4365-a7c0-5b2072882dbb', '7763227c-dff4-4ad6-a8bd-4d6e41c3afd8',
    'b67b6cf3-ed44-4fad-af6b-3d78f3e35971', '89f063a9-3b5f-4ac2-a3ec-b598f37acb89', '215395c1-25f7-42ff-967c-8832aff2ab33'
  ].map((id) => lazy(id, fluent8)),
  ...['b99a20f7-e090-4a32-a841-7866d0be8d59', 'e7b22f8f-a734-4a67-bd3c-667c8ad8fcbc', '89b85dbe-f07e-424d-88da-a84f647073e2'].map((id) => lazy(id, fluent9)),
  lazy('17ce0976-e69a-4355-be84-89b69a74717d', fluent8, '0.3.65')
];

export const standIns: readonly StandIn[] = [...named, ...lazyOnes];
