/** Reads bytes of a volume's file or device; fewer at its end. */
export type ReadAt = (offset: number, length: number) => Promise<Buffer>;

const QCOW2 = 0x514649fb;
/** Bits 9 to 55 of a table's entry are an offset in the file (docs/interop/qcow2.txt of QEMU). */
const OFFSET = 0x00fffffffffffe00n;
const COMPRESSED = 1n << 62n;
const ALL_ZEROS = 1n;

/**
 * The first bytes of the disk that a guest sees, of a raw image or a qcow2 image that stands on nothing. Undefined
 * where they cannot be had without QEMU: compressed, encrypted, in another format.
 */
export async function guestHead(format: string, read: ReadAt, length: number): Promise<Buffer | undefined> {
  if (format === 'raw') return await read(0, length);
  if (format !== 'qcow2') return undefined;
  const header = await read(0, 104);
  if (header.length < 72 || header.readUInt32BE(0) !== QCOW2) return undefined;
  const [bits, encrypted] = [header.readUInt32BE(20), header.readUInt32BE(32)];
  const incompatible = header.readUInt32BE(4) >= 3 ? header.readBigUInt64BE(72) : 0n;
  // Bit 2: the data is in another file; bit 4: entries of tables are longer.
  if (encrypted !== 0 || (incompatible & 0b10100n) !== 0n || bits < 9 || bits > 21) return undefined;
  const cluster = 2 ** bits;
  const first = await read(Number(header.readBigUInt64BE(40)), 8);
  if (first.length < 8) return undefined;
  const table = Number(first.readBigUInt64BE(0) & OFFSET);
  if (table === 0) return Buffer.alloc(length);
  const entries = await read(table, Math.ceil(length / cluster) * 8);
  const parts: Buffer[] = [];
  for (let at = 0; at < length; at += cluster) {
    const part = await readCluster(entries, at / cluster, cluster, read);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).subarray(0, length);
}

async function readCluster(
  entries: Buffer,
  index: number,
  cluster: number,
  read: ReadAt,
): Promise<Buffer | undefined> {
  if (entries.length < (index + 1) * 8) return undefined;
  const entry = entries.readBigUInt64BE(index * 8);
  if ((entry & COMPRESSED) !== 0n) return undefined;
  const offset = Number(entry & OFFSET);
  if (offset === 0 || (entry & ALL_ZEROS) !== 0n) return Buffer.alloc(cluster);
  const bytes = await read(offset, cluster);
  return Buffer.concat([bytes, Buffer.alloc(cluster - bytes.length)]);
}
