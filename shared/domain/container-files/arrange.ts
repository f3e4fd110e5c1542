/** What is sorted of a file in a folder. */
export interface Arranged {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  readonly size: number;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly modifiedAt: number;
}

export type Column = 'name' | 'size' | 'mode' | 'owner' | 'changed';
export interface Order {
  readonly by: Column;
  readonly descending: boolean;
}

const names = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const compare: Readonly<Record<Column, (a: Arranged, b: Arranged) => number>> = {
  name: () => 0,
  size: (a, b) => a.size - b.size,
  mode: (a, b) => a.mode - b.mode,
  owner: (a, b) => a.uid - b.uid || a.gid - b.gid,
  changed: (a, b) => a.modifiedAt - b.modifiedAt,
};

/** Folders first, whatever the order; what is alike goes by name, with numbers in it as numbers. */
export function arrange<Entry extends Arranged>(
  entries: readonly Entry[],
  { by, descending }: Order,
): Entry[] {
  const sign = descending ? -1 : 1;
  return entries.toSorted(
    (a, b) =>
      Number(b.kind === 'folder') - Number(a.kind === 'folder') ||
      sign * (compare[by](a, b) || names.compare(a.name, b.name)),
  );
}

/** The place of the next name that begins so, from `from` on and around; undefined where none does. */
export function beginsWith(entries: readonly Arranged[], typed: string, from: number): number | undefined {
  const sought = typed.toLowerCase();
  for (let step = 0; step < entries.length; step += 1) {
    const at = (from + step) % entries.length;
    if (entries[at]?.name.toLowerCase().startsWith(sought) === true) return at;
  }
  return undefined;
}
