import { type Extent, rootRecord } from './directory.ts';
import { type Encoding, longDate, SECTOR, writeBoth16, writeBoth32, writeText } from './fields.ts';

export interface Volume {
  readonly label: string;
  readonly encoding: Encoding;
  readonly date: Date;
  /** Sectors of the whole image. */
  readonly sectors: number;
  readonly root: Extent;
  readonly pathTable: { readonly size: number; readonly little: number; readonly big: number };
}

const PRIMARY = 1;
const SUPPLEMENTARY = 2;
const END = 255;
/** Joliet, level 3: any character of UCS-2. */
const JOLIET = '%/E';

/** 8.4 and 8.5 */
export function volumeDescriptor(volume: Volume): Buffer {
  const { encoding, label, date, sectors, root, pathTable } = volume;
  const bytes = header(encoding === 'ascii' ? PRIMARY : SUPPLEMENTARY);
  const text = (value: string, at: number, length: number) => writeText(bytes, value, at, length, encoding);
  text('', 8, 32);
  text(label, 40, 32);
  writeBoth32(bytes, sectors, 80);
  if (encoding === 'ucs2') bytes.write(JOLIET, 88, 'latin1');
  writeBoth16(bytes, 1, 120);
  writeBoth16(bytes, 1, 124);
  writeBoth16(bytes, SECTOR, 128);
  writeBoth32(bytes, pathTable.size, 132);
  bytes.writeUInt32LE(pathTable.little, 140);
  bytes.writeUInt32BE(pathTable.big, 148);
  rootRecord(root, date).copy(bytes, 156);
  // Volume set, publisher, preparer and application; then the names of three files that there are not.
  for (const at of [190, 318, 446, 574]) text('', at, 128);
  for (const at of [702, 739, 776]) text('', at, 37);
  for (const at of [813, 830]) longDate(date).copy(bytes, at);
  for (const at of [847, 864]) longDate(undefined).copy(bytes, at);
  bytes[881] = 1;
  return bytes;
}

/** 8.3 */
export function setTerminator(): Buffer {
  return header(END);
}

function header(type: number): Buffer {
  const bytes = Buffer.alloc(SECTOR);
  bytes[0] = type;
  bytes.write('CD001', 1, 'latin1');
  bytes[6] = 1;
  return bytes;
}
