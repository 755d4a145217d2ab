import * as React from 'react';
import * as strings from 'SharedStrings';

/** What a fallback may show while, or instead of, the component. */
export interface LoadState {
  readonly hasFailed: boolean;
  readonly onRetry: () => void;
}

/** A component that arrives with its own file when it is first drawn. */
export type LazyComponent<P> = React.FC<P> & {
  /** Starts loading ahead of use, for example when the pointer comes near. */
  readonly preload: () => void;
};

type Module<P> = { readonly default: React.ComponentType<P> };

function LoadFailed({ onRetry }: { readonly onRetry: () => void }): JSX.Element {
  return (
    <span role="alert">
      {strings.LoadFailed} <button type="button" onClick={onRetry}>{strings.TryAgain}</button>
    </span>
  );
}

/**
 * Makes a component of a heavy module. Unlike React.lazy it needs no Suspense around it (which hides what stands beside
 * it in React 17), and a failed load can be tried again, as a page that was offline must be able to.
 * @param load gives the module; name the chunk in it.
 * @param Fallback is drawn until the module is there. Nothing by default, and one sentence after a failure.
 */
export function lazily<P extends object>(load: () => Promise<Module<P>>, Fallback?: React.ComponentType<P & { readonly loadState: LoadState }>): LazyComponent<P> {
  let loaded: React.ComponentType<P> | undefined;
  let pending: Promise<void> | undefined;

  function start(): Promise<void> {
    pending ??= load().then(
      (module) => {
        loaded = module.default;
      },
      (error: unknown) => {
        pending = undefined;
        throw error;
      }
    );
    return pending;
  }

  function Lazy(props: React.PropsWithChildren<P>): JSX.Element | null {
    const [, setVersion] = React.useState(0);
    const [hasFailed, setFailed] = React.useState(false);
    const isMounted = React.useRef(true);
    const wasThere = React.useRef(loaded !== undefined);
    const begin = React.useCallback(() => {
      setFailed(false);
      start().then(
        () => isMounted.current && setVersion((version) => version + 1),
        () => isMounted.current && setFailed(true)
      );
    }, []);
    React.useEffect(() => {
      isMounted.current = true;
      if (!loaded) begin();
      // It may have arrived after the first drawing and before this.
      else if (!wasThere.current) setVersion((version) => version + 1);
      return () => {
        isMounted.current = false;
      };
    }, [begin]);

    if (loaded) {
      const Loaded = loaded;
      return <Loaded {...props} />;
    }
    if (Fallback) return <Fallback {...props} loadState={{ hasFailed, onRetry: begin }} />;
    return hasFailed ? <LoadFailed onRetry={begin} /> : null;
  }

  const preload = (): void => {
    // A failed preload is no failure yet: drawing tries again and tells.
    start().catch(() => undefined);
  };
  return Object.assign(Lazy as React.FC<P>, { preload });
}
