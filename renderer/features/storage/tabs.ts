import type { HostTab } from '#renderer/app/host-area/host-tab.ts';
import { lazyPage } from '#renderer/ui/lazy.ts';

/** The tabs of a host's storage, in the order in which they are shown. */
export const storageTabs: readonly HostTab[] = [
  {
    id: 'pools',
    label: 'Pools',
    keywords: ['volume', 'folder', 'nfs', 'lvm', 'iscsi', 'ceph', 'zfs'],
    page: lazyPage(() => import('./pools/pools-tab.tsx')),
  },
  {
    id: 'library',
    label: 'Library',
    keywords: ['iso', 'image', 'medium', 'cd', 'dvd', 'install', 'download'],
    page: lazyPage(() => import('./library/library-tab.tsx')),
  },
  {
    id: 'secrets',
    label: 'Secrets',
    keywords: ['password', 'key', 'chap', 'luks', 'passphrase'],
    page: lazyPage(() => import('./secrets/secrets-tab.tsx')),
  },
];
