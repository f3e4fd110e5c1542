import { createRoute, redirect } from '@tanstack/react-router';
import { lazyPage } from '#renderer/ui/lazy.ts';
import { engineTabs } from '../engine-area/tabs.ts';
import { framed } from './frame.ts';

/** Goes to the engine of this computer, or to one that answers. */
const enginesHome = createRoute({
  getParentRoute: () => framed,
  path: 'engines',
  component: lazyPage(() => import('../engine-area/engine-area-home.tsx')),
});
const engine = createRoute({
  getParentRoute: () => framed,
  path: 'engines/$engine',
  component: lazyPage(() => import('../engine-area/engine-area-page.tsx')),
});
const engineStart = createRoute({
  getParentRoute: () => engine,
  path: '/',
  beforeLoad: ({ params }) => {
    // oxlint-disable-next-line typescript/only-throw-error -- how the router is told
    throw redirect({
      to: '/engines/$engine/$tab/{-$item}',
      params: { engine: params.engine, tab: engineTabs[0]?.id ?? '', item: undefined },
      replace: true,
    });
  },
});
/** `$tab` is one of the engine area's tabs.ts, `$item` the thing chosen in it. */
const engineTab = createRoute({
  getParentRoute: () => engine,
  path: '$tab/{-$item}',
  component: lazyPage(() => import('../engine-area/engine-tab-page.tsx')),
  loader: ({ params: { tab } }) => engineTabs.find(({ id }) => id === tab)?.page.preload?.(),
});

/** What all services of a Compose project print, together. */
const projectLog = createRoute({
  getParentRoute: () => framed,
  path: 'projects/$engine/$project/log',
  component: lazyPage(() => import('#renderer/features/container/logs/project-log-page.tsx')),
});

/** What each container engine has. */
export const engineRoutes = [enginesHome, engine.addChildren([engineStart, engineTab]), projectLog] as const;
