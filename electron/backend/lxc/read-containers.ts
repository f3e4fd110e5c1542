import { type Connection, DomainXMLFlags } from 'node-libvirt';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { IdRange } from '#shared/domain/lxc/facts.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { eachLimited } from '../guests/each-limited.ts';
import { guestRef } from '../guests/guest-key.ts';
import { isGone } from '../guests/read-guests.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { placesOnHost } from '../storage/disk-users.ts';

/** As many documents at once as one connection carries well. */
const AT_ONCE = 4;

/** What one guest of libvirt takes of its host's folders and users, now or from its next start on. */
export interface GuestTakes {
  readonly guest: GuestRef;
  readonly name: string;
  /** Folders, files and devices of the host that it has for its file systems and disks. */
  readonly paths: readonly string[];
  readonly ranges: readonly IdRange[];
}

/**
 * Of every guest of the host, by libvirt itself: the cache may still be filling. What cannot be read rejects, as that
 * nobody has a folder must be known, not assumed.
 */
export async function readTakes(
  deps: Pick<AreaDeps, 'connections'>,
  live: LiveConnection,
): Promise<GuestTakes[]> {
  const takes: GuestTakes[] = [];
  for (const place of placesOnHost(deps, live)) {
    const rpc = await place.bulk();
    const { domains } = await rpc.call('connectListAllDomains', { needResults: 1, flags: 0 });
    await eachLimited(domains, AT_ONCE, async dom => {
      const running = dom.id >= 0;
      // One that runs may have others from its next start on.
      for (const flags of running ? [0, DomainXMLFlags.INACTIVE] : [0]) {
        const xml = await documentOf(rpc, dom, flags);
        if (xml !== undefined)
          takes.push({ guest: guestRef(place.id, dom), name: dom.name, ...taken(dom.name, xml, running) });
      }
    });
  }
  return takes;
}

async function documentOf(rpc: Connection, dom: Parameters<typeof guestRef>[1], flags: number) {
  try {
    return (await rpc.call('domainGetXmlDesc', { dom, flags })).xml;
  } catch (error) {
    // One that is gone by now takes nothing.
    if (isGone(error)) return undefined;
    throw error;
  }
}

function taken(guest: string, xml: string, running: boolean): Pick<GuestTakes, 'paths' | 'ranges'> {
  const { devices, uidMap, gidMap, os } = domain.of(parseDocument(xml).root);
  const folders = devices.filesystems.items.flatMap(({ dir, file, dev }) => [dir, file, dev]);
  const disks = devices.disks.items.flatMap(({ source }) => [source.file, source.dev, source.dir]);
  const system = /\/(init|systemd)$/.test(os.init ?? '');
  const ranges = [...uidMap.items, ...gidMap.items].flatMap(({ target, count }) =>
    typeof target !== 'number' || typeof count !== 'number'
      ? []
      : [{ guest, first: target, count, system, running }],
  );
  return { paths: [...folders, ...disks].filter(path => path !== undefined), ranges: distinct(ranges) };
}

/** Users and groups mostly have the same ones. */
const distinct = (ranges: readonly IdRange[]): IdRange[] =>
  ranges.filter(
    ({ first, count }, at) => ranges.findIndex(each => each.first === first && each.count === count) === at,
  );
