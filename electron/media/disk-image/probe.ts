import { readEmbeddedDescriptor } from './embedded-descriptor.ts';
import { isCutOff } from './qcow2-end.ts';
import type { Region } from './region.ts';
import { parseVmdkDescriptor, type VmdkDescriptor } from './vmdk-descriptor.ts';

export const diskFormats = [
  'raw',
  'qcow2',
  'qcow',
  'qed',
  'vmdk',
  'vdi',
  'vpc',
  'vhdx',
  'parallels',
  'luks',
  'iso',
] as const;
/** QEMU's names of formats, and `iso` for ISO 9660. `vpc` is VHD. */
export type DiskFormat = (typeof diskFormats)[number];

/** What an image is by its content, and what else it makes a reader open. */
export interface Probe {
  readonly format: DiskFormat;
  /** The file it stands on, as its header names it. */
  readonly backing?: string;
  /** Of a VMDK: its text part, where that names other files. */
  readonly descriptor?: VmdkDescriptor;
  /** Why it is no disk, or one that is not followed. */
  readonly refusal?: string;
}

const HEAD = 4096;
const SECTOR = 512;
const CUT_OFF = 'It is cut off: what it says it holds lies behind its end.';
const DESCRIPTOR_LIMIT = 1024 * 1024 - 1;

/** Formats are told by their content alone: names and what headers say of others are for liars. */
export async function probe(region: Region): Promise<Probe> {
  const head = await region.read(0, HEAD);
  const starts = (magic: string, at = 0) => head.toString('latin1', at, at + magic.length) === magic;
  if (starts('QFI\u00fb')) return qcow(head, region);
  if (starts('QED\0')) return qed(head, region);
  if (starts('KDMV')) return sparseVmdk(head, region);
  if (starts('COWD')) return { format: 'vmdk' };
  if (isDescriptor(head)) {
    const text = (await region.read(0, DESCRIPTOR_LIMIT)).toString('utf8');
    return { format: 'vmdk', descriptor: parseVmdkDescriptor(text) };
  }
  if (starts('vhdxfile')) return { format: 'vhdx' };
  if (starts('conectix') || (await endsAsVhd(region))) return { format: 'vpc' };
  if (head.length >= 0x188 && head.readUInt32LE(0x40) === 0xbeda107f) return vdi(head, region);
  if (starts('WithoutFreeSpace') || starts('WithouFreSpacExt')) return { format: 'parallels' };
  if (starts('LUKS\u00ba\u00be')) return { format: 'luks' };
  if ((await region.read(16 * 2048 + 1, 5)).toString('latin1') === 'CD001') return { format: 'iso' };
  const other = otherContent(head);
  return { format: 'raw', ...(other !== undefined && { refusal: other }) };
}

/** As QEMU's vmdk driver tells it: comments and blank lines, then the version. */
function isDescriptor(head: Buffer): boolean {
  return /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*version=[1-4]\r?\n/.test(head.toString('latin1'));
}

/** docs/interop/qcow2.txt of QEMU; version 1 is the older `qcow`. */
async function qcow(head: Buffer, region: Region): Promise<Probe> {
  if (head.length < 104) return { format: 'qcow2', refusal: 'Its header is cut off.' };
  const version = head.readUInt32BE(4);
  const at = Number(head.readBigUInt64BE(8));
  const length = head.readUInt32BE(16);
  if (at > 0 && length > 1023)
    return { format: 'qcow2', refusal: 'The name of what it stands on is too long.' };
  const backing = at > 0 && length > 0 ? (await region.read(at, length)).toString('utf8') : undefined;
  const refusal = version === 1 ? undefined : await refusalOfQcow2(head, region);
  return {
    format: version === 1 ? 'qcow' : 'qcow2',
    ...(backing !== undefined && { backing }),
    ...(refusal !== undefined && { refusal }),
  };
}

async function refusalOfQcow2(head: Buffer, region: Region): Promise<string | undefined> {
  const externalData = head.readUInt32BE(4) >= 3 && (head.readBigUInt64BE(72) & 4n) !== 0n;
  if (externalData) return 'Its data is in a second file, which is not followed.';
  return (await isCutOff(head, region)) ? CUT_OFF : undefined;
}

/** docs/interop/qed_spec.rst of QEMU. */
async function qed(head: Buffer, region: Region): Promise<Probe> {
  if (head.length < 64) return { format: 'qed', refusal: 'Its header is cut off.' };
  if ((head.readBigUInt64LE(16) & 1n) === 0n) return { format: 'qed' };
  const length = head.readUInt32LE(60);
  if (length > 1023) return { format: 'qed', refusal: 'The name of what it stands on is too long.' };
  return { format: 'qed', backing: (await region.read(head.readUInt32LE(56), length)).toString('utf8') };
}

async function sparseVmdk(head: Buffer, region: Region): Promise<Probe> {
  // QEMU then reads the text within as a descriptor of its own, with files of any name.
  if (head.length < 64 || head.readBigUInt64LE(12) === 0n)
    return { format: 'vmdk', refusal: 'Its header gives the disk no size.' };
  if ((region.size ?? 0) % SECTOR !== 0) return { format: 'vmdk', refusal: CUT_OFF };
  const descriptor = await readEmbeddedDescriptor(head, region);
  return descriptor?.parent === undefined
    ? { format: 'vmdk' }
    : { format: 'vmdk', descriptor: { ...descriptor, extents: [] } };
}

/** Its blocks lie one behind the other (block/vdi.c of QEMU). */
function vdi(head: Buffer, { size }: Region): Probe {
  const [data, block, allocated] = [0x158, 0x178, 0x184].map(at => head.readUInt32LE(at));
  const end = (data ?? 0) + (block ?? 0) * (allocated ?? 0);
  return { format: 'vdi', ...(size !== undefined && size < end && { refusal: CUT_OFF }) };
}

/** A fixed VHD is a raw disk with a footer of 512 bytes. */
async function endsAsVhd({ size, read }: Region): Promise<boolean> {
  if (size === undefined || size < 1024) return false;
  return (await read(size - 512, 8)).toString('latin1') === 'conectix';
}

const packers: readonly (readonly [magic: string, name: string])[] = [
  ['\u001f\u008b\u0008', 'gzip'],
  ['\u00fd7zXZ\0', 'xz'],
  ['(\u00b5/\u00fd', 'zstd'],
  ['BZh', 'bzip2'],
  ['PK\u0003\u0004', 'zip'],
  ['7z\u00bc\u00af\u0027\u001c', '7-Zip'],
];

/** A raw disk may begin with anything, but none that starts a machine begins with these. */
function otherContent(head: Buffer): string | undefined {
  const text = head.toString('latin1');
  const packer = packers.find(([magic]) => text.startsWith(magic));
  if (packer) return `It is packed with ${packer[1]}: unpack it first.`;
  if (/^\s*<(!doctype\s+html|html|\?xml)/i.test(text)) return 'It is a page or a document, not a disk.';
  if (head.length === 0) return 'It is empty.';
  return undefined;
}
