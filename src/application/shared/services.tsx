import * as React from 'react';

/** A context for the services of one area, and the hook that reads it. */
export interface ServicesContext<T> {
  readonly ServicesProvider: React.FC<{ readonly services: T }>;
  /** Throws outside of the provider: that is a mistake of the composition root and not of a person. */
  readonly useServices: () => T;
}

/**
 * Makes the typed context through which an area's hooks reach what the web part composed: ports, site, user, settings.
 * @param area is named in the error.
 */
export function createServices<T extends object>(area: string): ServicesContext<T> {
  const Context = React.createContext<T | undefined>(undefined);
  return {
    ServicesProvider: ({ services, children }) => <Context.Provider value={services}>{children}</Context.Provider>,
    useServices: () => {
      const services = React.useContext(Context);
      if (!services) throw new Error(`The services of ${area} are used outside of their provider.`);
      return services;
    }
  };
}
