import type { z } from 'zod';
import type { createOptionsSchema } from '#shared/contract/create.ts';
import { usablePoolTypes } from '#shared/domain/create/defaults.ts';
import { USER_MODE, USER_MODE_LABEL } from '#shared/domain/create/network-choice.ts';
import { eachLimited } from '../guests/each-limited.ts';
import { listNetworks } from '../networks/networks.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { freeRoom } from '../storage/free-room.ts';
import { listPools, refreshPool, type Pool } from '../storage/pools.ts';
import { listVolumes, readVolumeIfThere } from '../storage/volumes.ts';
import { readAcceleration } from './facts.ts';
import { readHostMemory } from './host-memory.ts';
import { readHypervisor } from './hypervisor.ts';
import { isSession } from '../connections/session.ts';

type CreateOptions = z.infer<typeof createOptionsSchema>;

/** Read one by one; more than a person would choose from. */
const IMAGES_SHOWN = 500;

/** What there is to choose from on a connection. */
export async function createOptions(deps: AreaDeps, live: LiveConnection): Promise<CreateOptions> {
  const { rpc } = live;
  const active = ((await listPools(rpc)) ?? []).filter(pool => pool.active);
  // People copy images into a pool's folder by hand. A pool whose refresh fails is shown as it was.
  await Promise.allSettled(active.map(pool => refreshPool(rpc, pool.ref)));
  const [pools, networks, node, acceleration, memory, { offers }] = await Promise.all([
    listPools(rpc).then(found => found ?? []),
    listNetworks(rpc).then(found => found ?? []),
    rpc.call('nodeGetInfo'),
    readAcceleration(live),
    readHostMemory(live),
    readHypervisor(rpc),
  ]);
  const usable = pools.filter(pool => usablePoolTypes.has(pool.type));
  return {
    suggestedName: freeName(deps.guests.list(live.id).map(guest => guest.name)),
    pools: await Promise.all(
      usable.map(async pool => ({
        name: pool.name,
        active: pool.active,
        free: await freeRoom(live, pool),
        ...(pool.path !== undefined && { path: pool.path }),
      })),
    ),
    networks: [
      ...(isSession(live)
        ? []
        : networks.map(({ name, active: on, label }) => ({ name, active: on, label }))),
      ...(offers?.other ? [] : [{ name: USER_MODE, active: true, label: USER_MODE_LABEL }]),
    ],
    host: {
      cpus: node.cpus,
      memory: memory.total,
      ...(memory.free !== undefined && { freeMemory: memory.free }),
      kvm: acceleration.kind === 'kvm',
    },
    images: await listImages(live, pools),
    browsable: live.host.local,
  };
}

async function listImages(live: LiveConnection, pools: readonly Pool[]): Promise<CreateOptions['images']> {
  const rpc = await live.bulk();
  const lists = await Promise.all(pools.filter(pool => pool.active).map(pool => listVolumes(rpc, pool.ref)));
  const images: CreateOptions['images'] = [];
  await eachLimited(lists.flat().slice(0, IMAGES_SHOWN), 4, async ref => {
    const volume = await readVolumeIfThere(rpc, ref);
    if (!volume || volume.format === 'dir') return;
    const { path, format, capacity } = volume;
    images.push({ path, name: ref.name, pool: ref.pool, format, size: capacity });
  });
  return images.toSorted((a, b) => a.name.localeCompare(b.name));
}

export function freeName(taken: readonly string[]): string {
  const names = new Set(taken);
  let name = 'guest';
  for (let number = 2; names.has(name); number++) name = `guest-${number}`;
  return name;
}
