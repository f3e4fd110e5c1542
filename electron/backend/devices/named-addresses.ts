import type { NamedDevice } from '#shared/contract/device-names.ts';
import { cardAt } from '#shared/domain/device-names/identity.ts';
import { whereaboutsOf } from '#shared/domain/device-names/whereabouts.ts';
import type { PciFacts } from '#shared/domain/devices/facts.ts';
import { readHypervisor } from '../create/hypervisor.ts';
import type { LiveConnection } from '../ports.ts';

/** Names that people gave to devices of this host, by the address of each function. */
export async function namedAddresses(
  names: readonly NamedDevice[],
  live: LiveConnection,
  pci: readonly PciFacts[],
): Promise<ReadonlyMap<string, string>> {
  // The host's UUID is a slow question on some hosts: not without a reason.
  if (names.length === 0 || pci.length === 0) return new Map();
  const host = (await readHypervisor(live.rpc)).capabilities.hostUuid;
  if (host === undefined) return new Map();
  return new Map(
    names.flatMap(device => {
      const where = whereaboutsOf(device, host, pci);
      if (where.state !== 'there' && where.state !== 'moved') return [];
      return cardAt(pci, where.address).map(({ address }) => [address, device.name] as const);
    }),
  );
}
