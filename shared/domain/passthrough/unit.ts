import type { PciAddress } from '../../contract/create/host-device.ts';
import type { DeviceMap, PciDevice } from '../../contract/devices.ts';
import type { GivenDevice } from '../../contract/passthrough.ts';
import { displaysOf as monitorDisplays } from '../devices/displays.ts';
import { slotOf } from '../create/host-devices/pci-address.ts';
import type { Setting } from './setting.ts';

/** Everything that is given away when these are: their slots and their groups, without bridges; by address. */
export function unitOf({ pci }: Pick<DeviceMap, 'pci'>, asked: readonly PciAddress[]): PciDevice[] {
  const byAddress = new Map(pci.map(device => [device.address, device]));
  const found = new Set(asked.flatMap(address => [address, ...(byAddress.get(address)?.together ?? [])]));
  return pci.filter(({ address }) => found.has(address)).toSorted((a, b) => (a.address < b.address ? -1 : 1));
}

/** As it is shown: what it is, and why it goes along. */
export function givenDevice(device: PciDevice, asked: readonly PciAddress[]): GivenDevice {
  const { address, name, what, ids, driver, node, verdict } = device;
  const slots = new Set(asked.map(slotOf));
  const because = slots.has(slotOf(address)) ? ('slot' as const) : ('group' as const);
  return {
    address,
    name,
    what,
    ids,
    ...(driver !== undefined && { driver }),
    ...(node !== undefined && { node }),
    ...(!asked.includes(address) && { because }),
    verdict,
  };
}

/** The one that the others belong to: the display where there is one, else the first that was asked for. */
export function mainDevice(
  devices: readonly PciDevice[],
  asked: readonly PciAddress[],
): PciDevice | undefined {
  return (
    devices.find(({ kind }) => kind === 'display') ??
    devices.find(({ address }) => asked.includes(address)) ??
    devices[0]
  );
}

export const displaysOf = (devices: readonly PciDevice[]): PciDevice[] =>
  devices.filter(({ kind }) => kind === 'display');

/** Displays that stay with the host, and that a monitor can be on. */
export function otherDisplays(
  { map, facts }: Pick<Setting, 'map' | 'facts'>,
  given: readonly PciDevice[],
): PciDevice[] {
  const addresses = new Set(given.map(({ address }) => address));
  const sockets = facts && new Set(monitorDisplays(facts).map(({ address }) => address));
  return displaysOf(map.pci).filter(
    ({ address }) => !addresses.has(address) && (sockets?.has(address) ?? true),
  );
}
