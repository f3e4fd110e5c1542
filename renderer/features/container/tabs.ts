import { lazyPage } from '#renderer/ui/lazy.ts';
import type { ContainerTab } from './container-tab.ts';

/** The tabs of a container's page, in the order in which they are shown. The first one has no id in the address. */
export const containerTabs: readonly ContainerTab[] = [
  {
    id: 'overview',
    label: 'Overview',
    page: lazyPage(() => import('./overview/overview-tab.tsx')),
  },
  {
    id: 'logs',
    label: 'Logs',
    page: lazyPage(() => import('./logs/logs-tab.tsx')),
  },
  {
    id: 'shell',
    label: 'Shell',
    page: lazyPage(() => import('./shell/shell-tab.tsx')),
  },
  {
    id: 'files',
    label: 'Files',
    page: lazyPage(() => import('./files/files-tab.tsx')),
  },
  {
    id: 'performance',
    label: 'Performance',
    page: lazyPage(() => import('./performance/performance-tab.tsx')),
  },
  {
    id: 'processes',
    label: 'Processes',
    page: lazyPage(() => import('./processes/processes-tab.tsx')),
  },
  {
    id: 'changes',
    label: 'Changes',
    page: lazyPage(() => import('./changes/changes-tab.tsx')),
  },
  {
    id: 'isolation',
    label: 'Isolation',
    page: lazyPage(() => import('./isolation/isolation-tab.tsx')),
  },
  {
    id: 'activity',
    label: 'Activity',
    page: lazyPage(() => import('./activity/activity-tab.tsx')),
  },
];

/** The tab that the address names; the first when it names none. */
export const containerTabOf = (id: string | undefined): ContainerTab | undefined =>
  id === undefined ? containerTabs[0] : containerTabs.find(each => each.id === id);
