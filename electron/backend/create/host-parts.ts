import { setTimeout as pause } from 'node:timers/promises';
import type { CreateOptions } from '#shared/contract/create/options.ts';
import type { HostTopology, MemoryVirtualization } from '#shared/contract/topology.ts';
import type { Acceleration } from '#shared/domain/acceleration/decide.ts';
import type { PoolFacts } from '#shared/domain/create/facts.ts';
import type { HostDevice } from '#shared/domain/host/host-devices.ts';
import type { NetLink } from '#electron/host/net-links.ts';
import { listNetworks, type Network } from '../networks/networks.ts';
import type { DeviceHosts } from '../devices/device-hosts.ts';
import type { HostReading } from '../devices/host-reading.ts';
import type { LiveConnection } from '../ports.ts';
import { readAcceleration } from './acceleration.ts';
import { readDevices } from './devices.ts';
import { readFilters } from './filters.ts';
import { type HostSize, readHostSize } from './host-size.ts';
import { type Age, type Ages, Kept, takeAll } from './kept.ts';
import { readLinks } from './links.ts';
import { readMemoryVirtualization } from './memory-virtualization.ts';
import { readPools } from './pool-facts.ts';
import { readRenderNodes } from './render-nodes.ts';
import { readTopology } from './topology.ts';
import { readUserNetworks } from './user-networks.ts';

/** What nothing tells of when it changes. */
const SILENT: Ages = { soft: 2_000, hard: 10_000 };
/** What an event tells of. */
const TOLD: Ages = { soft: 10_000, hard: 60_000 };
/** What changes when somebody works on the host itself. */
const SLOW: Ages = { soft: 10_000, hard: 120_000 };

/** What goes by the guest's architecture. */
interface ArchParts extends Readonly<Record<string, Kept<unknown>>> {
  readonly acceleration: Kept<Acceleration>;
  readonly memoryVirtualization: Kept<MemoryVirtualization>;
  readonly userNetworks: Kept<CreateOptions['userNetworks']>;
}

/** All that is read of a host for new guests and does change, each part kept for as long as it is likely true. */
export class HostParts {
  readonly size: Kept<HostSize>;
  readonly topology: Kept<Omit<HostTopology, 'pinned'> | undefined>;
  readonly pools: Kept<PoolFacts[] | undefined>;
  readonly networks: Kept<Network[] | undefined>;
  readonly links: Kept<NetLink[]>;
  readonly filters: Kept<string[]>;
  readonly devices: Kept<HostDevice[]>;
  readonly renderNodes: Kept<string[] | undefined>;
  /** Undefined where the host cannot be looked at. */
  readonly reading: Kept<HostReading | undefined>;
  readonly #live: LiveConnection;
  readonly #byArch = new Map<string | undefined, ArchParts>();

  constructor(live: LiveConnection, deviceHosts: Pick<DeviceHosts, 'read'>) {
    this.#live = live;
    this.size = new Kept(() => readHostSize(live), SILENT);
    this.topology = new Kept(() => readTopology(live), SILENT);
    this.pools = new Kept(() => readPools(live), SILENT);
    this.networks = new Kept(() => listNetworks(live.rpc), TOLD);
    this.links = new Kept(() => readLinks(live), SLOW);
    this.filters = new Kept(() => readFilters(live.rpc), SLOW);
    this.devices = new Kept(() => readDevices(live), TOLD);
    this.renderNodes = new Kept(() => readRenderNodes(live), SLOW);
    this.reading = new Kept(() => soonOrNot(deviceHosts.read(live, 'now')), TOLD);
  }

  /** What goes by the guest's architecture; left out: the host's own. */
  of(arch: string | undefined): ArchParts {
    const present = this.#byArch.get(arch);
    if (present) return present;
    const live = this.#live;
    const acceleration = new Kept(() => readAcceleration(live, arch), SLOW);
    const parts: ArchParts = {
      acceleration,
      memoryVirtualization: new Kept(
        async () => readMemoryVirtualization(live, await acceleration.get()),
        SLOW,
      ),
      userNetworks: new Kept(() => readUserNetworks(live, arch), SLOW),
    };
    this.#byArch.set(arch, parts);
    return parts;
  }

  /** Every part, for an architecture (left out: the host's own). */
  read(arch: string | undefined, age: Age) {
    const { size, topology, pools, networks, links, filters, devices, renderNodes, reading } = this;
    const shared = { size, topology, pools, networks, links, filters, devices, renderNodes, reading };
    return takeAll({ ...shared, ...this.of(arch) }, age);
  }

  /** Something was done on the host that may have changed any of it. */
  forget(): void {
    const { size, topology, pools, networks, links, devices, reading } = this;
    for (const part of [size, topology, pools, networks, links, devices, reading]) part.forget();
  }
}

/** A far host may take its time; devices can be chosen without a verdict. */
const PATIENCE_MS = 3_000;

async function soonOrNot<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  const enough = new AbortController();
  const waited = pause(PATIENCE_MS, undefined, { signal: enough.signal }).catch(() => undefined);
  // A connection that is gone is told by the other parts.
  const found = await Promise.race([reading.catch(() => undefined), waited]);
  enough.abort();
  return found;
}
