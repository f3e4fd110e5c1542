import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { documentsOf } from './folders.ts';
import { readOs } from './read-os.ts';
import type { OsRecord } from './records.ts';

/**
 * Reads every system of the database, one document in a turn of the event loop, so that nothing else waits. A
 * document that is no XML is passed over, as libosinfo does.
 */
export async function loadSystems(folders: readonly string[]): Promise<ReadonlyMap<string, OsRecord>> {
  const systems = new Map<string, OsRecord>();
  for (const path of await documentsOf(folders, 'os')) {
    for (const record of await readDocument(path)) {
      const earlier = systems.get(record.id);
      systems.set(record.id, earlier ? merged(earlier, record) : record);
    }
    await setImmediate();
  }
  return systems;
}

async function readDocument(path: string): Promise<OsRecord[]> {
  try {
    const { root } = parseDocument(await readFile(path, 'utf8'));
    return root.elements('os').map(readOs);
  } catch {
    return [];
  }
}

/** Folders ending in `.d` hold more about a system: the lists grow, what was said stays. */
function merged(one: OsRecord, more: OsRecord): OsRecord {
  return {
    ...more,
    ...one,
    parents: [...one.parents, ...more.parents],
    resources: [...one.resources, ...more.resources],
    firmware: [...one.firmware, ...more.firmware],
    devices: [...one.devices, ...more.devices],
    media: [...one.media, ...more.media],
    images: [...one.images, ...more.images],
    trees: [...one.trees, ...more.trees],
    scripts: [...one.scripts, ...more.scripts],
    variants: { ...more.variants, ...one.variants },
  };
}
