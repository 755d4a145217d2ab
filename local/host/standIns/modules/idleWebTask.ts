/** SharePoint's queue for work that waits for an idle page, on the browser's own. */
interface IdleTask {
  readonly id: string;
  readonly task: () => void;
}
export const IdleTaskPriority = { REQUIRED: 0, OPTIONAL_HIGH: 1, OPTIONAL: 2, OPTIONAL_LOW: 3 };

export const PrefetchDependencyPriority = { high: 0, low: 1 };

export class IdleTaskQueue {
  public static readonly instance: IdleTaskQueue = new IdleTaskQueue();
  private readonly _handles: Map<string, number> = new Map();

  public enqueueTask({ id, task }: IdleTask): void {
    this._handles.set(id, requestIdleCallback(() => task()));
  }
  public removeTask(id: string): void {
    const handle = this._handles.get(id);
    if (handle !== undefined) cancelIdleCallback(handle);
  }
}

/** Prefetching is an optimisation of large pages; here every component comes from the same machine. */
export function createPrefetchDependencyQueue(): { prefetchByPriorityWhenIdle(): void; cancel(): void } {
  return { prefetchByPriorityWhenIdle: () => undefined, cancel: () => undefined };
}
