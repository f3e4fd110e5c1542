import type { InventedBridges } from './invent-host-bridges.ts';
import type { InventedNetworks } from './invent-networks.ts';
import { type HostOptions, openHost } from './open-host.tsx';

interface Options extends HostOptions {
  invented?: InventedNetworks;
  /** The one that is chosen, by its place among the invented. */
  item?: number;
  /** Another tab and what is chosen in it: `bridges/enp3s0`. */
  path?: string;
  bridges?: InventedBridges;
}

/** The networks of one invented host, with the whole frame around them. For tests only. */
export function openNetworks({ invented = {}, item, path, bridges = {}, ...options }: Options = {}) {
  const uuid = item === undefined ? '' : `/9a0f7d1e-7a51-4a0e-9d0c-${String(item).padStart(12, '0')}`;
  return openHost('networks', path ?? `networks${uuid}`, { networks: invented, bridges }, options);
}
