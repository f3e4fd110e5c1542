import { lazyRouteComponent } from '@tanstack/react-router';
import { lazy as lazyOfReact } from 'react';

/**
 * Loads a part of the interface, once more where that fails. Chromium cuts off whatever it loads as soon as a network
 * card comes or goes on its computer, and each start of a container makes one. (Its styles: `loadStylesAgain`.)
 */
export async function loadAgain<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch {
    return await load();
  }
}

/** As React's own. */
export const lazy: typeof lazyOfReact = load => lazyOfReact(() => loadAgain(load));

/** As the router's own. */
export const lazyPage: typeof lazyRouteComponent = (load, exportName) =>
  lazyRouteComponent(() => loadAgain(load), exportName);
