import type { Container } from '../../contract/containers.ts';
import type { DiskUsage, UsageSum } from '../../contract/images/usage.ts';

type Rows = Pick<DiskUsage, 'imageRows' | 'containerRows' | 'volumeRows' | 'cacheRows'>;

const running: ReadonlySet<Container['state']> = new Set(['running', 'paused', 'restarting']);

/** Adds rows up as “docker system df” does. `layers`: bytes of every layer of an image, shared ones once. */
export function summed(layers: number, rows: Rows): DiskUsage {
  const { imageRows, containerRows, volumeRows, cacheRows } = rows;
  const used = imageRows.filter(({ containers }) => containers > 0);
  const kept = used.reduce((sum, { size, shared }) => sum + size - shared, 0);
  return {
    images: {
      count: imageRows.length,
      active: used.length,
      size: layers,
      reclaimable: used.length === 0 ? layers : Math.max(0, layers - kept),
    },
    containers: sumOf(containerRows, ({ state }) => running.has(state)),
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
