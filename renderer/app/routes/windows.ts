import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '#renderer/ui/lazy.ts';
import { root } from './frame.ts';

const displayWindow = createRoute({
  getParentRoute: () => root,
  path: 'window/display/$connection/$uuid/$index',
  component: lazyPage(() => import('#renderer/features/console/display-window.tsx')),
});
const textWindow = createRoute({
  getParentRoute: () => root,
  path: 'window/text/$connection/$uuid/$alias',
  component: lazyPage(() => import('#renderer/features/console/text-window.tsx')),
});
const shellWindow = createRoute({
  getParentRoute: () => root,
  path: 'window/shell/$engine/$id',
  component: lazyPage(() => import('#renderer/features/container/shell/shell-window.tsx')),
});

/** Consoles in windows of their own, without the frame. */
export const windowRoutes = [displayWindow, textWindow, shellWindow] as const;
