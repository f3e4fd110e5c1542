import { parseImage, type Checksum } from '../../../contract/create/image.ts';
import type { GuestDisk } from '../../../contract/create/disk.ts';
import type { CreateRequest } from '../../../contract/create/request.ts';
import type { ApplianceDisk } from '../../appliance/appliance.ts';
import type { CreateFacts, ImageFacts } from '../facts.ts';
import { imageKey } from '../facts.ts';
import type { Setting } from '../topic.ts';
import type { Bytes, Download } from '../work.ts';

/** The bytes that something starts with, and what is known of them. */
export interface Origin {
  /** The field of the request that names it. */
  readonly field: string;
  readonly image: string;
  readonly member?: string;
  readonly facts?: ImageFacts;
  readonly bytes: Bytes;
  /** What has to be brought first. */
  readonly download?: Download;
  /** The file's own name. */
  readonly name: string;
  readonly checksum?: Checksum;
  /** A file or device of the host: not on the web, not within an archive. */
  readonly path?: string;
}

export function originOf(
  facts: CreateFacts,
  field: string,
  image: string,
  options: { readonly member?: string | undefined; readonly checksum?: Checksum | undefined } = {},
): Origin {
  const { member } = options;
  const known = facts.images[imageKey(image, member)];
  const parsed = parseImage(image);
  const url = known?.download?.url ?? (parsed?.kind === 'url' ? parsed.url : undefined);
  const checksum = options.checksum ?? known?.download?.checksum;
  const shared = {
    field,
    image,
    ...(member !== undefined && { member }),
    ...(known && { facts: known }),
    ...(checksum !== undefined && { checksum }),
  };
  if (url === undefined)
    return {
      ...shared,
      bytes: { kind: 'file', path: image, ...(member !== undefined && { member }) },
      name: volumeName(member ?? image),
      ...(parsed?.kind === 'path' && member === undefined && { path: image }),
    };
  return {
    ...shared,
    bytes: { kind: 'download', url },
    name: volumeName(known?.download?.name ?? new URL(url).pathname),
    download: {
      kind: 'download',
      url,
      ...(checksum !== undefined && { checksum }),
      ...(known?.size !== undefined && { size: known.size }),
    },
  };
}

/** The last part of a path, as far as a volume may be named so. */
function volumeName(path: string): string {
  const name = path.split('/').findLast(part => part !== '') ?? '';
  // oxlint-disable-next-line no-control-regex -- libvirt refuses control characters in names
  return name.replaceAll(/[\u0000-\u001f\u007f]/g, '').slice(-120) || 'image';
}

/** What the system disk holds by itself: the image that the source names, or the appliance's own disks. */
export function diskOrigin({ request, facts }: Setting, index: number, disk: GuestDisk): Origin | undefined {
  const { source } = request;
  const { image, member } = disk;
  if (image !== undefined) return originOf(facts, `disks.${index}.image`, image, { member });
  if (disk.device === 'cdrom') return undefined;
  if (index === 0 && (source.kind === 'cloud-image' || source.kind === 'disk-image'))
    return originOf(facts, 'source.image', source.image, { checksum: source.checksum });
  const own = applianceDisk(facts, index, disk);
  return own && originOf(facts, 'source.path', own.path, { member: own.member });
}

/** Where a person chose what is done with an image, or would. */
export function howField({ source }: CreateRequest, disk: string, origin: Origin | undefined): string {
  const own = origin?.field === 'source.image' && 'how' in source && source.how !== undefined;
  return own ? 'source.how' : `${disk}.how`;
}

/** The disk of the appliance that this one is made from, where it is. */
export function applianceDisk(
  { appliance }: CreateFacts,
  index: number,
  { image, member, device }: GuestDisk,
): ApplianceDisk | undefined {
  if (device === 'cdrom') return undefined;
  if (image === undefined) return appliance?.disks[index];
  return appliance?.disks.find(disk => disk.path === image && disk.member === member);
}

/** As QEMU is to read it. What is still on the web is known by its name alone. */
export function formatOf({ facts, name }: Origin): string {
  if (facts?.format !== undefined) return facts.format === 'iso' ? 'raw' : facts.format;
  const suffix = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  // Ubuntu and others publish qcow2 images as .img.
  return { qcow2: 'qcow2', img: 'qcow2', vmdk: 'vmdk', vdi: 'vdi', vhdx: 'vhdx' }[suffix] ?? 'raw';
}
