import type { NamedFunction } from '../../contract/device-names.ts';
import type { PciAddress } from '../../contract/create/host-device.ts';
import { pciParts, slotOf } from '../create/host-devices/pci-address.ts';
import type { PciFacts } from '../devices/facts.ts';
import { idsOf } from '../devices/names/short-name.ts';

/** What one function says of itself wherever it sits. */
export function identityOf(device: PciFacts): NamedFunction {
  const { subsystemVendor, subsystemDevice } = device;
  return {
    function: pciParts(device.address).function,
    ids: idsOf(device),
    ...(subsystemVendor !== undefined &&
      subsystemDevice !== undefined && {
        subsystem: idsOf({ vendor: subsystemVendor, device: subsystemDevice }),
      }),
  };
}

/** The card in the slot of that address; functions of other cards that share its IOMMU group are none of it. */
export function cardAt(pci: readonly PciFacts[], address: PciAddress): PciFacts[] {
  return pci
    .filter(device => slotOf(device.address) === slotOf(address) && device.physicalFunction === undefined)
    .toSorted((a, b) => (a.address < b.address ? -1 : 1));
}

/**
 * Every function that was named is there. One more does no harm: firmware may hide the USB part of a card, and a
 * subsystem that either side does not know tells nothing.
 */
export function isOfKind(card: readonly PciFacts[], functions: readonly NamedFunction[]): boolean {
  const found = card.map(identityOf);
  return functions.every(wanted =>
    found.some(
      each =>
        each.function === wanted.function &&
        each.ids === wanted.ids &&
        (each.subsystem === undefined ||
          wanted.subsystem === undefined ||
          each.subsystem === wanted.subsystem),
    ),
  );
}
