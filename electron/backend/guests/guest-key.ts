import type { DomainRef } from 'node-libvirt';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { ConnectionId, Uuid } from '#shared/contract/values.ts';

export type GuestKey = string & { readonly __brand: 'GuestKey' };

export function guestKey({ connection, uuid }: GuestRef): GuestKey {
  return `${connection}/${uuid}` as GuestKey;
}

/** The contract's and the client's UUIDs are the same text under two brands. */
export function guestRef(connection: ConnectionId, domain: DomainRef): GuestRef {
  return { connection, uuid: domain.uuid as string as Uuid };
}

/** As calls take it: libvirt looks domains up by UUID and uses the name in its messages. */
export function domainRef(guest: { uuid: Uuid; name: string }): DomainRef {
  return { uuid: guest.uuid as string as DomainRef['uuid'], name: guest.name, id: -1 };
}
