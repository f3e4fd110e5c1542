import { type HostDeviceOption } from '../../contract/create/options.ts';
import type { NodeDevice } from '../../libvirt-xml/documents/node-device.ts';
import { isPciBridge, pciClassName } from './pci-class.ts';
import { pciAddressOf } from './pci-node-device.ts';

type Option<Kind> = Omit<Extract<HostDeviceOption, { kind: Kind }>, 'usedBy'>;
/** A device as its node device says, before it is known who uses it. */
export type HostDevice = Option<'pci'> | Option<'usb'> | Option<'mediated'>;

type Capability = NodeDevice['capabilities']['items'][number];

/** Linux's own hubs, one for each controller. */
const ROOT_HUBS = '1d6b';

/** What of a host's node devices a guest can be given. Bridges and hubs are none. */
export function hostDevices(all: readonly NodeDevice[]): HostDevice[] {
  const bridges = new Set<string>();
  const hubs = new Set<string | undefined>();
  for (const { capability, device } of each(all)) {
    if (capability.type === 'pci' && isPciBridge(capability.class)) bridges.add(pciAddressOf(capability));
    if (capability.type === 'usb' && capability.class === '9') hubs.add(device.parent);
  }
  return [...each(all)].flatMap(({ capability, device }): HostDevice[] => {
    switch (capability.type) {
      case 'pci':
        return capability.class?.startsWith('0x06') === true ? [] : [pciDevice(device, capability, bridges)];
      case 'usb_device':
        return hubs.has(device.name) ? [] : usbDevice(capability);
      case 'mdev':
        return mediatedDevice(device, capability, all);
      default:
        return [];
    }
  });
}

function* each(all: readonly NodeDevice[]) {
  for (const device of all) for (const capability of device.capabilities.items) yield { device, capability };
}

function pciDevice(device: NodeDevice, pci: Capability, bridges: ReadonlySet<string>): Option<'pci'> {
  const address = pciAddressOf(pci);
  const group = pci.iommuGroup.addresses.items.map(pciAddressOf);
  const physical = pci.inner.items.find(({ type }) => type === 'phys_function')?.addresses.items[0];
  const number = pci.iommuGroup.number;
  const what = pciClassName(pci.class);
  return {
    kind: 'pci',
    address,
    name: nameOf(pci, what),
    what,
    ...(device.driver !== undefined && { driver: device.driver }),
    ...(typeof number === 'number' && { iommuGroup: number }),
    companions: group.filter(other => other !== address && !bridges.has(other)),
    ...(physical && { functionOf: pciAddressOf(physical) }),
    ...(typeof pci.numaNode === 'number' && { node: pci.numaNode }),
  };
}

function usbDevice(usb: Capability): Option<'usb'>[] {
  const [vendor, product] = [plainId(usb.vendorId), plainId(usb.productId)];
  if (vendor === undefined || product === undefined || vendor === ROOT_HUBS) return [];
  return [
    { kind: 'usb', vendor, product, bus: Number(usb.bus), device: Number(usb.device), name: nameOf(usb) },
  ];
}

function mediatedDevice(
  device: NodeDevice,
  mdev: Capability,
  all: readonly NodeDevice[],
): Option<'mediated'>[] {
  const { uuid, mdevType } = mdev;
  if (uuid === undefined) return [];
  const owner = all.find(({ name }) => name === device.parent);
  const types = owner?.capabilities.items.flatMap(({ inner }) =>
    inner.items.flatMap(({ mdevTypes }) => mdevTypes.items),
  );
  const name = types?.find(({ id }) => id === mdevType)?.name ?? mdevType ?? 'mediated device';
  const card = owner?.capabilities.items.find(({ type }) => type === 'pci');
  return [{ kind: 'mediated', uuid, name, parent: card ? nameOf(card) : (device.parent ?? '') }];
}

const plainId = (id: string | undefined) => id?.replace(/^0x/, '').toLowerCase();

/** Names as the host's own lists of ids have them; where they do not, what it is and its numbers. */
function nameOf({ vendor, product, vendorId, productId }: Capability, what = 'device'): string {
  const words = [vendor, product].map(word => word?.trim() ?? '').filter(word => word !== '');
  const ids = `${plainId(vendorId) ?? '?'}:${plainId(productId) ?? '?'}`;
  if (words.length === 2) return words.join(' ');
  return `${words[0] ?? what.charAt(0).toUpperCase() + what.slice(1)} ${ids}`;
}
