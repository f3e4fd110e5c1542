import { type Connection, LibvirtError, type StorageVolRef } from 'node-libvirt';
import type { VolumeUser } from '#shared/contract/volumes.ts';
import type { VolumeState } from '#shared/domain/volumes/facts.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { type Volume as VolumeDocument, volume as volumeView } from '#shared/libvirt-xml/documents/volume.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import type { LiveConnection } from '../../ports.ts';
import { guestsUsing } from '../../storage/disk-users.ts';
import { layersBelow } from '../../storage/layers-below.ts';
import { readVolume } from '../../storage/volumes.ts';
import type { VolumesDeps } from '../volumes-deps.ts';

/** Who has each of these paths, as libvirt itself says now. */
export async function readUsers(
  deps: VolumesDeps,
  live: LiveConnection,
  paths: readonly string[],
): Promise<Map<string, VolumeUser[]>> {
  const users = await guestsUsing(deps, live, paths);
  return new Map(
    [...users].map(([path, guests]) => [
      path,
      guests.map(user => {
        const state = deps.guests.get(user)?.state;
        // One that is not listed yet may well run.
        return { ...user, active: state === undefined || isActive(state) };
      }),
    ]),
  );
}

/** One volume with what it stands on; `around` knows who has it and what stands on it. */
export async function readVolumeState(
  live: LiveConnection,
  rpc: Connection,
  ref: StorageVolRef,
  around: { readonly users: readonly VolumeUser[]; readonly overlays: readonly string[] },
): Promise<VolumeState> {
  const [volume, { encryptionSecret }] = await Promise.all([readVolume(rpc, ref), readDocument(rpc, ref)]);
  const below = await layersBelow(live, volume);
  return {
    name: ref.name,
    path: volume.path,
    type: volume.type,
    format: volume.format,
    capacity: volume.capacity,
    allocation: volume.allocation,
    encrypted: volume.encrypted,
    ...(encryptionSecret !== undefined && { secret: encryptionSecret }),
    below: below.map(({ path, volume: layer }) => ({
      path,
      format: layer?.format ?? 'raw',
      ...(layer && { allocation: layer.allocation }),
    })),
    ...around,
  };
}

export async function readDocument(rpc: Connection, vol: StorageVolRef): Promise<VolumeDocument> {
  const { xml } = await rpc.call('storageVolGetXmlDesc', { vol, flags: 0 });
  return volumeView.of(parseDocument(xml).root);
}

/** Those of the pool by name, as far as they are there. */
export async function findVolumes(
  rpc: Connection,
  pool: string,
  names: readonly string[],
): Promise<StorageVolRef[]> {
  const found: StorageVolRef[] = [];
  const { pool: ref } = await rpc.call('storagePoolLookupByName', { name: pool });
  for (const name of names)
    try {
      found.push((await rpc.call('storageVolLookupByName', { pool: ref, name })).vol);
    } catch (error) {
      if (!(error instanceof LibvirtError) || error.codeName !== 'NO_STORAGE_VOL') throw error;
    }
  return found;
}
