import { type PciAddress, pciAddressSchema } from '../../contract/create/host-device.ts';
import type { NodeDevice } from '../../libvirt-xml/documents/node-device.ts';
import { pciAddress } from '../guests/claims.ts';
import type { DeviceFacts, MediatedFacts, NetUse, PciFacts, UsbFacts } from './facts.ts';
import { nodeTree, type NodeTree } from './node-tree.ts';

type Capability = NodeDevice['capabilities']['items'][number];
type Address = Capability['iommuGroup']['addresses']['items'][number];

/** Linux's own hubs, one for each controller. */
const ROOT_HUBS = '1d6b';

/**
 * What libvirt's node devices say of a host (https://libvirt.org/formatnode.html): what there is and which drivers
 * have it, not what the host does with it.
 */
export function factsOfNodeDevices(all: readonly NodeDevice[]): DeviceFacts {
  const tree = nodeTree(all);
  const pci = tree.each('pci').map(({ device, capability }) => pciFacts(device, capability, tree));
  return {
    pci,
    mediated: tree.each('mdev').flatMap(({ device, capability }) => mediatedFacts(device, capability, tree)),
    usb: tree.each('usb_device').flatMap(({ device, capability }) => usbFacts(device, capability, tree)),
    storage: [],
    nets: tree.each('net').flatMap(({ device, capability }) => netUse(device, capability, tree)),
    framebuffers: [],
    iommu: { units: [], groups: groupsOf(pci) },
    vfio: { vfioPci: 'available', ids: [] },
    boot: {
      arguments: [],
      efi: false,
      loader: 'unknown',
      loaderSeen: [],
      initramfs: 'unknown',
      kernel: '',
    },
    hugePages: [],
    kvm: [],
  };
}

function pciFacts(device: NodeDevice, pci: Capability, tree: NodeTree): PciFacts {
  const address = addressOf(pci);
  const below = tree.below(device);
  const virtual = pci.inner.items.find(({ type }) => type === 'virt_functions');
  const physical = pci.inner.items.find(({ type }) => type === 'phys_function')?.addresses.items[0];
  const types = pci.inner.items.flatMap(({ mdevTypes }) => mdevTypes.items);
  const functions = virtual?.addresses.items.map(hostAddress) ?? [];
  const node = pci.numaNode;
  const group = pci.iommuGroup.number;
  const parent = tree.ancestor(device, 'pci');
  return {
    address,
    class: number(pci.class),
    vendor: number(pci.vendorId),
    device: number(pci.productId),
    ...(pci.vendor !== undefined && { vendorName: pci.vendor }),
    ...(pci.product !== undefined && { deviceName: pci.product }),
    ...(device.driver !== undefined && { driver: device.driver }),
    modules: [],
    ...(typeof group === 'number' && { iommuGroup: group }),
    ...(typeof node === 'number' && node >= 0 && { numaNode: node }),
    rom: false,
    ...(parent && { parent: addressOf(parent) }),
    ...(typeof virtual?.maxCount === 'number' && {
      sriov: { total: virtual.maxCount, current: functions.length, functions },
    }),
    ...(physical && { physicalFunction: hostAddress(physical) }),
    nets: below('net').flatMap(each => each.interface ?? []),
    blocks: below('storage').flatMap(blockOf),
    displays: [],
    usbBuses: [],
    sounds: [],
    mediatedTypes: types.map(type => ({
      id: type.id ?? '',
      ...(type.name !== undefined && { name: type.name }),
      available: Number(type.availableInstances ?? 0),
      deviceApi: type.deviceApi ?? '',
    })),
  };
}

function mediatedFacts(device: NodeDevice, mdev: Capability, tree: NodeTree): MediatedFacts[] {
  const { uuid, mdevType } = mdev;
  if (uuid === undefined) return [];
  const card = tree.ancestor(device, 'pci');
  const group = mdev.iommuGroup.number;
  return [
    {
      uuid,
      parent: card ? addressOf(card) : (device.parent ?? ''),
      type: mdevType ?? '',
      ...(typeof group === 'number' && { iommuGroup: group }),
    },
  ];
}

function usbFacts(device: NodeDevice, usb: Capability, tree: NodeTree): UsbFacts[] {
  const [vendor, product] = [hex4(usb.vendorId), hex4(usb.productId)];
  if (vendor === ROOT_HUBS) return [];
  const below = tree.below(device);
  const interfaces = below('usb');
  const controller = tree.ancestor(device, 'pci');
  const code = Number(interfaces.find(each => each.class !== undefined)?.class ?? 0);
  return [
    {
      port: device.path?.split('/').at(-1) ?? device.name ?? '',
      bus: Number(usb.bus),
      device: Number(usb.device),
      vendor,
      product,
      ...(usb.vendor !== undefined && { manufacturer: usb.vendor }),
      ...(usb.product !== undefined && { productName: usb.product }),
      class: code,
      drivers: [],
      ...(controller && { controller: addressOf(controller) }),
      blocks: below('storage').flatMap(blockOf),
      nets: below('net').flatMap(each => each.interface ?? []),
      inputs: [],
    },
  ];
}

function netUse(device: NodeDevice, net: Capability, tree: NodeTree): NetUse[] {
  const name = net.interface;
  const card = tree.ancestor(device, 'pci');
  if (name === undefined || !card) return [];
  const up = net.linkState === 'up';
  return [{ name, defaultRoute: false, up, carrier: up, address: addressOf(card) }];
}

function groupsOf(pci: readonly PciFacts[]): Map<number, PciAddress[]> {
  const groups = new Map<number, PciAddress[]>();
  for (const { iommuGroup, address } of pci)
    if (iommuGroup !== undefined) groups.set(iommuGroup, [...(groups.get(iommuGroup) ?? []), address]);
  return groups;
}

const blockOf = ({ block }: Capability) => block?.replace(/^\/dev\//, '') ?? [];
const number = (text: string | undefined) => Number(text ?? 0) || 0;
const hex4 = (text: string | undefined) => number(text).toString(16).padStart(4, '0');

const addressOf = ({ domain, bus, slot, function: fn }: Capability) =>
  pciAddressSchema.parse(
    pciAddress(Number(domain ?? 0), Number(bus ?? 0), Number(slot ?? 0), Number(fn ?? 0)),
  );
const hostAddress = ({ domain, bus, slot, function: fn }: Address) =>
  pciAddressSchema.parse(
    pciAddress(Number(domain ?? 0), Number(bus ?? 0), Number(slot ?? 0), Number(fn ?? 0)),
  );
