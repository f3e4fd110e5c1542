import { type Connection, LibvirtError } from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
import { safeBytes } from '#shared/domain/safe-bytes.ts';
import { domainRef } from './guest-key.ts';

/** Bytes that the guest sees of a disk, and that it takes; nothing when its file is gone or the driver does not tell. */
export async function diskSizes(
  rpc: Connection,
  guest: Guest,
  target: string,
): Promise<{ capacity?: number; allocation?: number }> {
  try {
    const info = await rpc.call('domainGetBlockInfo', { dom: domainRef(guest), path: target, flags: 0 });
    return { capacity: safeBytes(info.capacity), allocation: safeBytes(info.allocation) };
  } catch (error) {
    if (error instanceof LibvirtError) return {};
    throw error;
  }
}
