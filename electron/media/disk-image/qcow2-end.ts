import type { Region } from './region.ts';

/** Bits 9 to 55 of an entry: where in the file it points to (docs/interop/qcow2.txt, “Cluster mapping”). */
const OFFSET = 0x00fffffffffffe00n;
const COMPRESSED = 1n << 62n;
const EXTENDED_L2 = 1n << 4n;
/** Maps of half a terabyte in clusters of 64 KiB; beyond, the tables read are taken for the others. */
const MOST_TABLES = 1024;
const LARGEST_L1 = 32 * 1024 * 1024;

/**
 * Whether a qcow2 image points behind the end of its file: most often a copy that broke off, which reads as
 * zeros there. Holds for an image in use too, unlike what `qemu-img check` says of one: its file grows first.
 */
export async function isCutOff(head: Buffer, region: Region): Promise<boolean> {
  const { size } = region;
  if (size === undefined) return false;
  const clusterBits = head.readUInt32BE(20);
  const length = head.readUInt32BE(36) * 8;
  // Forged; QEMU refuses it by itself.
  if (clusterBits < 9 || clusterBits > 21 || length > LARGEST_L1) return false;
  const stride = head.readUInt32BE(4) >= 3 && (head.readBigUInt64BE(72) & EXTENDED_L2) !== 0n ? 16 : 8;
  const first = await region.read(Number(head.readBigUInt64BE(40)), length);
  if (first.length < length) return true;
  const tables = entries(first, 8).filter(entry => (entry & OFFSET) !== 0n);
  for (const table of tables.slice(-MOST_TABLES)) {
    const at = Number(table & OFFSET);
    const second = await region.read(at, 2 ** clusterBits);
    if (second.length < 2 ** clusterBits) return true;
    if (entries(second, stride).some(entry => endOf(entry, clusterBits) > size)) return true;
  }
  return false;
}

function entries(table: Buffer, stride: number): bigint[] {
  const found: bigint[] = [];
  for (let at = 0; at + 8 <= table.length; at += stride) found.push(table.readBigUInt64BE(at));
  return found;
}

/** Behind the last byte that must be there; 0 for a cluster that is nowhere. */
function endOf(entry: bigint, clusterBits: number): number {
  if ((entry & COMPRESSED) !== 0n) {
    // Its length is a number of sectors, the last of which need not be whole.
    const offset = entry & ((1n << BigInt(62 - (clusterBits - 8))) - 1n);
    return Number(offset) + 1;
  }
  const offset = Number(entry & OFFSET);
  // The file may end within its last cluster, as what follows was never written.
  return offset === 0 ? 0 : offset + 1;
}
