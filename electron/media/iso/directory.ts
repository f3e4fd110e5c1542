import { type Encoding, encode, SECTOR, shortDate, writeBoth16, writeBoth32 } from './fields.ts';

/** A run of sectors; `length` in bytes. */
export interface Extent {
  readonly sector: number;
  readonly length: number;
}

const DIRECTORY = 2;
const SELF = Buffer.from([0]);
const PARENT = Buffer.from([1]);

/** 9.1 */
function record(name: Buffer, { sector, length }: Extent, date: Date, flags: number): Buffer {
  const size = 33 + name.length;
  const bytes = Buffer.alloc(size + (size % 2));
  bytes[0] = bytes.length;
  writeBoth32(bytes, sector, 2);
  writeBoth32(bytes, length, 10);
  shortDate(date).copy(bytes, 18);
  bytes[25] = flags;
  writeBoth16(bytes, 1, 28);
  bytes[32] = name.length;
  name.copy(bytes, 33);
  return bytes;
}

/** As a volume descriptor names it. */
export function rootRecord(root: Extent, date: Date): Buffer {
  return record(SELF, root, date, DIRECTORY);
}

/** 6.8: the records of a root directory of files, in order of their names; none crosses a sector. */
export function rootDirectory(
  root: Extent,
  files: readonly { readonly name: string; readonly extent: Extent }[],
  encoding: Encoding,
  date: Date,
): Buffer {
  const named = files
    .map(({ name, extent }) => ({ name: encode(name, encoding), extent }))
    .toSorted((one, other) => Buffer.compare(one.name, other.name));
  const records = [
    record(SELF, root, date, DIRECTORY),
    record(PARENT, root, date, DIRECTORY),
    ...named.map(({ name, extent }) => record(name, extent, date, 0)),
  ];
  const sectors: Buffer[] = [];
  let sector = Buffer.alloc(SECTOR);
  let used = 0;
  for (const bytes of records) {
    if (used + bytes.length > SECTOR) {
      sectors.push(sector);
      sector = Buffer.alloc(SECTOR);
      used = 0;
    }
    used += bytes.copy(sector, used);
  }
  return Buffer.concat([...sectors, sector]);
}

/** 9.4: the path table of a volume whose only directory is its root. */
export function pathTable({ sector }: Extent, order: 'little' | 'big'): Buffer {
  const bytes = Buffer.alloc(10);
  bytes[0] = SELF.length;
  if (order === 'little') bytes.writeUInt32LE(sector, 2);
  else bytes.writeUInt32BE(sector, 2);
  // The root is its own parent, the first of the table.
  if (order === 'little') bytes.writeUInt16LE(1, 6);
  else bytes.writeUInt16BE(1, 6);
  return bytes;
}
