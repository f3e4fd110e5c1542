import { lazyRouteComponent } from '@tanstack/react-router';
import type { EngineTab } from './engine-tab.ts';

/** The tabs of an engine's pages, in the order in which they are shown. */
export const engineTabs: readonly EngineTab[] = [
  {
    id: 'engine',
    label: 'Engine',
    keywords: ['version', 'runtime', 'api', 'rootless'],
    page: lazyRouteComponent(() => import('#renderer/features/engines/engine-tab/engine-tab.tsx')),
  },
  {
    id: 'images',
    label: 'Images',
    keywords: ['pull', 'push', 'build', 'tag', 'load', 'registry', 'layers'],
    page: lazyRouteComponent(() => import('#renderer/features/images/images-tab.tsx')),
  },
  {
    id: 'volumes',
    label: 'Volumes',
    keywords: ['nfs', 'tmpfs', 'prune', 'files'],
    page: lazyRouteComponent(() => import('#renderer/features/engine-volumes/volumes-tab.tsx')),
  },
  {
    id: 'networks',
    label: 'Networks',
    keywords: ['bridge', 'macvlan', 'ipvlan', 'subnet', 'prune'],
    page: lazyRouteComponent(() => import('#renderer/features/engine-networks/networks-tab.tsx')),
  },
  {
    id: 'projects',
    label: 'Projects',
    keywords: ['compose', 'up', 'down', 'services'],
    page: lazyRouteComponent(() => import('#renderer/features/projects/projects-tab.tsx')),
  },
  {
    id: 'usage',
    label: 'Disk usage',
    keywords: ['prune', 'space', 'room', 'reclaim', 'df', 'build cache'],
    page: lazyRouteComponent(() => import('#renderer/features/images/usage/usage-tab.tsx')),
  },
];
