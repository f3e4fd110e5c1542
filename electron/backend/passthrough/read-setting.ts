import { parseUri } from 'node-libvirt';
import type { PassthroughRequest } from '#shared/contract/passthrough-request.ts';
import type { HostSituation, Setting } from '#shared/domain/passthrough/setting.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { isSession } from '../connections/session.ts';
import { readHostClaims } from '../create/claims.ts';
import type { Age } from '../create/kept.ts';
import { namedAddresses } from '../devices/named-addresses.ts';
import { mapOf } from '../devices/read-map.ts';
import { readDocuments } from '../hardware/read-documents.ts';
import type { LiveConnection } from '../ports.ts';
import type { PassthroughDeps } from './passthrough-deps.ts';

/** All that a plan stands on. `age`: whether devices may be as last read, for plans that follow every keystroke. */
export async function readSetting(
  deps: PassthroughDeps,
  request: PassthroughRequest,
  age: Age,
): Promise<Setting> {
  const guest = deps.guests.require(request.guest);
  const live = deps.connections.require(guest.connection);
  const [reading, documents, host] = await Promise.all([
    deps.deviceHosts.read(live, age),
    readDocuments(live.rpc, guest),
    readSituation(deps, live),
  ]);
  const xml = documents.next ?? documents.live ?? '';
  return {
    request,
    map: mapOf(deps, live, reading, await namedAddresses(await deps.names.list(), live, reading.facts.pci)),
    ...(reading.source !== 'libvirt' && { facts: reading.facts }),
    guest: {
      name: guest.name,
      uuid: guest.uuid,
      state: guest.state,
      persistent: guest.persistent,
      xml,
      document: domain.of(parseDocument(xml).root),
    },
    host,
  };
}

async function readSituation(deps: PassthroughDeps, live: LiveConnection): Promise<HostSituation> {
  const parts = deps.hosts.of(live);
  const [size, topology] = await Promise.all([parts.size.get(), parts.topology.get()]);
  const ssh = sshWords(live.uri);
  return {
    label: live.label,
    driver: live.host.driver,
    session: isSession(live),
    memory: size.memory,
    ...(size.freeMemory !== undefined && { freeMemory: size.freeMemory }),
    ...(topology && { topology: { ...topology, pinned: readHostClaims(deps, live).pinned } }),
    ...(ssh !== undefined && { ssh }),
  };
}

/** What a person types after `ssh` to get there. */
export function sshWords(address: string): string | undefined {
  const { transport, host, user, port } = parseUri(address);
  if (transport !== 'ssh' || host === null) return undefined;
  return [...(port ? [`-p ${port}`] : []), user === null ? host : `${user}@${host}`].join(' ');
}
