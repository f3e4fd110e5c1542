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
];
