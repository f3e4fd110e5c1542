import type { Connection } from 'node-libvirt';
import type { VolumeDetails, VolumeLayer } from '#shared/contract/volumes.ts';
import type { VolumeState } from '#shared/domain/volumes/facts.ts';
import { volumeActs, volumeRefusal } from '#shared/domain/volumes/refusals.ts';
import { volume as volumeView } from '#shared/libvirt-xml/documents/volume.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { fail } from '../../failures/fail.ts';
import type { LiveConnection } from '../../ports.ts';
import { answered } from '../../storage/answered.ts';
import { readOverlays } from '../../storage/images-on.ts';
import { layersBelow } from '../../storage/layers-below.ts';
import { poolToUse } from '../../storage/pools.ts';
import { readVolume, readVolumeIfThere, type Volume, volumeAt } from '../../storage/volumes.ts';
import type { VolumesDeps } from '../volumes-deps.ts';
import { factsOf } from '../../storage/read-facts.ts';
import { findVolumes, readUsers, readVolumeState } from './volume-state.ts';

/** One volume with all of its chain. Throws POOL_ABSENT, POOL_INACTIVE and FILE_NOT_FOUND. */
export async function readDetails(
  deps: VolumesDeps,
  live: LiveConnection,
  poolName: string,
  name: string,
): Promise<VolumeDetails> {
  return await answered(live, rpc => read(deps, live, rpc, poolName, name), { pool: poolName });
}

async function read(
  deps: VolumesDeps,
  live: LiveConnection,
  rpc: Connection,
  poolName: string,
  name: string,
): Promise<VolumeDetails> {
  const pool = await poolToUse(rpc, poolName);
  const [ref] = await findVolumes(rpc, poolName, [name]);
  if (!ref) throw fail('FILE_NOT_FOUND', { path: `${poolName}/${name}` });
  const [volume, { xml }] = await Promise.all([
    readVolume(rpc, ref),
    rpc.call('storageVolGetXmlDesc', { vol: ref, flags: 0 }),
  ]);
  const [below, overlays] = await Promise.all([layersBelow(live, volume), readOverlays(live)]);
  const above = standingOn(volume.path, overlays);
  const paths = [volume.path, ...below.map(({ path }) => path), ...above.map(({ path }) => path)];
  const users = await readUsers(deps, live, paths);
  const around = { users: users.get(volume.path) ?? [], overlays: overlays.get(volume.path) ?? [] };
  const state = await readVolumeState(live, rpc, ref, around);
  const layer = (path: string, of: Volume | undefined): VolumeLayer => ({
    ...layerOf(path, of),
    usedBy: users.get(path) ?? [],
  });
  return {
    volume: { name, path: volume.path, facts: factsOf(volume), usedBy: [...around.users] },
    below: below.map(({ path, volume: of }) => layer(path, of)),
    above: await Promise.all(
      above.map(async ({ path, on }) => ({ ...layer(path, await volumeOf(rpc, path)), on })),
    ),
    ...textParts(xml),
    ...(state.secret !== undefined && { secret: state.secret as VolumeDetails['secret'] }),
    xml,
    can: canOf(state, pool),
  };
}

function canOf(state: VolumeState, pool: { readonly type: string }): VolumeDetails['can'] {
  return volumeActs.map(act => {
    const why = volumeRefusal(act, state, pool);
    return { do: act, possible: why === undefined, ...(why !== undefined && { why }) };
  });
}

/** All that stands on an image, directly or on what does, the nearest first. */
function standingOn(path: string, overlays: ReadonlyMap<string, readonly string[]>) {
  const found: { path: string; on: string }[] = [];
  const seen = new Set([path]);
  const next = [path];
  for (let on = next.shift(); on !== undefined; on = next.shift())
    for (const overlay of overlays.get(on) ?? []) {
      if (seen.has(overlay)) continue;
      seen.add(overlay);
      found.push({ path: overlay, on });
      next.push(overlay);
    }
  return found;
}

async function volumeOf(rpc: Connection, path: string): Promise<Volume | undefined> {
  const ref = await volumeAt(rpc, path);
  return ref && (await readVolumeIfThere(rpc, ref));
}

function layerOf(path: string, volume: Volume | undefined): Omit<VolumeLayer, 'usedBy'> {
  if (!volume) return { path, missing: true };
  const { ref, format, capacity, allocation } = volume;
  return { path, at: { pool: ref.pool, volume: ref.name }, format, capacity, allocation, missing: false };
}

function textParts(xml: string): Pick<VolumeDetails, 'permissions' | 'image'> {
  const view = volumeView.of(parseDocument(xml).root);
  const { mode, owner, group, label } = view.permissions;
  const { compat, clusterSize, lazyRefcounts, extendedL2 } = view;
  return {
    permissions: {
      ...(mode !== undefined && { mode }),
      ...(typeof owner === 'number' && owner >= 0 && { owner }),
      ...(typeof group === 'number' && group >= 0 && { group }),
      ...(label !== undefined && { label }),
    },
    ...(view.format === 'qcow2' && {
      image: {
        ...(compat !== undefined && { compat }),
        ...(typeof clusterSize === 'bigint' && { clusterSize: Number(clusterSize) }),
        features: [...(lazyRefcounts ? ['lazy_refcounts'] : []), ...(extendedL2 ? ['extended_l2'] : [])],
      },
    }),
  };
}
