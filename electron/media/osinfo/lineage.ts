import type { OsRecord } from './records.ts';

export type Systems = ReadonlyMap<string, OsRecord>;

/** The system and all that it derives from or clones, the nearest first. */
export function lineage(systems: Systems, id: string): OsRecord[] {
  const found = new Map<string, OsRecord>();
  let generation = [id];
  while (generation.length > 0) {
    const records = generation.flatMap(one => (found.has(one) ? [] : (systems.get(one) ?? [])));
    for (const record of records) found.set(record.id, record);
    generation = records.flatMap(record => record.parents);
  }
  return [...found.values()];
}
