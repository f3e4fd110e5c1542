import type { Guest } from '#shared/contract/guests.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { eachLimited } from '../guests/each-limited.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';

/** As many documents at once as one connection carries well. */
const AT_ONCE = 4;

/** Which guests have a disk made of each of these paths, be it directly or as the backing file libvirt shows. */
export async function guestsUsing(
  deps: Pick<AreaDeps, 'guests'>,
  live: LiveConnection,
  paths: readonly string[],
): Promise<Map<string, Guest[]>> {
  const users = new Map<string, Guest[]>();
  const wanted = new Set(paths);
  await eachLimited(deps.guests.list(live.id), AT_ONCE, async guest => {
    // A guest that is gone by now uses nothing.
    const xml = await deps.guests.xml(guest).catch(() => undefined);
    if (xml === undefined || !paths.some(path => xml.includes(path))) return;
    for (const path of diskPaths(xml)) {
      if (wanted.has(path)) users.set(path, [...(users.get(path) ?? []), guest]);
    }
  });
  return users;
}

/** Files and devices the disks of a document are made of, backing files included. */
export function diskPaths(xml: string): Set<string> {
  const paths = new Set<string>();
  for (const { element } of domain.of(parseDocument(xml).root).devices.disks) {
    let layer = element;
    while (layer) {
      const source = layer.child('source');
      const path = source?.attr('file') ?? source?.attr('dev');
      if (path !== undefined) paths.add(path);
      layer = layer.child('backingStore');
    }
  }
  return paths;
}
