import { ServiceKey, type ServiceScope } from '@microsoft/sp-core-library';

/** SharePoint reports failures in edit mode to Microsoft; nothing leaves this machine, so they go to the console. */
export function _logFailuresForEditCustomerPromise(failure: unknown): void {
  console.warn('A web part failed in edit mode', failure);
}

/** The service that the manager consumes with every change in the property pane. */
export class _EditModeCustomerPromiseHandler {
  public static readonly serviceKey: ServiceKey<_EditModeCustomerPromiseHandler> = ServiceKey.create('local:EditModeCustomerPromiseHandler', _EditModeCustomerPromiseHandler);
  public constructor(_scope: ServiceScope) {
    /* made by the service scope */
  }
  public readonly logFailure = (failure: unknown): void => _logFailuresForEditCustomerPromise(failure);
}
