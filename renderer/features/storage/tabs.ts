import type { HostTab } from '#renderer/app/host-area/host-tab.ts';

/** The tabs of a host's storage, in the order in which they are shown. */
export const storageTabs: readonly HostTab[] = [];
