import type { HostAreaId } from '#renderer/app/host-area/host-tab.ts';
import type { InventedDevices } from './devices-router.ts';
import type { InventedPools } from './invent-pools.ts';
import { type HostOptions, openHost } from './open-host.tsx';

interface Options extends HostOptions {
  /** Whose pages; those of devices unless said. */
  area?: HostAreaId;
  pools?: InventedPools;
  /** Below the host's address: `doctor`, or `map/0000:01:00.0`. */
  path?: string;
  invented?: InventedDevices;
}

/** The devices, or other pages, of one invented host, with the whole frame around them. For tests only. */
export function openDevices({
  area = 'devices',
  pools,
  path = 'map',
  invented = {},
  ...options
}: Options = {}) {
  return openHost(area, path, { devices: invented, ...(pools && { pools }) }, options);
}
