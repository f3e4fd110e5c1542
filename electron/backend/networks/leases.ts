import { setTimeout as pause } from 'node:timers/promises';
import { IPAddrType, LibvirtError, type NetworkDhcpLease, type NetworkRef } from 'node-libvirt';
import type { Lease } from '#shared/contract/networks.ts';
import { uuidSchema, type ConnectionId, type Uuid } from '#shared/contract/values.ts';
import { isUnsupported } from '../guests/read-guests.ts';
import type { LiveConnection } from '../ports.ts';
import { stampOf } from '../plans/stamp.ts';
import { asUuid } from './network-ref.ts';
import { networkDetails } from './details.ts';
import type { NetworksDeps } from './networks-deps.ts';

/** Leases have no event: they are read again and again, and only for as long as somebody looks. */
const EVERY_MS = 3_000;

export async function* watchLeases(
  deps: NetworksDeps,
  live: LiveConnection,
  uuid: Uuid,
  signal: AbortSignal,
): AsyncGenerator<{ leases: Lease[] }, void, void> {
  let shown: string | undefined;
  while (!signal.aborted && !live.gone.aborted) {
    const leases = await readLeases(deps, live, uuid);
    const stamp = stampOf(leases);
    if (stamp !== shown) yield { leases };
    shown = stamp;
    await pause(EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** None while the network does not run, and where its driver gives none away. */
export async function readLeases(deps: NetworksDeps, live: LiveConnection, uuid: Uuid): Promise<Lease[]> {
  const { rpc } = live;
  const { net } = await rpc.call('networkLookupByUuid', { uuid: asUuid(uuid) });
  const [told, { settings }] = await Promise.all([ask(live, net), networkDetails(deps, live, uuid)]);
  const fixed = new Set(
    settings.addresses.flatMap(({ hosts }) => hosts.flatMap(({ ip }) => (ip === undefined ? [] : [ip]))),
  );
  const owners = ownersOf(deps, live.id);
  return told
    .map(lease => describe(lease, owners, fixed))
    .toSorted((a, b) => a.address.localeCompare(b.address, 'en', { numeric: true }));
}

async function ask({ rpc }: LiveConnection, net: NetworkRef): Promise<readonly NetworkDhcpLease[]> {
  try {
    return (await rpc.call('networkGetDhcpLeases', { net, mac: null, needResults: 1, flags: 0 })).leases;
  } catch (error) {
    if (isUnsupported(error)) return [];
    if (error instanceof LibvirtError && error.codeName === 'OPERATION_INVALID') return [];
    throw error;
  }
}

type Owner = NonNullable<Lease['guest']>;

function ownersOf({ guests }: NetworksDeps, connection: ConnectionId): ReadonlyMap<string, Owner> {
  return new Map(
    guests
      .list(connection)
      .flatMap(guest =>
        guests
          .claims(guest)
          .macs.map(mac => [mac, { name: guest.name, uuid: uuidSchema.parse(guest.uuid) }] as const),
      ),
  );
}

function describe(
  { type, ipaddr, prefix, mac, hostname, clientid, expirytime }: NetworkDhcpLease,
  owners: ReadonlyMap<string, Owner>,
  fixed: ReadonlySet<string>,
): Lease {
  const owner = mac === null ? undefined : owners.get(mac.toLowerCase());
  return {
    family: type === IPAddrType.IPV6 ? 'ipv6' : 'ipv4',
    address: ipaddr,
    prefix,
    ...(mac !== null && { mac }),
    ...(hostname !== null && hostname !== '' && { hostname }),
    ...(clientid !== null && clientid !== '' && { clientId: clientid }),
    ...(expirytime > 0n && { expiresAt: Number(expirytime) * 1000 }),
    ...(owner && { guest: owner }),
    fixed: fixed.has(ipaddr),
  };
}
