import * as React from 'react';
import type { DueWork } from '../../domain/blog/draftPorts';
import type { BlogViewer } from '../../domain/blog/ports';
import { useBlogServices } from './blogServices';
import { useRefresh } from './useBlog';

const firstWait = 1500;
const interval = 60_000;

function isNothing({ published, unpublished, shared }: DueWork): boolean {
  return published.length === 0 && unpublished.length === 0 && shared === 0;
}

/**
 * Does what is due while somebody with the right has the blog open: SharePoint has no clock of ours. Looks once when the
 * page has been drawn, and each minute while it is in front.
 * @param onDone told of what happened, after everything shown was asked for again
 */
export function useDue(viewer: BlogViewer, onDone: (work: DueWork) => void): void {
  const { service } = useBlogServices();
  const refresh = useRefresh();
  const tell = React.useRef(onDone);
  tell.current = onDone;
  const { canWrite, isOwner } = viewer;
  React.useEffect(() => {
    if (!canWrite) return undefined;
    let timer: number | undefined;
    let isGone = false;
    const look = async (): Promise<void> => {
      if (document.visibilityState !== 'visible' || !navigator.onLine) return;
      const work = await service.doDue(isOwner);
      if (isNothing(work) || isGone) return;
      await refresh();
      tell.current(work);
    };
    const plan = (wait: number): void => {
      if (isGone) return;
      timer = window.setTimeout(() => { look().then(() => plan(interval), () => plan(interval * 5)); }, wait);
    };
    plan(firstWait);
    return () => {
      isGone = true;
      window.clearTimeout(timer);
    };
  }, [canWrite, isOwner, refresh, service]);
}
