/** Microsoft's own Graph client, which sp-http-msgraph loads under an internal name. */
export * from '@microsoft/microsoft-graph-client/lib/es/src/index';
