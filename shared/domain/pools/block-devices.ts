import { z } from 'zod';
import type { PoolSource } from '../../contract/pools.ts';
import { formatBytes } from '../units.ts';

/** What lsblk(8) prints as JSON; newer ones print numbers and booleans, older ones text. */
const deviceSchema = z.object({
  path: z.string(),
  size: z.coerce.number(),
  type: z.string(),
  fstype: z.string().nullish(),
  mountpoints: z.array(z.string().nullable()).nullish(),
  model: z.string().nullish(),
  pttype: z.string().nullish(),
  ro: z.union([z.boolean(), z.string()]).nullish(),
  get children() {
    return z.array(deviceSchema).optional();
  },
});
type BlockDevice = z.infer<typeof deviceSchema>;

/** Disks, partitions and what stands on them, in order, each with what is on it. Memory disks and empty ones are left out. */
export function disksOf(json: string): PoolSource[] {
  const { blockdevices } = z.object({ blockdevices: z.array(deviceSchema) }).parse(JSON.parse(json));
  return blockdevices.flatMap(listed);
}

function listed(device: BlockDevice): PoolSource[] {
  const { path, size, type, model, fstype, children = [] } = device;
  const inside = children.flatMap(listed);
  if (size === 0 || type === 'rom' || /^\/dev\/(zram|ram)/.test(path)) return inside;
  const warning = warningOf(device);
  const detail = [model?.trim(), formatBytes(size), type === 'part' ? 'partition' : type, fstype]
    .filter(Boolean)
    .join(', ');
  return [
    {
      label: path,
      detail,
      values: { 'source.devices.path': path },
      ...(warning !== undefined && { warning }),
    },
    ...inside,
  ];
}

function warningOf(device: BlockDevice): string | undefined {
  const mounted = mountsOf(device);
  if (mounted.length > 0) return `The host uses it: ${mounted.join(', ')}.`;
  if (device.ro === true || device.ro === '1') return 'It cannot be written to.';
  if (device.fstype) return `It holds ${device.fstype}.`;
  return device.pttype ? `It has a partition table (${device.pttype}).` : undefined;
}

function mountsOf({ mountpoints, children = [] }: BlockDevice): string[] {
  const own = (mountpoints ?? []).filter(mount => mount !== null);
  return [...new Set([...own, ...children.flatMap(mountsOf)])];
}
