import { statfs } from 'node:fs/promises';
import type { Connection } from 'node-libvirt';
import type { CreateRequest } from '#shared/contract/create.ts';
import { decideAcceleration, type Acceleration } from '#shared/domain/acceleration/decide.ts';
import { holdsFiles } from '#shared/domain/create/disk-plan.ts';
import type { CreateFacts, PoolFacts } from '#shared/domain/create/facts.ts';
import { readKvmDevice } from '#electron/host/kvm-device.ts';
import { readMemory } from '#electron/host/memory.ts';
import type { OsDatabase } from '#electron/media/osinfo.ts';
import { listNetworks } from '../networks/networks.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { listPools, type Pool } from '../storage/pools.ts';
import { listVolumes } from '../storage/volumes.ts';
import { readHypervisor } from './hypervisor.ts';
import { isSession } from './session.ts';
import { inspectSource } from './source.ts';

/** Reads all that a plan is made from. Nothing is changed. */
export async function gatherFacts(
  deps: AreaDeps,
  live: LiveConnection,
  request: CreateRequest,
  database: OsDatabase,
): Promise<CreateFacts> {
  const { rpc } = live;
  const [hypervisor, acceleration, node, freeMemory, pools, networks, source] = await Promise.all([
    readHypervisor(rpc),
    readAcceleration(live),
    rpc.call('nodeGetInfo'),
    readFreeMemory(live),
    readPools(live),
    listNetworks(rpc),
    inspectSource(deps, live, request.source, database),
  ]);
  return {
    host: live.label,
    driver: live.host.driver,
    session: isSession(live),
    guestNames: deps.guests.list(live.id).map(guest => guest.name),
    ...(hypervisor.offers && { offers: hypervisor.offers }),
    acceleration,
    cpus: node.cpus,
    memory: Number(node.memory) * 1024,
    ...(freeMemory !== undefined && { freeMemory }),
    ...(pools && { pools }),
    ...(networks && { networks }),
    ...(source && { source }),
  };
}

export async function readAcceleration(live: LiveConnection): Promise<Acceleration> {
  const { offers, hypervisor, hostArch, cpuFeature } = await readHypervisor(live.rpc);
  return decideAcceleration({
    libvirtOffersKvm: offers?.kvm !== undefined,
    cpuFeature,
    device: live.host.local ? await readKvmDevice('/') : undefined,
    runsAsThisUser: isSession(live),
    sameArchitecture: hypervisor === undefined || hypervisor.arch === hostArch,
  });
}

/** What programs could still have, the host's caches included. Bytes; undefined when it cannot be told. */
export async function readFreeMemory(live: LiveConnection): Promise<number | undefined> {
  if (live.host.local) return (await readMemory('/')).available || undefined;
  try {
    const all = -1; // VIR_NODE_MEMORY_STATS_ALL_CELLS
    const nparams = 16; // VIR_NODE_MEMORY_STATS has four fields; more room costs nothing
    const { params } = await live.rpc.call('nodeGetMemoryStats', { nparams, cellNum: all, flags: 0 });
    const kib = params
      .filter(({ field }) => ['free', 'buffers', 'cached'].includes(field))
      .reduce((sum, { value }) => sum + Number(value), 0);
    return kib * 1024;
  } catch {
    return undefined;
  }
}

async function readPools(live: LiveConnection): Promise<PoolFacts[] | undefined> {
  const pools = await listPools(live.rpc);
  return pools && Promise.all(pools.map(pool => poolFacts(live, live.rpc, pool)));
}

async function poolFacts(live: LiveConnection, rpc: Connection, pool: Pool): Promise<PoolFacts> {
  const { name, active, type, path } = pool;
  const volumes = active ? await listVolumes(rpc, pool.ref) : [];
  return {
    name,
    active,
    type,
    ...(path !== undefined && { path }),
    free: await freeRoom(live, pool),
    volumes: volumes.map(volume => volume.name),
  };
}

/** libvirt counts only when a pool is refreshed; on this computer the file system knows better. */
async function freeRoom(live: LiveConnection, pool: Pool): Promise<number> {
  if (!live.host.local || !holdsFiles(pool) || !pool.active || pool.path === undefined) return pool.free;
  try {
    const system = await statfs(pool.path);
    return system.bavail * system.bsize;
  } catch {
    return pool.free;
  }
}
