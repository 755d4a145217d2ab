export const FAB_TOGGLE_EVT = 'fab-toggle';
export const ReadingMode = { ReadImmediately: 0, ReadAfterOtherContent: 1 };
/** Dragging rows of a property pane collection needs a component that npm lacks; the pane offers its buttons instead. */
export const SortableLoader = { load: (): Promise<never> => Promise.reject(new Error('Sorting by dragging is not available on the local host.')) };
export const getTimestampForGettyContent = (): string => '';
