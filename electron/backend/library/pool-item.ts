import type { LibraryItem } from '#shared/contract/library.ts';
import type { Volume } from '#shared/contract/volumes.ts';

/** A volume as something to start from; undefined for a folder. */
export function poolItem(pool: string, { name, path, facts, usedBy }: Volume): LibraryItem | undefined {
  if (facts?.type === 'dir' || facts?.type === 'netdir' || facts?.format === 'dir') return undefined;
  const kind = kindOf(name, facts?.format);
  return {
    id: `pool/${pool}/${name}`,
    at: { kind: 'pool', pool, volume: name },
    name,
    path,
    kind,
    ...(facts && { format: facts.format, capacity: facts.capacity, size: facts.allocation }),
    usedBy,
    looked: false,
  };
}

/** Only what may be an ISO is looked into: of disks, the pool tells all there is to tell. */
export const isMedium = ({ kind }: Pick<LibraryItem, 'kind'>): boolean => kind === 'medium';

/** Kernels, initramfs and firmware lie in pools as well. */
const OTHER =
  /^(vmlinuz|vmlinux|bzimage|initrd|initramfs|linux$)|\.(fd|rom|bin|kernel|initrd|vars|txt|xml|json|sha\d+|nvram)$/i;

function kindOf(name: string, format: string | undefined): LibraryItem['kind'] {
  if (format === 'iso' || /\.iso$/i.test(name)) return 'medium';
  return (format === undefined || format === 'raw') && OTHER.test(name) ? 'other' : 'disk';
}
