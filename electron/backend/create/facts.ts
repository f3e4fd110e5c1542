import type { Connection } from 'node-libvirt';
import type { CreateRequest } from '#shared/contract/create.ts';
import { decideAcceleration, type Acceleration } from '#shared/domain/acceleration/decide.ts';
import type { CreateFacts, PoolFacts } from '#shared/domain/create/facts.ts';
import { cpuFeatureOf } from '#shared/domain/capabilities/offer.ts';
import { readCpu } from '#electron/host/cpu-virt.ts';
import { readKvmDevice } from '#electron/host/kvm-device.ts';
import type { OsDatabase } from '#electron/media/osinfo.ts';
import { listNetworks } from '../networks/networks.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { freeRoom } from '../storage/free-room.ts';
import { listPools, type Pool } from '../storage/pools.ts';
import { listVolumes } from '../storage/volumes.ts';
import { readHostMemory } from './host-memory.ts';
import { readHypervisor } from './hypervisor.ts';
import { isSession } from '../connections/session.ts';
import { inspectSource } from './source.ts';

/** Reads all that a plan is made from. Nothing is changed. */
export async function gatherFacts(
  deps: AreaDeps,
  live: LiveConnection,
  request: CreateRequest,
  database: OsDatabase,
): Promise<CreateFacts> {
  const { rpc } = live;
  const [hypervisor, acceleration, node, memory, pools, networks, source] = await Promise.all([
    readHypervisor(rpc),
    readAcceleration(live),
    rpc.call('nodeGetInfo'),
    readHostMemory(live),
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
    memory: memory.total,
    ...(memory.free !== undefined && { freeMemory: memory.free }),
    ...(pools && { pools }),
    ...(networks && { networks }),
    ...(source && { source }),
  };
}

/** `root`: of this computer's file system, for a connection that is local. */
export async function readAcceleration(live: LiveConnection, root = '/'): Promise<Acceleration> {
  const { offers, hypervisor, hostArch, cpuFeature } = await readHypervisor(live.rpc);
  return decideAcceleration({
    libvirtOffersKvm: offers?.kvm !== undefined,
    cpuFeature: live.host.local ? await readCpuFeature(root, hostArch) : cpuFeature,
    device: live.host.local ? await readKvmDevice(root) : undefined,
    runsAsThisUser: isSession(live),
    sameArchitecture: hypervisor === undefined || hypervisor.arch === hostArch,
  });
}

/** The kernel knows: the CPU model that libvirt settles on may have a feature that this very CPU hides. */
async function readCpuFeature(root: string, arch: string | undefined) {
  const { vmx, svm } = await readCpu(root);
  return cpuFeatureOf(arch, [...(vmx ? ['vmx'] : []), ...(svm ? ['svm'] : [])]);
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
