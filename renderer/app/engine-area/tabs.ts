import type { EngineTab } from './engine-tab.ts';

/** The tabs of an engine's pages, in the order in which they are shown. */
export const engineTabs: readonly EngineTab[] = [];
