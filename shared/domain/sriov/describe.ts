import type { PciAddress } from '../../contract/create/host-device.ts';
import type {
  FunctionPool,
  FunctionUser,
  PhysicalFunction,
  SriovState,
  VirtualFunction,
} from '../../contract/sriov.ts';
import type { Uuid } from '../../contract/values.ts';
import type { NodeDevice } from '../../libvirt-xml/documents/node-device.ts';
import type { StorageUse } from '../devices/facts.ts';
import { deviceKeys, type GuestClaims } from '../guests/claims.ts';
import { pciClassName } from '../host/pci-class.ts';
import { pciAddressOf, pciNameOf } from '../host/pci-node-device.ts';
import type { HostLink } from './host-links.ts';
import { type Kept, keptOf } from './kept.ts';
import { type FoundLine, otherKeepers } from './other-keepers.ts';
import { hostUsers } from './users.ts';

export interface ClaimingGuest {
  readonly name: string;
  readonly uuid: Uuid;
  readonly running: boolean;
  readonly claims: GuestClaims;
}

export interface KnownNetwork {
  readonly name: string;
  readonly uuid: Uuid;
  readonly active: boolean;
  readonly autostart: boolean;
  readonly mode: string;
  /** Cards of running guests in it. */
  readonly connections: number;
  /** Of a pool of functions: the interface of the device they are cut from. */
  readonly physicalFunction?: string;
}

/** All that was read of one host. What is undefined could not be. */
export interface SriovSources {
  readonly devices: readonly NodeDevice[];
  readonly guests: readonly ClaimingGuest[];
  readonly networks: readonly KnownNetwork[];
  readonly links?: readonly HostLink[] | undefined;
  readonly storage?: readonly StorageUse[] | undefined;
  readonly found?: readonly FoundLine[] | undefined;
  readonly kept?: readonly Kept[] | undefined;
  readonly missing: readonly string[];
}

type Capability = NodeDevice['capabilities']['items'][number];
interface Pci {
  readonly device: NodeDevice;
  readonly pci: Capability;
  readonly address: PciAddress;
}

/** The devices that have virtual functions or may have some, with who has each. */
export function describeSriov(sources: SriovSources): SriovState {
  const all = sources.devices.flatMap(device =>
    device.capabilities.items.flatMap(pci =>
      pci.type === 'pci' ? [{ device, pci, address: pciAddressOf(pci) }] : [],
    ),
  );
  const byAddress = new Map(all.map(each => [each.address, each]));
  const physical = all.flatMap(each => physicalFunction(each, byAddress, sources));
  return {
    physical: physical.toSorted((a, b) => a.address.localeCompare(b.address)),
    pools: sources.networks.flatMap(network => pool(network, physical, sources.guests)),
    iommu: all.some(({ pci }) => typeof pci.iommuGroup.number === 'number'),
    networks: sources.networks.filter(({ mode }) => mode !== 'hostdev').map(({ name }) => name),
    missing: [...sources.missing],
  };
}

function physicalFunction(
  { device, pci, address }: Pci,
  byAddress: ReadonlyMap<string, Pci>,
  sources: SriovSources,
): PhysicalFunction[] {
  const inner = pci.inner.items.find(({ type }) => type === 'virt_functions');
  const atMost = Number(inner?.maxCount ?? 0);
  if (!inner || !(atMost > 0)) return [];
  const nets = netsBelow(device, sources);
  const known = sources.links?.filter(({ name }) => nets.some(net => net.name === name)) ?? [];
  const settings = new Map(known.flatMap(({ functions }) => [...functions]));
  const kept = keptOf(address, sources.kept ?? []);
  const what = pciClassName(pci.class);
  return [
    {
      address,
      nodeDevice: device.name ?? '',
      name: pciNameOf(pci) ?? what,
      what,
      ...(device.driver !== undefined && { driver: device.driver }),
      ...placed(pci),
      nets,
      atMost,
      functions: inner.addresses.items.map((at, index) => {
        const where = pciAddressOf(at);
        return virtualFunction(index, where, byAddress.get(where), settings.get(index) ?? {}, sources);
      }),
      ...(kept && { kept }),
      others: otherKeepers(sources.found ?? [], { address, driver: device.driver, nets }),
    },
  ];
}

function virtualFunction(
  index: number,
  address: PciAddress,
  known: Pci | undefined,
  settings: VirtualFunction['settings'],
  sources: SriovSources,
): VirtualFunction {
  const [net] = known ? netsBelow(known.device, sources) : [];
  const key = deviceKeys.pci(address);
  const guests = sources.guests
    .filter(({ claims }) => claims.devices.includes(key))
    .map(({ name, uuid, running }): FunctionUser => ({ by: 'guest', name, uuid, running }));
  return {
    index,
    address,
    ...(known?.device.driver !== undefined && { driver: known.device.driver }),
    ...(known && placed(known.pci)),
    ...(net && { net: net.name }),
    settings,
    usedBy: [
      ...guests,
      ...(net ? hostUsers(net.name, sources.links ?? []) : []),
      ...(known ? diskUsers(known.device, sources) : []),
    ],
  };
}

function diskUsers(device: NodeDevice, { devices, storage = [] }: SriovSources): FunctionUser[] {
  const disks = below(device, devices).flatMap(each =>
    each.capabilities.items.flatMap(({ type, block }) =>
      type === 'storage' && block !== undefined ? [block.replace(/^.*\//, '')] : [],
    ),
  );
  return storage.flatMap(({ target, disks: of }) => {
    const name = disks.find(disk => of.includes(disk));
    return name === undefined ? [] : [{ by: 'disk' as const, name, target }];
  });
}

/** Network interfaces right below a device. */
function netsBelow(device: NodeDevice, { devices, links }: SriovSources): PhysicalFunction['nets'] {
  return below(device, devices).flatMap(each =>
    each.capabilities.items.flatMap(({ type, interface: name, mac, linkSpeed, linkState }) => {
      if (type !== 'net' || name === undefined) return [];
      const link = links?.find(known => known.name === name);
      const speed = Number(linkSpeed);
      return [
        {
          name,
          ...((link?.mac ?? mac) !== undefined && { mac: (link?.mac ?? mac)?.toLowerCase() }),
          up: link?.up ?? linkState === 'up',
          ...(speed > 0 && { speed }),
        },
      ];
    }),
  );
}

/** Devices on or under another, as deep as they go. */
function below(device: NodeDevice, devices: readonly NodeDevice[]): NodeDevice[] {
  const children = devices.filter(({ parent }) => parent === device.name);
  return children.flatMap(child =>
    child.capabilities.items.some(({ type }) => type === 'pci') ? [] : [child, ...below(child, devices)],
  );
}

function pool(
  { name, uuid, active, autostart, mode, connections, physicalFunction: dev }: KnownNetwork,
  physical: readonly PhysicalFunction[],
  guests: readonly ClaimingGuest[],
): FunctionPool[] {
  if (mode !== 'hostdev') return [];
  const device = physical.find(({ nets }) => nets.some(net => net.name === dev));
  const usedBy = guests.flatMap(({ claims, ...guest }) =>
    claims.networks.includes(name) ? [{ name: guest.name, uuid: guest.uuid, running: guest.running }] : [],
  );
  const at = device && { device: device.address };
  return [{ name, uuid, active, autostart, connected: connections, ...at, usedBy }];
}

function placed({ iommuGroup, numaNode }: Capability): { group?: number; node?: number } {
  return {
    ...(typeof iommuGroup.number === 'number' && { group: iommuGroup.number }),
    ...(typeof numaNode === 'number' && { node: numaNode }),
  };
}
