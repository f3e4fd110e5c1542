import type { Connection as ConnectionRow } from '#shared/contract/connections.ts';
import type { DiskFacts } from '#shared/domain/host/facts.ts';
import type { ConnectionFacts, ObjectFacts } from '#shared/domain/readiness/facts.ts';
import { readHypervisor } from '../create/hypervisor.ts';
import { readOffers } from '../create/offers.ts';
import { listNetworks } from '../networks/networks.ts';
import type { LiveConnection } from '../ports.ts';
import { freeRoom } from '../storage/free-room.ts';
import { answered } from '../storage/answered.ts';
import { listPools, type Pool } from '../storage/pools.ts';

/** What libvirt says of one host; asked over a connection when there is one. */
export async function readConnectionFacts(
  row: ConnectionRow,
  live: LiveConnection | undefined,
): Promise<ConnectionFacts> {
  const base = {
    uri: row.uri,
    label: row.label,
    driver: row.host?.driver ?? '',
    online: live !== undefined,
    ...(row.failure && { failure: row.failure }),
  };
  if (!live) return base;
  const [hypervisor, offered, networks, pools] = await Promise.all([
    readHypervisor(live.rpc),
    readOffers(live.rpc),
    listNetworks(live.rpc),
    answered(live, listPools),
  ]);
  const { cpuFeature, iommu } = hypervisor;
  return {
    ...base,
    driver: live.host.driver,
    libvirtVersion: live.host.libvirtVersion,
    ...(live.host.hypervisorVersion !== undefined && { hypervisorVersion: live.host.hypervisorVersion }),
    offersKvm: offered?.offers.kvm !== undefined,
    ...(cpuFeature !== undefined && { cpuFeature }),
    ...(iommu !== undefined && { iommu }),
    network: networks ? objectFacts(networks) : 'unsupported',
    pool: pools ? { ...objectFacts(pools), ...(await poolPlace(live, pools)) } : 'unsupported',
  };
}

interface Named {
  readonly name: string;
  readonly active: boolean;
  readonly autostart: boolean;
}

function objectFacts(all: readonly Named[]): ObjectFacts {
  const found = all.find(({ name }) => name === 'default');
  const other = all.filter(({ name, active }) => active && name !== 'default').map(({ name }) => name);
  if (!found) return { state: 'absent', other };
  return { state: found.active ? 'active' : 'inactive', autostart: found.autostart, other };
}

async function poolPlace(
  live: LiveConnection,
  pools: readonly Pool[],
): Promise<{ path?: string; space?: DiskFacts }> {
  const pool = pools.find(({ name }) => name === 'default') ?? pools.find(({ active }) => active);
  if (!pool) return {};
  const { path, active, capacity } = pool;
  return {
    ...(path !== undefined && { path }),
    ...(active && { space: { path: path ?? pool.name, total: capacity, free: await freeRoom(live, pool) } }),
  };
}
