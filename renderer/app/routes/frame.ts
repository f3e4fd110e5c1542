import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router';
import { lazyPage } from '#renderer/ui/lazy.ts';
import { Frame } from '../frame/frame.tsx';

export const root = createRootRoute({
  component: Outlet,
  notFoundComponent: lazyPage(() => import('../not-found.tsx')),
});
/** The parent of every page but windows of their own. */
export const framed = createRoute({ getParentRoute: () => root, id: 'frame', component: Frame });
