import type { HostTree } from '../tree/host-tree.ts';
import { parseRecord } from '../tree/parse-record.ts';
import { recordedTree } from '../tree/recorded-tree.ts';

/** A tree for a test, as lines of a record without its first and last. */
export function treeOf(lines: string): HostTree {
  const parsed = parseRecord(`innkeeper record 1\n${lines}\nend\n`);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  return recordedTree(parsed.record);
}
