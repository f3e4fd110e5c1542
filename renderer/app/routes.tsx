import { createRootRoute, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { containerTabOf } from '#renderer/features/container/tabs.ts';
import { devicesTabs } from '#renderer/features/devices/tabs.ts';
import { networksTabs } from '#renderer/features/networks/tabs.ts';
import { storageTabs } from '#renderer/features/storage/tabs.ts';
import { lazyPage } from '#renderer/ui/lazy.ts';
import { devicesSearchSchema } from './devices-search.ts';
import { engineTabs } from './engine-area/tabs.ts';
import { guestsSearchSchema } from './guests-search.ts';
import { toFirstTab } from './host-area/to-first-tab.ts';
import { networksSearchSchema } from './networks-search.ts';
import { lxcSearchSchema } from './lxc-search.ts';
import { runSearchSchema } from './run-search.ts';
import { storageSearchSchema } from './storage-search.ts';
import { Frame } from './frame/frame.tsx';
import { GuestsPage } from '#renderer/features/guests/guests-page.tsx';

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: lazyPage(() => import('./not-found.tsx')),
});
const framed = createRoute({ getParentRoute: () => root, id: 'frame', component: Frame });

const start = createRoute({
  getParentRoute: () => framed,
  path: '/',
  beforeLoad: () => {
    // oxlint-disable-next-line typescript/only-throw-error -- how the router is told
    throw redirect({ to: '/guests', replace: true });
  },
});

const guests = createRoute({
  getParentRoute: () => framed,
  path: 'guests',
  validateSearch: guestsSearchSchema,
  component: GuestsPage,
});
/** Without a page, the wizard's Basic view. */
const create = createRoute({
  getParentRoute: () => framed,
  path: 'guests/new/{-$page}',
  component: lazyPage(() => import('#renderer/features/create/shell/wizard.tsx')),
});
const newLxc = createRoute({
  getParentRoute: () => framed,
  path: 'guests/new-lxc',
  validateSearch: lxcSearchSchema,
  component: lazyPage(() => import('#renderer/features/lxc/new-lxc-page.tsx')),
});
/** Without a page, the run wizard's Basic view. */
const run = createRoute({
  getParentRoute: () => framed,
  path: 'guests/run/{-$page}',
  validateSearch: runSearchSchema,
  component: lazyPage(() => import('#renderer/features/run/shell/wizard.tsx')),
});
const guest = createRoute({
  getParentRoute: () => guests,
  path: '$connection/$uuid',
  component: lazyPage(() => import('#renderer/features/guest/guest-panel.tsx')),
});
/** `containers` is no connection's id: what is written out comes before what is filled in. */
const container = createRoute({
  getParentRoute: () => guests,
  path: 'containers/$engine/$id',
  component: lazyPage(() => import('#renderer/features/container/container-panel.tsx')),
});
/** `$tab` is one of the feature's tabs.ts, the first when left out; `$item` the thing chosen in it. */
const containerTab = createRoute({
  getParentRoute: () => container,
  path: '{-$tab}/{-$item}',
  component: lazyPage(() => import('#renderer/features/container/container-tab-page.tsx')),
  loader: ({ params: { tab } }) => containerTabOf(tab)?.page.preload?.(),
});
const overview = createRoute({
  getParentRoute: () => guest,
  path: '/',
  component: lazyPage(() => import('#renderer/features/guest/overview/overview-tab.tsx')),
});
/** `$item` is a device's id or a page of settings, so that each has an address of its own. */
const hardware = createRoute({
  getParentRoute: () => guest,
  path: 'hardware/{-$item}',
  component: lazyPage(() => import('#renderer/features/guest/hardware/hardware-tab.tsx')),
});
/** `$name` is the snapshot chosen in the tree. */
const snapshots = createRoute({
  getParentRoute: () => guest,
  path: 'snapshots/{-$name}',
  component: lazyPage(() => import('#renderer/features/guest/snapshots/snapshots-tab.tsx')),
});
const performance = createRoute({
  getParentRoute: () => guest,
  path: 'performance',
  component: lazyPage(() => import('#renderer/features/guest/performance/performance-tab.tsx')),
});
const agent = createRoute({
  getParentRoute: () => guest,
  path: 'agent',
  component: lazyPage(() => import('#renderer/features/guest/agent/agent-tab.tsx')),
});
const isolation = createRoute({
  getParentRoute: () => guest,
  path: 'isolation',
  component: lazyPage(() => import('#renderer/features/guest/isolation/isolation-tab.tsx')),
});
const history = createRoute({
  getParentRoute: () => guest,
  path: 'activity',
  component: lazyPage(() => import('#renderer/features/guest/history/history-tab.tsx')),
});
const xml = createRoute({
  getParentRoute: () => guest,
  path: 'xml',
  component: lazyPage(() => import('#renderer/features/guest/xml/xml-tab.tsx')),
});
/** `$index` is the position among the domain's `<graphics>`. */
const display = createRoute({
  getParentRoute: () => guest,
  path: 'display/$index',
  component: lazyPage(() => import('#renderer/features/console/display-tab.tsx')),
});
/** `$alias` names the console's device. */
const text = createRoute({
  getParentRoute: () => guest,
  path: 'text/$alias',
  component: lazyPage(() => import('#renderer/features/console/text-tab.tsx')),
});

/** Goes to the devices of this computer, or of the only host there is. */
const devicesHome = createRoute({
  getParentRoute: () => framed,
  path: 'devices',
  component: lazyPage(() => import('#renderer/features/devices/devices-home.tsx')),
});
const devices = createRoute({
  getParentRoute: () => framed,
  path: 'devices/$connection',
  validateSearch: devicesSearchSchema,
  component: lazyPage(() => import('#renderer/features/devices/devices-page.tsx')),
});
const devicesStart = createRoute({
  getParentRoute: () => devices,
  path: '/',
  beforeLoad: ({ params }) => toFirstTab('devices', params, devicesTabs),
});
/** `$tab` is one of the feature's tabs.ts, `$item` the thing chosen in it. */
const devicesTab = createRoute({
  getParentRoute: () => devices,
  path: '$tab/{-$item}',
  component: lazyPage(() => import('#renderer/features/devices/devices-tab.tsx')),
  loader: ({ params: { tab } }) => devicesTabs.find(({ id }) => id === tab)?.page.preload?.(),
});

const storageHome = createRoute({
  getParentRoute: () => framed,
  path: 'storage',
  component: lazyPage(() => import('#renderer/features/storage/storage-home.tsx')),
});
const storage = createRoute({
  getParentRoute: () => framed,
  path: 'storage/$connection',
  validateSearch: storageSearchSchema,
  component: lazyPage(() => import('#renderer/features/storage/storage-page.tsx')),
});
const storageStart = createRoute({
  getParentRoute: () => storage,
  path: '/',
  beforeLoad: ({ params }) => toFirstTab('storage', params, storageTabs),
});
const storageTab = createRoute({
  getParentRoute: () => storage,
  path: '$tab/{-$item}',
  component: lazyPage(() => import('#renderer/features/storage/storage-tab.tsx')),
  loader: ({ params: { tab } }) => storageTabs.find(({ id }) => id === tab)?.page.preload?.(),
});

const networksHome = createRoute({
  getParentRoute: () => framed,
  path: 'networks',
  component: lazyPage(() => import('#renderer/features/networks/networks-home.tsx')),
});
const networks = createRoute({
  getParentRoute: () => framed,
  path: 'networks/$connection',
  validateSearch: networksSearchSchema,
  component: lazyPage(() => import('#renderer/features/networks/networks-page.tsx')),
});
const networksStart = createRoute({
  getParentRoute: () => networks,
  path: '/',
  beforeLoad: ({ params }) => toFirstTab('networks', params, networksTabs),
});
const networksTab = createRoute({
  getParentRoute: () => networks,
  path: '$tab/{-$item}',
  component: lazyPage(() => import('#renderer/features/networks/networks-tab.tsx')),
  loader: ({ params: { tab } }) => networksTabs.find(({ id }) => id === tab)?.page.preload?.(),
});

/** Goes to the engine of this computer, or to one that answers. */
const enginesHome = createRoute({
  getParentRoute: () => framed,
  path: 'engines',
  component: lazyPage(() => import('./engine-area/engine-area-home.tsx')),
});
const engine = createRoute({
  getParentRoute: () => framed,
  path: 'engines/$engine',
  component: lazyPage(() => import('./engine-area/engine-area-page.tsx')),
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
  component: lazyPage(() => import('./engine-area/engine-tab-page.tsx')),
  loader: ({ params: { tab } }) => engineTabs.find(({ id }) => id === tab)?.page.preload?.(),
});

/** What all services of a Compose project print, together. */
const projectLog = createRoute({
  getParentRoute: () => framed,
  path: 'projects/$engine/$project/log',
  component: lazyPage(() => import('#renderer/features/container/logs/project-log-page.tsx')),
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

/** Consoles in windows of their own, without the frame. */
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

export const routeTree = root.addChildren([
  framed.addChildren([
    start,
    create,
    run,
    newLxc,
    guests.addChildren([
      container.addChildren([containerTab]),
      guest.addChildren([
        overview,
        hardware,
        snapshots,
        performance,
        agent,
        isolation,
        xml,
        history,
        display,
        text,
      ]),
    ]),
    devicesHome,
    devices.addChildren([devicesStart, devicesTab]),
    storageHome,
    storage.addChildren([storageStart, storageTab]),
    networksHome,
    networks.addChildren([networksStart, networksTab]),
    enginesHome,
    engine.addChildren([engineStart, engineTab]),
    projectLog,
    connections.addChildren([connection]),
    readiness,
    activity.addChildren([job]),
    settings,
  ]),
  displayWindow,
  textWindow,
  shellWindow,
]);
