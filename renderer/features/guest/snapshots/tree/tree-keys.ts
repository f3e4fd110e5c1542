import type { TreeRow } from './lay-out.ts';

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Where a key leads from the line at `at`: as in every treegrid. Undefined when the key is none of the tree's. */
export function readTreeKey(press: Press, rows: readonly TreeRow[], at: number): number | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey || press.shiftKey) return undefined;
  const level = rows[at]?.level ?? 1;
  switch (press.key) {
    case 'ArrowDown':
      return Math.min(rows.length - 1, at + 1);
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return rows.length - 1;
    case 'ArrowLeft': {
      const parent = rows.findLastIndex((row, index) => index < at && row.level < level);
      return parent < 0 ? at : parent;
    }
    case 'ArrowRight':
      return (rows[at + 1]?.level ?? 0) > level ? at + 1 : at;
    default:
      return undefined;
  }
}
