import type { LibraryItem, LibraryKind } from '#shared/contract/library.ts';

/** What is looked for: a medium for a drive, an image for a disk, or any file, such as a kernel. */
export type Wanted = 'medium' | 'disk' | 'file';

const kinds: Readonly<Record<Wanted, readonly LibraryKind[]>> = {
  medium: ['medium'],
  disk: ['disk'],
  file: ['other'],
};

/** Volumes of a host’s pools that are what is looked for; with `all`, the others too. By name. */
export function fitting(
  items: Iterable<LibraryItem>,
  wanted: Wanted,
  { pool, all }: { readonly pool: string | undefined; readonly all: boolean },
): LibraryItem[] {
  return [...items]
    .filter(({ at, kind }) => {
      if (at.kind !== 'pool' || (pool !== undefined && at.pool !== pool)) return false;
      return all || kinds[wanted].includes(kind);
    })
    .toSorted((a, b) => a.name.localeCompare(b.name));
}
