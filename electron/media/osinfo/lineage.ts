import { scriptKind } from '#shared/domain/unattended/script/script-kind.ts';
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

/**
 * The system whose install scripts answer the installer of this one: itself, or an older one where the database
 * does not know it yet. Undefined when there is none.
 */
export function scriptedBy(systems: Systems, id: string): OsRecord | undefined {
  const os = systems.get(id);
  const model = os?.answeredAs === undefined ? os : systems.get(os.answeredAs);
  if (!model || model.family !== 'linux' || model.scripts.length === 0) return undefined;
  // Some name scripts for an installer that they no longer come with; Debian's needs a tree, as only an
  // initramfs that we hold can be given its answers.
  const preseed = model.scripts.some(script => scriptKind(script) === 'preseed');
  const media = model.media.filter(medium => medium.scripted && !medium.live);
  return model.trees.length > 0 || (!preseed && media.length > 0) ? model : undefined;
}
