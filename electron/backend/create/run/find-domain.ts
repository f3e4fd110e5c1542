import { type Connection, type DomainRef, LibvirtError, parseUuid } from 'node-libvirt';
import type { Uuid } from '#shared/contract/values.ts';

/** By its UUID, which is ours alone; undefined when there is none. */
export async function findDomain(rpc: Connection, uuid: Uuid): Promise<DomainRef | undefined> {
  try {
    return (await rpc.call('domainLookupByUuid', { uuid: parseUuid(uuid) })).dom;
  } catch (error) {
    if (error instanceof LibvirtError && error.codeName === 'NO_DOMAIN') return undefined;
    throw error;
  }
}
