import { type Connection, LibvirtError, type StoragePoolRef, type StorageVolRef } from 'node-libvirt';
import { volume as volumeView } from '#shared/libvirt-xml/documents/volume.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';

export interface Volume {
  readonly ref: StorageVolRef;
  readonly path: string;
  readonly format: string;
  /** What a guest sees. */
  readonly capacity: number;
  /** What it takes up on the host. */
  readonly allocation: number;
  /** How long its file is. */
  readonly physical: number;
  readonly backingPath?: string;
  readonly backingFormat?: string;
  readonly block: boolean;
  /** `file`, `block`, `dir`, `network` …, as libvirt says. */
  readonly type: string;
  readonly encrypted: boolean;
}

export async function listVolumes(rpc: Connection, pool: StoragePoolRef): Promise<StorageVolRef[]> {
  const { vols } = await rpc.call('storagePoolListAllVolumes', { pool, needResults: 1, flags: 0 });
  return vols;
}

export async function readVolume(rpc: Connection, vol: StorageVolRef): Promise<Volume> {
  const { xml } = await rpc.call('storageVolGetXmlDesc', { vol, flags: 0 });
  return volumeIn(xml, vol);
}

export function volumeIn(xml: string, vol: StorageVolRef): Volume {
  const view = volumeView.of(parseDocument(xml).root);
  const bytes = (size: bigint | string | undefined) => (typeof size === 'bigint' ? Number(size) : 0);
  return {
    ref: vol,
    path: view.path ?? vol.key,
    format: view.format ?? 'raw',
    capacity: bytes(view.capacity),
    allocation: bytes(view.allocation),
    physical: bytes(view.physical ?? view.allocation),
    ...(view.backingPath !== undefined && { backingPath: view.backingPath }),
    ...(view.backingFormat !== undefined && { backingFormat: view.backingFormat }),
    block: view.type === 'block',
    type: view.type ?? 'file',
    encrypted: view.encryption !== undefined,
  };
}

/** Undefined for one that was deleted meanwhile, or is no image any more. */
export async function readVolumeIfThere(rpc: Connection, vol: StorageVolRef): Promise<Volume | undefined> {
  return await unlessVolumeGone(readVolume(rpc, vol));
}

/** Undefined where libvirt says that it cannot read the volume. */
export async function unlessVolumeGone<Answer>(asking: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asking;
  } catch (error) {
    // Only libvirt can say so: a connection that breaks must not make images look gone.
    if (error instanceof LibvirtError) return undefined;
    throw error;
  }
}

/** The volume at a path of the host; undefined when no active pool has it. */
export async function volumeAt(rpc: Connection, path: string): Promise<StorageVolRef | undefined> {
  try {
    return (await rpc.call('storageVolLookupByPath', { path })).vol;
  } catch (error) {
    const absent = error instanceof LibvirtError && ['NO_STORAGE_VOL', 'NO_SUPPORT'].includes(error.codeName);
    if (absent) return undefined;
    throw error;
  }
}

/** Undefined when the pool has none of that name. */
export async function volumeNamed(
  rpc: Connection,
  pool: StoragePoolRef,
  name: string,
): Promise<StorageVolRef | undefined> {
  try {
    return (await rpc.call('storageVolLookupByName', { pool, name })).vol;
  } catch (error) {
    if (error instanceof LibvirtError && error.codeName === 'NO_STORAGE_VOL') return undefined;
    throw error;
  }
}

/** Where a guest finds it. */
export async function volumePath(rpc: Connection, vol: StorageVolRef): Promise<string> {
  return (await rpc.call('storageVolGetPath', { vol })).name;
}

export async function deleteVolume(rpc: Connection, vol: StorageVolRef): Promise<void> {
  try {
    await rpc.call('storageVolDelete', { vol, flags: 0 });
  } catch (error) {
    const gone = error instanceof LibvirtError && error.codeName === 'NO_STORAGE_VOL';
    if (!gone) throw error;
  }
}
