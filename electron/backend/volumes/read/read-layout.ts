import { type Connection, LibvirtError, type StorageVolRef } from 'node-libvirt';
import { type DiskLayout, LAYOUT_BYTES, readLayout } from '#shared/domain/volumes/layout.ts';
import type { VolumeState } from '#shared/domain/volumes/facts.ts';
import type { LiveConnection } from '../../ports.ts';
import { guestHead } from './guest-image.ts';

/** What lies on a volume's disk, read over libvirt; undefined where it cannot be told. */
export async function readVolumeLayout(
  live: LiveConnection,
  ref: StorageVolRef,
  { format, below, encrypted }: VolumeState,
): Promise<DiskLayout | undefined> {
  // What is not in it is in what it stands on.
  if (below.length > 0 || encrypted) return undefined;
  const connection = await live.openStreamConnection();
  try {
    const read = (offset: number, length: number) => readRange(connection, ref, offset, length);
    const head = await guestHead(format, read, LAYOUT_BYTES);
    return head && readLayout(head);
  } catch (error) {
    if (error instanceof LibvirtError) return undefined;
    throw error;
  } finally {
    await connection.close();
  }
}

async function readRange(
  connection: Connection,
  vol: StorageVolRef,
  offset: number,
  length: number,
): Promise<Buffer> {
  const args = { vol, offset: BigInt(offset), length: BigInt(length), flags: 0 };
  const stream = await connection.openStream('storageVolDownload', args, {});
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
