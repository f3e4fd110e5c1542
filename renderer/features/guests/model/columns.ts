import type { sortColumns } from '#renderer/app/guests-search.ts';

export type SortColumn = (typeof sortColumns)[number];
export type ColumnId = SortColumn | 'memory-use' | 'screen' | 'tags';

export interface Column {
  id: ColumnId;
  title: string;
  /** Least width in pixels. */
  width: number;
  /** Share of the room that is left over. */
  grow: number;
  /** The higher it is, the later the column gives way when there is no room. */
  rank: number;
  align?: 'end';
  sort?: SortColumn;
}

/** In the order in which they stand. The name is always there. */
export const columns: readonly Column[] = [
  { id: 'name', title: 'Name', width: 190, grow: 3, rank: 10, sort: 'name' },
  { id: 'state', title: 'State', width: 104, grow: 0, rank: 9, sort: 'state' },
  { id: 'system', title: 'System', width: 124, grow: 2, rank: 6, sort: 'system' },
  { id: 'address', title: 'Address', width: 128, grow: 0, rank: 5, sort: 'address' },
  { id: 'tags', title: 'Tags', width: 112, grow: 2, rank: 2 },
  { id: 'host', title: 'Host', width: 110, grow: 1, rank: 1, sort: 'host' },
  { id: 'screen', title: 'Screen', width: 48, grow: 0, rank: 4 },
  { id: 'cpu', title: 'CPU', width: 84, grow: 0, rank: 8, sort: 'cpu' },
  { id: 'memory-use', title: 'Memory use', width: 84, grow: 0, rank: 3 },
  { id: 'memory', title: 'Memory', width: 100, grow: 0, rank: 7, align: 'end', sort: 'memory' },
  { id: 'vcpus', title: 'CPUs', width: 52, grow: 0, rank: 0, align: 'end', sort: 'vcpus' },
];

/** The columns that nothing listed has a word for: their room is the names'. */
export const emptyColumns = (some: { guests: boolean; tags: boolean }): ColumnId[] => [
  ...(some.tags ? [] : (['tags'] as const)),
  ...(some.guests ? [] : (['screen', 'vcpus'] as const)),
];

const gap = 12;
const padding = 28;

/** The columns wanted that fit beside each other in `room` pixels: the least important ones give way. */
export function fitColumns(hidden: readonly string[], room: number): Column[] {
  const wanted = columns.filter(({ id }) => id === 'name' || !hidden.includes(id));
  const kept = new Set(wanted);
  let needed = padding + wanted.reduce((sum, { width }) => sum + width + gap, -gap);
  for (const column of wanted.toSorted((a, b) => a.rank - b.rank)) {
    if (needed <= room || column.id === 'name') break;
    kept.delete(column);
    needed -= column.width + gap;
  }
  return wanted.filter(column => kept.has(column));
}

export const gridTemplate = (shown: readonly Column[]): string =>
  shown.map(({ width, grow }) => (grow === 0 ? `${width}px` : `minmax(${width}px, ${grow}fr)`)).join(' ');
