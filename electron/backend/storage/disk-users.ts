import { realpath } from 'node:fs/promises';
import { type Connection, DomainXMLFlags } from 'node-libvirt';
import type { ConnectionId, Uuid } from '#shared/contract/values.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { eachLimited } from '../guests/each-limited.ts';
import { guestRef } from '../guests/guest-key.ts';
import { isGone } from '../guests/read-guests.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { namedVolumePath } from './named-volume.ts';

export interface DiskUser {
  readonly connection: ConnectionId;
  readonly uuid: Uuid;
  readonly name: string;
}

/** As many documents at once as one connection carries well. */
const AT_ONCE = 4;

/**
 * Which guests have a disk made of each of these paths, now or from their next start on: directly, as a volume,
 * as a backing file libvirt shows or, on this computer, by another name of the same file; or have QEMU load one
 * of them as their kernel or initramfs. libvirt itself is
 * asked, as the cache may still be filling, and what cannot be read rejects: that nobody uses a disk must be
 * known, not assumed. On this computer the guests of its other connections count as well.
 */
export async function guestsUsing(
  deps: Pick<AreaDeps, 'connections'>,
  live: LiveConnection,
  paths: readonly string[],
): Promise<Map<string, DiskUser[]>> {
  const users = new Map<string, DiskUser[]>();
  if (paths.length === 0) return users;
  const oneName = live.host.local ? realName : async (path: string) => path;
  const wanted = new Map<string, string>();
  for (const path of paths) wanted.set(path, path).set(await oneName(path), path);
  for (const place of placesOnHost(deps, live)) {
    for (const { path, user } of await everyDisk(place)) {
      const found = wanted.get(path) ?? wanted.get(await oneName(path));
      if (found === undefined) continue;
      const known = users.get(found) ?? [];
      if (!known.some(({ connection, uuid }) => connection === user.connection && uuid === user.uuid))
        users.set(found, [...known, user]);
    }
  }
  return users;
}

/** Connections that reach guests of the same host: on this computer all of its own. */
export function placesOnHost(
  { connections }: Pick<AreaDeps, 'connections'>,
  live: LiveConnection,
): LiveConnection[] {
  if (!live.host.local) return [live];
  const others = connections.list().flatMap(({ id }) => connections.live(id) ?? []);
  return [live, ...others.filter(({ id, host }) => id !== live.id && host.local)];
}

async function realName(path: string): Promise<string> {
  // Not there, or not for us to look at: then its name is all there is.
  return await realpath(path).catch(() => path);
}

interface UsedPath {
  readonly path: string;
  readonly user: DiskUser;
}

async function everyDisk(live: LiveConnection): Promise<UsedPath[]> {
  const rpc = await live.bulk();
  const { domains } = await rpc.call('connectListAllDomains', { needResults: 1, flags: 0 });
  const used: UsedPath[] = [];
  await eachLimited(domains, AT_ONCE, async dom => {
    const user = { ...guestRef(live.id, dom), name: dom.name };
    // A guest that runs may have other disks from its next start on.
    for (const flags of dom.id < 0 ? [0] : [0, DomainXMLFlags.INACTIVE]) {
      try {
        const { xml } = await rpc.call('domainGetXmlDesc', { dom, flags });
        for (const path of await usedPaths(rpc, xml)) used.push({ path, user });
      } catch (error) {
        // A guest that is gone by now uses nothing.
        if (!isGone(error)) throw error;
      }
    }
  });
  return used;
}

/** Files and devices the disks of a document are made of, backing files included, and what it is booted from. */
async function usedPaths(rpc: Connection, xml: string): Promise<Set<string>> {
  const paths = new Set<string>();
  const { os, devices } = domain.of(parseDocument(xml).root);
  for (const path of [os.kernel, os.initrd]) if (path !== undefined) paths.add(path);
  for (const { element, source } of devices.disks) {
    // While its guest is off, a disk made of a volume is known by pool and name alone.
    const path = await namedVolumePath(rpc, source);
    if (path !== undefined) paths.add(path);
    for (let layer = element; layer; layer = layer.child('backingStore')) {
      const layerSource = layer.child('source');
      const named = layerSource?.attr('file') ?? layerSource?.attr('dev');
      if (named !== undefined) paths.add(named);
    }
  }
  return paths;
}
