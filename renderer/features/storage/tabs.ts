import { lazyRouteComponent } from '@tanstack/react-router';
import type { HostTab } from '#renderer/app/host-area/host-tab.ts';

/** The tabs of a host's storage, in the order in which they are shown. */
export const storageTabs: readonly HostTab[] = [
  {
    id: 'pools',
    label: 'Pools',
    keywords: ['volume', 'folder', 'nfs', 'lvm', 'iscsi', 'ceph', 'zfs'],
    page: lazyRouteComponent(() => import('./pools/pools-tab.tsx')),
  },
  {
    id: 'library',
    label: 'Library',
    keywords: ['iso', 'image', 'medium', 'cd', 'dvd', 'install', 'download'],
    page: lazyRouteComponent(() => import('./library/library-tab.tsx')),
  },
  {
    id: 'secrets',
    label: 'Secrets',
    keywords: ['password', 'key', 'chap', 'luks', 'passphrase'],
    page: lazyRouteComponent(() => import('./secrets/secrets-tab.tsx')),
  },
];
