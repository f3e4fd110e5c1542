import { ConnectListAllNodeDeviceFlags } from 'node-libvirt';
import type { HostDeviceOption } from '#shared/contract/create/options.ts';
import { deviceKeys } from '#shared/domain/guests/claims.ts';
import { type HostDevice, hostDevices } from '#shared/domain/host/host-devices.ts';
import { nodeDevice, type NodeDevice } from '#shared/libvirt-xml/documents/node-device.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { eachLimited } from '../guests/each-limited.ts';
import type { HostReading } from '../devices/host-reading.ts';
import { mapOf } from '../devices/read-map.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { readHostClaims } from './claims.ts';
import { unlessRefused } from './unless-refused.ts';

const { CAP_PCI_DEV, CAP_USB_DEV, CAP_USB_INTERFACE, CAP_MDEV, CAP_MDEV_TYPES } =
  ConnectListAllNodeDeviceFlags;
const AT_ONCE = 4;

/** What a guest can be given of the host; nothing where the driver has no node devices. */
export async function readDevices(live: LiveConnection): Promise<HostDevice[]> {
  const rpc = await live.bulk();
  const flags = CAP_PCI_DEV | CAP_USB_DEV | CAP_USB_INTERFACE | CAP_MDEV | CAP_MDEV_TYPES;
  const listed = await unlessRefused(rpc.call('connectListAllNodeDevices', { needResults: 1, flags }));
  const found: NodeDevice[] = [];
  await eachLimited(listed?.devices ?? [], AT_ONCE, async ({ name }) => {
    // Refused for a device that was pulled out meanwhile.
    const answer = await unlessRefused(rpc.call('nodeDeviceGetXmlDesc', { name, flags: 0 }));
    if (answer) found.push(nodeDevice.of(parseDocument(answer.xml).root));
  });
  return hostDevices(found).toSorted((a, b) => placeOf(a).localeCompare(placeOf(b)));
}

function placeOf(device: HostDevice): string {
  switch (device.kind) {
    case 'pci':
      return device.address;
    case 'usb':
      return `usb ${String(device.bus).padStart(3, '0')}.${String(device.device).padStart(3, '0')}`;
    case 'mediated':
      return `vgpu ${device.uuid}`;
  }
}

/** What there is to choose from: without what stays with the host, and as the map of devices judges it. */
export function deviceOptions(
  deps: Pick<AreaDeps, 'connections' | 'guests'>,
  live: LiveConnection,
  {
    devices,
    reading,
  }: { readonly devices: readonly HostDevice[]; readonly reading: HostReading | undefined },
): HostDeviceOption[] {
  const options = withUsers(devices, readHostClaims(deps, live).devices);
  if (!reading) return options;
  const map = new Map(mapOf(deps, live, reading).pci.map(device => [device.address, device]));
  return options.flatMap(option => {
    const device = option.kind === 'pci' ? map.get(option.address) : undefined;
    if (option.kind !== 'pci' || !device) return [option];
    if (device.verdict.level === 'stays') return [];
    const { name, verdict, together } = device;
    const companions = together.filter(address => address !== option.address);
    return [{ ...option, name, verdict, companions }];
  });
}

/** `users`: names of running guests by the key of a device. */
function withUsers(
  devices: readonly HostDevice[],
  users: ReadonlyMap<string, readonly string[]>,
): HostDeviceOption[] {
  return devices.map(device => {
    const usedBy = new Set(keysOf(device).flatMap(key => users.get(key) ?? []));
    return { ...device, usedBy: [...usedBy] };
  });
}

function keysOf(device: HostDevice): string[] {
  switch (device.kind) {
    case 'pci':
      return [deviceKeys.pci(device.address)];
    case 'usb':
      return [
        deviceKeys.usbPlace(device.bus, device.device),
        deviceKeys.usbModel(device.vendor, device.product),
      ];
    case 'mediated':
      return [deviceKeys.mediated(device.uuid)];
  }
}
