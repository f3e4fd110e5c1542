import { lazyPage } from '#renderer/ui/lazy.ts';
import type { EngineTab } from './engine-tab.ts';

/** The tabs of an engine's pages, in the order in which they are shown. */
export const engineTabs: readonly EngineTab[] = [
  {
    id: 'engine',
    label: 'Engine',
    keywords: ['version', 'runtime', 'api', 'rootless'],
    page: lazyPage(() => import('#renderer/features/engines/engine-tab/engine-tab.tsx')),
  },
  {
    id: 'images',
    label: 'Images',
    keywords: ['pull', 'push', 'build', 'tag', 'load', 'registry', 'layers'],
    page: lazyPage(() => import('#renderer/features/images/images-tab.tsx')),
  },
  {
    id: 'volumes',
    label: 'Volumes',
    keywords: ['nfs', 'tmpfs', 'prune', 'files'],
    page: lazyPage(() => import('#renderer/features/engine-volumes/volumes-tab.tsx')),
  },
  {
    id: 'networks',
    label: 'Networks',
    keywords: ['bridge', 'macvlan', 'ipvlan', 'subnet', 'prune'],
    page: lazyPage(() => import('#renderer/features/engine-networks/networks-tab.tsx')),
  },
  {
    id: 'projects',
    label: 'Projects',
    keywords: ['compose', 'up', 'down', 'services'],
    page: lazyPage(() => import('#renderer/features/projects/projects-tab.tsx')),
  },
  {
    id: 'usage',
    label: 'Disk usage',
    keywords: ['prune', 'space', 'room', 'reclaim', 'df', 'build cache'],
    page: lazyPage(() => import('#renderer/features/images/usage/usage-tab.tsx')),
  },
];
