import { type PciAddress, pciAddressSchema } from '../../contract/create/host-device.ts';
import type { HardwareEdit } from '../../contract/hardware.ts';
import { hostdev } from '../../libvirt-xml/devices/hostdev.ts';
import type { Domain } from '../../libvirt-xml/domain/domain.ts';
import { pciParts, slotOf } from '../create/host-devices/pci-address.ts';
import { pciAddress } from '../guests/claims.ts';
import { itemsOf } from '../hardware/item-id.ts';
import { namedAlias, type NamedAlias, readNamedAlias } from './alias.ts';

/** A PCI device of a guest's document that goes by a name. */
export interface NamedHostdev {
  readonly item: string;
  readonly alias: NamedAlias;
  readonly address: PciAddress;
}

function pciDevices(guest: Domain): { item: string; alias?: string; address: PciAddress }[] {
  return itemsOf(guest).flatMap(({ id, element, node }) => {
    if (element !== 'hostdev') return [];
    const { type, alias, sourceAddress } = hostdev.of(node);
    if (type !== 'pci') return [];
    const { domain: segment = 0, bus = 0, slot = 0, function: fn = 0 } = sourceAddress;
    const text = pciAddress(Number(segment), Number(bus), Number(slot), Number(fn));
    const address = pciAddressSchema.safeParse(text);
    return address.success
      ? [{ item: id, ...(alias !== undefined && { alias }), address: address.data }]
      : [];
  });
}

export function namedDevicesOf(guest: Domain): NamedHostdev[] {
  return pciDevices(guest).flatMap(({ item, alias, address }) => {
    const named = readNamedAlias(alias);
    return named ? [{ item, alias: named, address }] : [];
  });
}

const withFunction = (card: PciAddress, fn: number) => pciAddressSchema.parse(`${slotOf(card)}.${fn}`);

/** Where each function of a named device has to be, of those that are elsewhere in the document. */
export function staleDevices(
  guest: Domain,
  at: (name: string) => PciAddress | undefined,
): { readonly device: NamedHostdev; readonly address: PciAddress }[] {
  return namedDevicesOf(guest).flatMap(device => {
    const card = at(device.alias.name);
    if (card === undefined) return [];
    const address = withFunction(card, device.alias.function);
    return address === device.address ? [] : [{ device, address }];
  });
}

/** Moves the guest's devices to where they are now. */
export function settleEdits(stale: ReturnType<typeof staleDevices>): HardwareEdit[] {
  return stale.map(({ device, address }) => {
    const { domain: segment, bus, slot, function: fn } = pciParts(address);
    return {
      op: 'set',
      item: device.item,
      values: {
        'sourceAddress.domain': segment,
        'sourceAddress.bus': bus,
        'sourceAddress.slot': slot,
        'sourceAddress.function': fn,
      },
    };
  });
}

/** Writes the name beside every function of the card in that slot which the guest has. */
export function attachEdits(guest: Domain, name: string, card: PciAddress): HardwareEdit[] {
  return pciDevices(guest)
    .filter(({ address }) => slotOf(address) === slotOf(card))
    .map(({ item, address }) => ({
      op: 'set',
      item,
      values: { alias: namedAlias(name, pciParts(address).function) },
    }));
}

/** The same for another name, or for none. */
export function renameEdits(guest: Domain, from: string, to: string | undefined): HardwareEdit[] {
  return namedDevicesOf(guest)
    .filter(({ alias }) => alias.name === from)
    .map(({ item, alias }) => ({
      op: 'set',
      item,
      values: { alias: to === undefined ? null : namedAlias(to, alias.function) },
    }));
}
