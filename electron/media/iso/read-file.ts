import { open, type FileHandle } from 'node:fs/promises';
import { MediaError } from '../media-error.ts';

const SECTOR = 2048;
/** Where volume descriptors begin, and how many there may be before their end is not looked for any more. */
const FIRST = 16;
const DESCRIPTORS_MAX = 16;
/** Far above any kernel and initramfs, and a directory of them. */
const SIZE_MAX = 1024 ** 3;

/** A file or folder on the medium: its first sector, and its bytes. */
export interface IsoEntry {
  readonly sector: number;
  readonly size: number;
  readonly folder: boolean;
}

/** Finds a file of an ISO 9660 medium by its path, such as boot/vmlinuz, in any case. Undefined: it is not there. */
export async function findIsoFile(path: string, member: string): Promise<IsoEntry | undefined> {
  const file = await open(path);
  try {
    const found = await find(file, member);
    return found?.folder === false ? found : undefined;
  } finally {
    await file.close();
  }
}

/** Throws FILE_DAMAGED when it is not there, or the medium ends before it does. */
export async function readIsoFile(path: string, member: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const found = await find(file, member);
    const bytes = found?.folder === false ? await read(file, found) : undefined;
    if (bytes) return bytes;
    throw new MediaError('FILE_DAMAGED', { path, reason: `It has no ${member}, or not the whole of it.` });
  } finally {
    await file.close();
  }
}

async function find(file: FileHandle, member: string): Promise<IsoEntry | undefined> {
  const { root, joliet } = await readRoot(file);
  let at: IsoEntry | undefined = root;
  for (const part of member.split('/')) {
    if (!at?.folder) return undefined;
    const bytes = await read(file, at);
    at = bytes && entriesOf(bytes, joliet).get(part.toLowerCase());
  }
  return at;
}

/** Joliet's directories have the long names; every medium has the short ones (ECMA-119, 8.4 and 8.5). */
async function readRoot(file: FileHandle): Promise<{ root: IsoEntry | undefined; joliet: boolean }> {
  let root: IsoEntry | undefined;
  for (let index = 0; index < DESCRIPTORS_MAX; index++) {
    const descriptor = await read(file, { sector: FIRST + index, size: SECTOR });
    if (descriptor?.toString('latin1', 1, 6) !== 'CD001' || descriptor[0] === 255) break;
    const record = entryAt(descriptor, 156);
    if (descriptor[0] === 1) root = record;
    if (descriptor[0] === 2 && /^%\/[@CE]/.test(descriptor.toString('latin1', 88, 91)))
      return { root: record, joliet: true };
  }
  return { root, joliet: false };
}

async function read(
  file: FileHandle,
  { sector, size }: Omit<IsoEntry, 'folder'>,
): Promise<Buffer | undefined> {
  if (size > SIZE_MAX) return undefined;
  const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, sector * SECTOR);
  return bytesRead === size ? buffer : undefined;
}

/** By name in small letters. A record never crosses a sector; what is left of one is zeros (ECMA-119, 6.8.1.1). */
function entriesOf(folder: Buffer, joliet: boolean): Map<string, IsoEntry> {
  const found = new Map<string, IsoEntry>();
  for (let at = 0; at + 34 <= folder.length; ) {
    const length = folder[at] ?? 0;
    if (length === 0) {
      at = (Math.floor(at / SECTOR) + 1) * SECTOR;
      continue;
    }
    // The folder itself and the one above have names of one byte, 0 and 1.
    if ((folder[at + 33] ?? 0) > 1 || folder[at + 32] !== 1)
      found.set(nameAt(folder, at, joliet).toLowerCase(), entryAt(folder, at));
    at += length;
  }
  return found;
}

function entryAt(bytes: Buffer, at: number): IsoEntry {
  return {
    sector: bytes.readUInt32LE(at + 2),
    size: bytes.readUInt32LE(at + 10),
    folder: ((bytes[at + 25] ?? 0) & 2) !== 0,
  };
}

/** Without the version, and without the dot that a name without an ending has. */
function nameAt(bytes: Buffer, at: number, joliet: boolean): string {
  const raw = bytes.subarray(at + 33, at + 33 + (bytes[at + 32] ?? 0));
  const name = joliet ? Buffer.from(raw).swap16().toString('utf16le') : raw.toString('latin1');
  return name.replace(/;\d+$/, '').replace(/\.$/, '');
}
