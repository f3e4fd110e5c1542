import { lazyRouteComponent } from '@tanstack/react-router';
import type { ContainerTab } from './container-tab.ts';

/** The tabs of a container's page, in the order in which they are shown. The first one has no id in the address. */
export const containerTabs: readonly ContainerTab[] = [
  {
    id: 'overview',
    label: 'Overview',
    page: lazyRouteComponent(() => import('./overview/overview-tab.tsx')),
  },
  {
    id: 'logs',
    label: 'Logs',
    page: lazyRouteComponent(() => import('./logs/logs-tab.tsx')),
  },
  {
    id: 'shell',
    label: 'Shell',
    page: lazyRouteComponent(() => import('./shell/shell-tab.tsx')),
  },
  {
    id: 'files',
    label: 'Files',
    page: lazyRouteComponent(() => import('./files/files-tab.tsx')),
  },
  {
    id: 'performance',
    label: 'Performance',
    page: lazyRouteComponent(() => import('./performance/performance-tab.tsx')),
  },
  {
    id: 'processes',
    label: 'Processes',
    page: lazyRouteComponent(() => import('./processes/processes-tab.tsx')),
  },
  {
    id: 'changes',
    label: 'Changes',
    page: lazyRouteComponent(() => import('./changes/changes-tab.tsx')),
  },
  {
    id: 'isolation',
    label: 'Isolation',
    page: lazyRouteComponent(() => import('./isolation/isolation-tab.tsx')),
  },
];

/** The tab that the address names; the first when it names none. */
export const containerTabOf = (id: string | undefined): ContainerTab | undefined =>
  id === undefined ? containerTabs[0] : containerTabs.find(each => each.id === id);
