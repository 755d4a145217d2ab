/**
 * The content panel is SharePoint's newer frame for the property pane and belongs to its page canvas. Without a canvas that
 * provides it the pane waits for a context that never comes and takes the classic path, which is what this module arranges.
 */
type Unsubscribe = () => void;
const unsubscribe: Unsubscribe = () => undefined;
let instance: SPPagesContentPanelProviderContext | undefined;

export class SPPagesContentPanelProviderContext {
  public readonly subscriberContext = undefined;
  public readonly stateContext = undefined;
  public readonly waitForContext: Promise<never> = new Promise<never>(() => undefined);
  public static getInstance(): SPPagesContentPanelProviderContext {
    return (instance ??= new SPPagesContentPanelProviderContext());
  }
  public addOnUpdateListener(): Unsubscribe {
    return unsubscribe;
  }
  public addOnMountListener(): Unsubscribe {
    return unsubscribe;
  }
  public removeOnUpdateListener(): void {
    /* nobody was added */
  }
}

export const SPPagesContentPanelPivot = { configurationTools: 'configurationTools', pageDetails: 'pageDetails', pageVibeChat: 'pageVibeChat' };
export const SPPagesContentPanelCommandId = {
  refreshPropertyPane: 'refreshPropertyPane',
  propertyPaneFieldChange: 'propertyPaneFieldChange',
  propertyPaneConfigurationEvent: 'propertyPaneConfigurationEvent'
};
export const SPPagesContentPanelQOSScenarios = { rendering: 'rendering' };
export const getQOSName = (...parts: string[]): string => parts.join('.');
export function monitorChunkLoad<T>(_name: string, load: T | (() => T)): T {
  return typeof load === 'function' ? (load as () => T)() : load;
}
