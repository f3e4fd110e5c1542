import type { AnyRouter, NavigateFn } from '@tanstack/react-router';

let router: AnyRouter | undefined;

/** Lets commands navigate. Called once at start. */
export function setRouter(next: AnyRouter): void {
  router = next;
}

/** Navigates from outside of components, with the same typed arguments as `useNavigate`'s function. */
export const go: NavigateFn = options => {
  if (router === undefined) throw new Error('Navigation was asked for before the router was made.');
  return router.navigate(options as never);
};

/** The same as an address, for what opens elsewhere: a window of its own. */
export function hrefOf(options: { to: string; params: Record<string, string> }): string {
  if (router === undefined) throw new Error('An address was asked for before the router was made.');
  return router.history.createHref(router.buildLocation(options as never).href);
}

/** True while the address is under this path. */
export const isAt = (path: string): boolean => router?.state.location.pathname.startsWith(path) ?? false;
