import { createRoute } from '@tanstack/react-router';
import { devicesTabs } from '#renderer/features/devices/tabs.ts';
import { networksTabs } from '#renderer/features/networks/tabs.ts';
import { storageTabs } from '#renderer/features/storage/tabs.ts';
import { lazyPage } from '#renderer/ui/lazy.ts';
import { devicesSearchSchema } from '../devices-search.ts';
import { toFirstTab } from '../host-area/to-first-tab.ts';
import { networksSearchSchema } from '../networks-search.ts';
import { storageSearchSchema } from '../storage-search.ts';
import { framed } from './frame.ts';

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

/** What each host has: devices, storage, networks. */
export const hostRoutes = [
  devicesHome,
  devices.addChildren([devicesStart, devicesTab]),
  storageHome,
  storage.addChildren([storageStart, storageTab]),
  networksHome,
  networks.addChildren([networksStart, networksTab]),
] as const;
