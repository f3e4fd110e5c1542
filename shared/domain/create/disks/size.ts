import { formatBytes, GiB } from '../../units.ts';
import type { Choice } from '../choices.ts';
import type { Setting } from '../topic.ts';
import type { Origin } from './origin.ts';
import { poolNamed } from './pools.ts';

const DISK = 20 * GiB;
/** Left free for the host and for what other disks still grow by. */
const HEADROOM = 2 * GiB;
const SMALLEST_DISK = GiB;

/** What the guest sees of an image, as far as it is known before the image is there. */
export function imageSize(origin: Origin | undefined): number {
  const { virtualSize, size, format, download } = origin?.facts ?? {};
  const plain = download === undefined && (format === undefined || format === 'raw' || format === 'iso');
  return virtualSize ?? (plain ? size : undefined) ?? 0;
}

/** How big a new disk is. Bytes. */
export function chooseSize(setting: Setting, pool: string, origin: Origin | undefined): Choice<number> {
  const { request, facts, os } = setting;
  const own = imageSize(origin);
  const grows =
    origin === undefined || (request.source.kind === 'cloud-image' && origin.field === 'source.image');
  if (!grows) return { value: own, why: own === 0 ? 'as big as the image' : 'the size of the image' };
  const wanted = Math.max(DISK, os?.storage ?? 0, own);
  const found = poolNamed(facts, pool);
  if (found?.active && found.free < wanted) {
    const fits = Math.floor((found.free - HEADROOM) / GiB) * GiB;
    if (fits >= Math.max(SMALLEST_DISK, own))
      return { value: fits, why: `what “${found.name}” has room for` };
  }
  if (os?.storage === wanted) return { value: wanted, why: `${os.label} recommends it` };
  if (own > 0)
    return {
      value: wanted,
      why: `the image has ${formatBytes(own)}; its system takes the rest at the first start`,
    };
  return { value: wanted, why: 'grows as it is filled' };
}
