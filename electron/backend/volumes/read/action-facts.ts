import type { VolumeAction } from '#shared/contract/volumes.ts';
import type { PoolFacts } from '#shared/domain/create/facts.ts';
import type { VolumeActionFacts, VolumeState } from '#shared/domain/volumes/facts.ts';
import { nextPartition } from '#shared/domain/volumes/names.ts';
import { pool as poolView } from '#shared/libvirt-xml/documents/pool.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import type { Connection } from 'node-libvirt';
import { readPools } from '../../create/pool-facts.ts';
import { fail } from '../../failures/fail.ts';
import type { LiveConnection } from '../../ports.ts';
import { answered } from '../../storage/answered.ts';
import { findVolume } from '../../storage/find-volume.ts';
import { readOverlays } from '../../storage/images-on.ts';
import { readVolumeIfThere, volumePath } from '../../storage/volumes.ts';
import type { VolumesDeps } from '../volumes-deps.ts';
import { hasScrub } from './has-scrub.ts';
import { readVolumeLayout } from './read-layout.ts';
import { volumeSecrets } from './secrets.ts';
import { findVolumes, readUsers, readVolumeState } from './volume-state.ts';

/** Who stands on a volume takes reading all of them, of all pools. */
const LIMIT_MS = 60_000;

/** Everything that one action is planned from, as it is now. */
export async function readActionFacts(
  deps: VolumesDeps,
  live: LiveConnection,
  poolName: string,
  action: VolumeAction,
): Promise<VolumeActionFacts> {
  const pools = (await readPools(live)) ?? [];
  const pool = pools.find(({ name }) => name === poolName);
  if (!pool) throw fail('POOL_ABSENT', { pool: poolName });
  if (!pool.active) throw fail('POOL_INACTIVE', { pool: poolName });
  const rest = (rpc: Connection) => readRest(deps, live, rpc, pool, action);
  const known = await answered(live, rest, { pool: poolName, limitMs: LIMIT_MS });
  return { host: live.label, pool, pools, ...known };
}

async function readRest(
  deps: VolumesDeps,
  live: LiveConnection,
  rpc: Connection,
  pool: PoolFacts,
  action: VolumeAction,
): Promise<Omit<VolumeActionFacts, 'host' | 'pool' | 'pools'>> {
  const volumes = await readStates(deps, live, rpc, pool.name, named(action));
  const [only] = volumes;
  return {
    volumes,
    secrets: action.do === 'create' && action.encryption ? await volumeSecrets(rpc) : [],
    ...(await partitionOf(rpc, pool)),
    ...(action.do === 'create' && action.backing && (await backingOf(rpc, action.backing.path))),
    ...(action.do === 'resize' &&
      only &&
      action.size < only.capacity &&
      (await layoutOf(live, rpc, pool.name, only))),
    ...(action.do === 'wipe' && (await scrubOf(deps, live))),
  };
}

function named(action: VolumeAction): readonly string[] {
  if (action.do === 'create') return [];
  return action.do === 'delete' ? [...new Set(action.volumes)] : [action.volume];
}

async function readStates(
  deps: VolumesDeps,
  live: LiveConnection,
  rpc: Connection,
  pool: string,
  names: readonly string[],
): Promise<VolumeState[]> {
  if (names.length === 0) return [];
  const refs = await findVolumes(rpc, pool, names);
  const paths = await Promise.all(refs.map(ref => volumePath(rpc, ref)));
  const [users, overlays] = await Promise.all([readUsers(deps, live, paths), readOverlays(live)]);
  return await Promise.all(
    refs.map((ref, at) => {
      const path = paths[at] ?? '';
      const around = { users: users.get(path) ?? [], overlays: overlays.get(path) ?? [] };
      return readVolumeState(live, rpc, ref, around);
    }),
  );
}

/** Of a pool over a disk: what libvirt is going to call the next partition. */
export async function partitionOf(
  rpc: Connection,
  { name, type, volumes }: PoolFacts,
): Promise<Pick<VolumeActionFacts, 'partition'>> {
  if (type !== 'disk') return {};
  const { pool } = await rpc.call('storagePoolLookupByName', { name });
  const { xml } = await rpc.call('storagePoolGetXmlDesc', { pool, flags: 0 });
  const device = poolView.of(parseDocument(xml).root).source.devices.items[0]?.path;
  return device === undefined ? {} : { partition: nextPartition(device, volumes) };
}

async function backingOf(rpc: Connection, path: string): Promise<Pick<VolumeActionFacts, 'backing'>> {
  const ref = await findVolume(rpc, path);
  const volume = ref && (await readVolumeIfThere(rpc, ref));
  return volume ? { backing: { capacity: volume.capacity, format: volume.format } } : {};
}

async function layoutOf(
  live: LiveConnection,
  rpc: Connection,
  pool: string,
  volume: VolumeState,
): Promise<Pick<VolumeActionFacts, 'layout'>> {
  const [ref] = await findVolumes(rpc, pool, [volume.name]);
  const layout = ref && (await readVolumeLayout(live, ref, volume));
  return layout ? { layout } : {};
}

async function scrubOf(deps: VolumesDeps, live: LiveConnection): Promise<Pick<VolumeActionFacts, 'scrub'>> {
  const scrub = await hasScrub(live, deps.env);
  return scrub === undefined ? {} : { scrub };
}
