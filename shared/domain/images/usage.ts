import type { DiskUsage, UsageSum } from '../../contract/images/usage.ts';
import { isContainerActive } from '../containers/actions.ts';

type Rows = Pick<DiskUsage, 'imageRows' | 'containerRows' | 'volumeRows' | 'cacheRows'>;

/**
 * Adds rows up. `layers`: bytes of every layer of an image, shared ones once. What pruning images frees is no more than
 * said: which images share a layer is not told, so at least the largest one in use is kept whole, where
 * “docker system df” counts all that is shared as free.
 */
export function summed(layers: number, rows: Rows): DiskUsage {
  const { imageRows, containerRows, volumeRows, cacheRows } = rows;
  const used = imageRows.filter(({ containers }) => containers > 0);
  const alone = used.reduce((sum, { size, shared }) => sum + size - shared, 0);
  const kept = Math.max(alone, ...used.map(({ size }) => size));
  return {
    images: {
      count: imageRows.length,
      active: used.length,
      size: layers,
      reclaimable: Math.max(0, layers - kept),
    },
    containers: sumOf(containerRows, ({ state }) => isContainerActive(state)),
    volumes: sumOf(volumeRows, ({ users }) => users > 0),
    buildCache: sumOf(cacheRows, ({ inUse }) => inUse),
    ...rows,
  };
}

function sumOf<Row extends { readonly size: number }>(
  rows: readonly Row[],
  active: (row: Row) => boolean,
): UsageSum {
  const total = (some: readonly Row[]) => some.reduce((sum, { size }) => sum + size, 0);
  const idle = rows.filter(row => !active(row));
  return {
    count: rows.length,
    active: rows.length - idle.length,
    size: total(rows),
    reclaimable: total(idle),
  };
}
