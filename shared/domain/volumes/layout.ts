/** What lies on a disk, as far as its first bytes tell. Offsets and sizes in bytes. */
export interface DiskLayout {
  readonly kind: 'gpt' | 'mbr' | 'file-system' | 'empty' | 'unknown';
  /** `ext4`, `XFS`, `NTFS` … of one that lies on the disk without partitions. */
  readonly name?: string;
  /** Where the last partition, or the file system, ends. */
  readonly end?: number;
  readonly partitions?: number;
}

/** Bytes of a disk that `readLayout` wants: superblocks, and a partition table with all of its entries. */
export const LAYOUT_BYTES = 68 * 1024;

const SECTOR = 512;
const UNKNOWN: DiskLayout = { kind: 'unknown' };

/** @param head the disk's first {@link LAYOUT_BYTES}, or all of a smaller one */
export function readLayout(head: Uint8Array): DiskLayout {
  if (head.every(byte => byte === 0)) return { kind: 'empty' };
  const bytes = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return gpt(bytes) ?? fileSystem(bytes) ?? mbr(bytes) ?? UNKNOWN;
}

const text = (bytes: DataView, at: number, length: number): string =>
  at + length > bytes.byteLength
    ? ''
    : String.fromCodePoint(...new Uint8Array(bytes.buffer, bytes.byteOffset + at, length));

/** UEFI specification, 5.3: a header in sector 1, entries from the sector that it names. */
function gpt(bytes: DataView): DiskLayout | undefined {
  if (text(bytes, SECTOR, 8) !== 'EFI PART') return undefined;
  const table = Number(bytes.getBigUint64(SECTOR + 72, true)) * SECTOR;
  const [count, size] = [bytes.getUint32(SECTOR + 80, true), bytes.getUint32(SECTOR + 84, true)];
  if (size < 48 || count > 1024) return UNKNOWN;
  let [end, partitions] = [0, 0];
  for (let entry = 0; entry < count; entry += 1) {
    const at = table + entry * size;
    if (at + 48 > bytes.byteLength) return UNKNOWN;
    const unused = bytes.getBigUint64(at) === 0n && bytes.getBigUint64(at + 8) === 0n;
    if (unused) continue;
    partitions += 1;
    end = Math.max(end, (Number(bytes.getBigUint64(at + 40, true)) + 1) * SECTOR);
  }
  return { kind: 'gpt', end, partitions };
}

/** Four entries of 16 bytes at 446; an extended partition holds those behind it. */
function mbr(bytes: DataView): DiskLayout | undefined {
  if (bytes.byteLength < SECTOR || bytes.getUint16(510, true) !== 0xaa55) return undefined;
  let [end, partitions] = [0, 0];
  for (let at = 446; at < 510; at += 16) {
    const [active, type] = [bytes.getUint8(at), bytes.getUint8(at + 4)];
    // Else it is the code of a boot sector that happens to end alike.
    if (active !== 0 && active !== 0x80) return undefined;
    if (type === 0) continue;
    partitions += 1;
    end = Math.max(end, (bytes.getUint32(at + 8, true) + bytes.getUint32(at + 12, true)) * SECTOR);
  }
  return { kind: 'mbr', end, partitions };
}

function fileSystem(bytes: DataView): DiskLayout | undefined {
  const found = (name: string, end?: number): DiskLayout => ({
    kind: 'file-system',
    name,
    ...(end !== undefined && { end }),
  });
  // The kernel's fs/ext4/ext4.h: s_blocks_count_lo, s_log_block_size, s_magic; s_blocks_count_hi only with 64bit.
  if (bytes.byteLength >= 2048 && bytes.getUint16(1024 + 56, true) === 0xef53) {
    const high = (bytes.getUint32(1024 + 96, true) & 0x80) === 0 ? 0 : bytes.getUint32(1024 + 336, true);
    const blocks = high * 2 ** 32 + bytes.getUint32(1024 + 4, true);
    return found('ext4', blocks * 1024 * 2 ** bytes.getUint32(1024 + 24, true));
  }
  // fs/xfs/libxfs/xfs_format.h: sb_blocksize, sb_dblocks.
  if (text(bytes, 0, 4) === 'XFSB') return found('XFS', Number(bytes.getBigUint64(8)) * bytes.getUint32(4));
  // Of NTFS the boot sector names all sectors but the last, which is a copy of it.
  if (text(bytes, 3, 8) === 'NTFS    ')
    return found('NTFS', (Number(bytes.getBigUint64(40, true)) + 1) * bytes.getUint16(11, true));
  // include/uapi/linux/btrfs_tree.h: total_bytes of the superblock.
  if (text(bytes, 0x10040, 8) === '_BHRfS_M')
    return found('Btrfs', Number(bytes.getBigUint64(0x10070, true)));
  if (text(bytes, 0, 6) === 'LUKS\u00ba\u00be') return found('LUKS');
  for (let at = 0; at < 4 * SECTOR; at += SECTOR) if (text(bytes, at, 8) === 'LABELONE') return found('LVM');
  return undefined;
}
