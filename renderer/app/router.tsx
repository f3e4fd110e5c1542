import { createHashHistory, createRouter } from '@tanstack/react-router';
import { PageError } from './page-error.tsx';
import { routeTree } from './routes/route-tree.ts';

/** Addresses live behind the hash, so that a reload needs nothing from whoever serves the files. */
export function createAppRouter() {
  return createRouter({
    routeTree,
    history: createHashHistory(),
    defaultErrorComponent: PageError,
    // A tab's code is there before it is clicked.
    defaultPreload: 'intent',
    defaultPendingMs: 400,
    scrollRestoration: false,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
