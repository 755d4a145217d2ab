/** SharePoint reports failures of its own web parts in edit mode to Microsoft; nothing leaves this machine. */
export function _logFailuresForEditCustomerPromise(failure: unknown): void {
  console.warn('A web part of SharePoint itself failed in edit mode', failure);
}
