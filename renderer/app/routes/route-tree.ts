import { createRoute, redirect } from '@tanstack/react-router';
import { lazyPage } from '#renderer/ui/lazy.ts';
import { engineRoutes } from './engines.ts';
import { framed, root } from './frame.ts';
import { guestRoutes } from './guests.ts';
import { hostRoutes } from './hosts.ts';
import { windowRoutes } from './windows.ts';

const start = createRoute({
  getParentRoute: () => framed,
  path: '/',
  beforeLoad: () => {
    // oxlint-disable-next-line typescript/only-throw-error -- how the router is told
    throw redirect({ to: '/guests', replace: true });
  },
});

const ConnectionsPage = lazyPage(() => import('#renderer/features/connections/connections-page.tsx'));
const connections = createRoute({
  getParentRoute: () => framed,
  path: 'connections',
  component: ConnectionsPage,
});
/** The same page with one connection chosen. */
const connection = createRoute({ getParentRoute: () => connections, path: '$connection' });

const readiness = createRoute({
  getParentRoute: () => framed,
  path: 'readiness',
  component: lazyPage(() => import('#renderer/features/readiness/readiness-page.tsx')),
});

const ActivityPage = lazyPage(() => import('#renderer/features/activity/activity-page.tsx'));
const activity = createRoute({ getParentRoute: () => framed, path: 'activity', component: ActivityPage });
/** The same page with one job chosen. */
const job = createRoute({ getParentRoute: () => activity, path: '$job' });

const settings = createRoute({
  getParentRoute: () => framed,
  path: 'settings',
  component: lazyPage(() => import('#renderer/features/settings/settings-page.tsx')),
});

export const routeTree = root.addChildren([
  framed.addChildren([
    start,
    ...guestRoutes,
    ...hostRoutes,
    ...engineRoutes,
    connections.addChildren([connection]),
    readiness,
    activity.addChildren([job]),
    settings,
  ]),
  ...windowRoutes,
]);
