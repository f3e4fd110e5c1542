import type { lazyRouteComponent } from '@tanstack/react-router';

/** What of a host has pages of its own, each an address: `/<area>/$connection/$tab/{-$item}`. */
export type HostAreaId = 'devices' | 'storage' | 'networks';

/**
 * One tab of a host's pages. To add one, write its component in a folder of its own as a default export, and add its
 * line to the feature's tabs.ts: its address, its place in the bar and its command come by themselves. In the
 * component, `usePlace()` says which host is meant, and `item` is what stands behind the tab's id in the address, for
 * a detail that has an address of its own; `goToTab()` goes there. The bar and the loss of the connection are shown
 * around it; it scrolls.
 */
export interface HostTab {
  readonly id: string;
  readonly label: string;
  /** Its words, for the command palette. */
  readonly keywords?: readonly string[];
  readonly page: ReturnType<typeof lazyRouteComponent>;
}
