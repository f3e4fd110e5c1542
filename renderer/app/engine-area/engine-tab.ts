import type { lazyRouteComponent } from '@tanstack/react-router';

/**
 * One tab of an engine's pages: `/engines/$engine/$tab/{-$item}`. To add one, write its component in a folder of its
 * own as a default export, and add its line to tabs.ts: its address, its place in the bar and its command come by
 * themselves. In the component, `useEnginePlace()` says which engine is meant, and `item` is what stands behind the
 * tab's id in the address. The bar and the loss of the engine are shown around it; it scrolls.
 */
export interface EngineTab {
  readonly id: string;
  readonly label: string;
  /** Its words, for the command palette. */
  readonly keywords?: readonly string[];
  readonly page: ReturnType<typeof lazyRouteComponent>;
}
