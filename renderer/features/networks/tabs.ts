import type { HostTab } from '#renderer/app/host-area/host-tab.ts';

/** The tabs of a host's networks, in the order in which they are shown. */
export const networksTabs: readonly HostTab[] = [];
