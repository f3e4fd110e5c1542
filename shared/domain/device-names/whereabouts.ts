import type { PciAddress } from '../../contract/create/host-device.ts';
import type { NamedDevice, Whereabouts } from '../../contract/device-names.ts';
import type { PciFacts } from '../devices/facts.ts';
import { pciParts } from '../create/host-devices/pci-address.ts';
import { cardAt, isOfKind } from './identity.ts';

/** Where a named device is among the devices of the host of that UUID. Never a guess between two of a kind. */
export function whereaboutsOf(device: NamedDevice, host: string, pci: readonly PciFacts[]): Whereabouts {
  const recorded = device.places.find(place => place.host === host)?.address;
  if (recorded !== undefined && isOfKind(cardAt(pci, recorded), device.functions))
    return { state: 'there', address: recorded };
  const [first, ...more] = slotsOfKind(device, pci);
  if (first === undefined) return { state: 'absent' };
  if (more.length > 0) return { state: 'several', addresses: [first, ...more] };
  return recorded === undefined
    ? { state: 'unplaced', address: first }
    : { state: 'moved', address: first, from: recorded };
}

function slotsOfKind({ functions }: NamedDevice, pci: readonly PciFacts[]): PciAddress[] {
  const lowest = Math.min(...functions.map(each => each.function));
  return pci
    .filter(
      ({ address }) => pciParts(address).function === lowest && isOfKind(cardAt(pci, address), functions),
    )
    .map(({ address }) => address);
}
