import type { Region } from './region.ts';
import { parseVmdkDescriptor, type VmdkDescriptor } from './vmdk-descriptor.ts';

const SECTOR = 512;
const LIMIT = 1024 * 1024;

/** The text within a sparse VMDK (Virtual Disk Format 5.0, “Hosted Sparse Extent Header”), if it has one. */
export async function readEmbeddedDescriptor(
  head: Buffer,
  region: Region,
): Promise<VmdkDescriptor | undefined> {
  const at = Number(head.readBigUInt64LE(28)) * SECTOR;
  const length = Number(head.readBigUInt64LE(36)) * SECTOR;
  if (at === 0 || length === 0 || !Number.isSafeInteger(at)) return undefined;
  return parseVmdkDescriptor((await region.read(at, Math.min(length, LIMIT))).toString('utf8'));
}
