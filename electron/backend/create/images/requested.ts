import type { Checksum } from '#shared/contract/create/image.ts';
import type { CreateRequest } from '#shared/contract/create/request.ts';
import { imageKey } from '#shared/domain/create/facts.ts';
import type { StartFacts } from '../start-facts.ts';

/** An image that somebody must look at before a guest can be planned. */
export interface RequestedImage {
  readonly image: string;
  readonly member?: string;
  readonly checksum?: Checksum;
  /** A guest could write to it. */
  readonly disk: boolean;
  /** A file of this computer, wherever the guest is going to be. */
  readonly here?: boolean;
}

/** Every image that a request names, the source's own first, and those that its source names in turn. */
export function requestedImages(request: CreateRequest, start: StartFacts = {}): RequestedImage[] {
  const { source, disks = [], unattended } = request;
  const all: RequestedImage[] = [];
  if ('image' in source) {
    const { image, checksum } = source;
    all.push({ image, disk: source.kind === 'disk-image', ...(checksum && { checksum }) });
  }
  if (source.kind === 'kernel') {
    all.push({ image: source.kernel, disk: false });
    if (source.initramfs !== undefined) all.push({ image: source.initramfs, disk: false });
  }
  for (const { image, member, device } of disks) {
    if (image === undefined) continue;
    all.push({ image, disk: device !== 'cdrom', ...(member !== undefined && { member }) });
  }
  for (const { path, member } of start.appliance?.disks ?? [])
    all.push({ image: path, disk: false, here: true, ...(member !== undefined && { member }) });
  for (const image of [start.tree?.kernel, start.tree?.initramfs])
    if (image !== undefined) all.push({ image, disk: false });
  if (unattended?.drivers !== undefined) all.push({ image: unattended.drivers, disk: false });
  return once(all);
}

/** One that is named twice is looked at once; a disk if it is one anywhere. */
function once(all: readonly RequestedImage[]): RequestedImage[] {
  const found = new Map<string, RequestedImage>();
  for (const each of all) {
    const key = imageKey(each.image, each.member);
    const known = found.get(key);
    found.set(key, known ? { ...each, ...known, disk: known.disk || each.disk } : each);
  }
  return [...found.values()];
}
