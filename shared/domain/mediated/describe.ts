import type { PciAddress } from '../../contract/create/host-device.ts';
import type {
  MediatedDevice,
  MediatedParent,
  MediatedState,
  MediatedType,
  VendorVgpu,
} from '../../contract/mediated.ts';
import { uuidSchema } from '../../contract/values.ts';
import type { NodeDevice } from '../../libvirt-xml/documents/node-device.ts';
import type { MediatedFacts, MediatedTypeFacts, VendorVgpuFacts } from '../devices/facts.ts';
import { deviceKeys } from '../guests/claims.ts';
import { pciAddressOf, pciNameOf } from '../host/pci-node-device.ts';
import type { ClaimingGuest } from '../sriov/describe.ts';

/** One device of /sys/class/mdev_bus. */
export interface ParentFacts {
  readonly id: string;
  readonly types: readonly MediatedTypeFacts[];
}

/** A mediated device that libvirt knows, defined or there. */
export interface KnownMediated {
  readonly device: NodeDevice;
  readonly active: boolean;
  readonly lasting: boolean;
  readonly autostart: boolean;
}

export interface MediatedSources {
  /** PCI devices and parents of mediated ones, by libvirt. */
  readonly devices: readonly NodeDevice[];
  readonly mediated: readonly KnownMediated[];
  readonly guests: readonly ClaimingGuest[];
  /** By the host's own files; undefined where there is no way to them. */
  readonly parents?: readonly ParentFacts[] | undefined;
  readonly present?: readonly MediatedFacts[] | undefined;
  readonly vendor?:
    | readonly { readonly address: PciAddress; readonly card: PciAddress; readonly facts: VendorVgpuFacts }[]
    | undefined;
  readonly canDefine: boolean;
  readonly missing: readonly string[];
}

/** What mediated devices there are and can be, of libvirt's word and the kernel's. */
export function describeMediated(sources: MediatedSources): MediatedState {
  const byLibvirt = sources.devices.flatMap(parentByLibvirt);
  const known = new Set(byLibvirt.map(({ id }) => id));
  const byKernel = (sources.parents ?? [])
    .filter(({ id }) => !known.has(id))
    .map(
      ({ id, types }): MediatedParent => ({
        id,
        label: labelOf(id, sources),
        types: types.map(typeByKernel),
      }),
    );
  const parents = [...byLibvirt, ...byKernel].map(parent => ({
    ...parent,
    types: withDescriptions(parent, sources.parents ?? []),
  }));
  return {
    parents: parents.toSorted((a, b) => a.id.localeCompare(b.id)),
    devices: devicesOf(sources),
    vendor: (sources.vendor ?? []).map(each => vendorVgpu(each, sources)),
    canDefine: sources.canDefine,
    missing: [...sources.missing],
  };
}

type Capability = NodeDevice['capabilities']['items'][number];

function parentByLibvirt(device: NodeDevice): MediatedParent[] {
  const capabilities = device.capabilities.items;
  const types = capabilities.flatMap(({ inner }) =>
    inner.items.flatMap(({ type, mdevTypes }) => (type === 'mdev_types' ? mdevTypes.items : [])),
  );
  if (types.length === 0 || device.name === undefined) return [];
  const pci = capabilities.find(({ type }) => type === 'pci');
  const address = pci && pciAddressOf(pci);
  return [
    {
      id: address ?? kernelName(device),
      label: (pci && pciNameOf(pci)) ?? kernelName(device),
      ...(address && { address }),
      nodeDevice: device.name,
      types: types.map(
        ({ id, name, deviceApi, availableInstances }): MediatedType => ({
          id: id ?? '',
          name: name ?? id ?? '',
          api: deviceApi ?? 'vfio-pci',
          left: Number(availableInstances ?? 0),
        }),
      ),
    },
  ];
}

/** The last part of its path in sysfs. */
function kernelName({ path, name }: NodeDevice): string {
  return path?.split('/').at(-1) ?? name ?? '';
}

function typeByKernel({ id, name, description, available, deviceApi }: MediatedTypeFacts): MediatedType {
  return {
    id,
    name: name ?? id,
    ...(description !== undefined && { description }),
    api: deviceApi,
    left: available,
  };
}

/** libvirt passes the description over. */
function withDescriptions({ id, types }: MediatedParent, facts: readonly ParentFacts[]): MediatedType[] {
  const told = facts.find(parent => parent.id === id)?.types ?? [];
  return types.map(type => {
    const description = type.description ?? told.find(each => each.id === type.id)?.description;
    return { ...type, ...(description !== undefined && { description }) };
  });
}

function devicesOf({ mediated, present = [], guests }: MediatedSources): MediatedDevice[] {
  const byLibvirt = mediated.flatMap(({ device, active, lasting, autostart }): MediatedDevice[] => {
    const capability = device.capabilities.items.find(({ type }) => type === 'mdev');
    const uuid = uuidSchema.safeParse(capability?.uuid);
    if (!capability || !uuid.success) return [];
    const facts = present.find(each => each.uuid === uuid.data);
    const group = capability.iommuGroup.number;
    return [
      {
        uuid: uuid.data,
        parent: facts?.parent ?? parentOf(device, capability),
        type: capability.mdevType ?? facts?.type ?? '',
        active,
        lasting,
        autostart,
        ...(device.name !== undefined && { nodeDevice: device.name }),
        ...(active && typeof group === 'number' && { group }),
        usedBy: usersOf(uuid.data, guests),
      },
    ];
  });
  const listed = new Set(byLibvirt.map(({ uuid }) => uuid as string));
  const byKernel = present.flatMap(({ uuid: text, parent, type, iommuGroup }): MediatedDevice[] => {
    const uuid = uuidSchema.safeParse(text);
    if (!uuid.success || listed.has(uuid.data)) return [];
    return [
      {
        uuid: uuid.data,
        parent,
        type,
        active: true,
        lasting: false,
        autostart: false,
        ...(iommuGroup !== undefined && { group: iommuGroup }),
        usedBy: usersOf(uuid.data, guests),
      },
    ];
  });
  return [...byLibvirt, ...byKernel].toSorted((a, b) => a.uuid.localeCompare(b.uuid));
}

/** The kernel's name of the parent: libvirt says it since 8.7, and the path has it of one that exists. */
function parentOf({ path }: NodeDevice, { parentAddress }: Capability): string {
  return parentAddress ?? path?.split('/').at(-2) ?? '';
}

function usersOf(uuid: string, guests: readonly ClaimingGuest[]): MediatedDevice['usedBy'] {
  return having(deviceKeys.mediated(uuid), guests);
}

function having(key: string, guests: readonly ClaimingGuest[]): MediatedDevice['usedBy'] {
  return guests.flatMap(({ name, uuid, running, claims }) =>
    claims.devices.includes(key) ? [{ name, uuid, running }] : [],
  );
}

function vendorVgpu(
  { address, card, facts }: NonNullable<MediatedSources['vendor']>[number],
  sources: MediatedSources,
): VendorVgpu {
  const typeName = facts.creatable.find(({ id }) => id === facts.current)?.name;
  return {
    address,
    card,
    label: labelOf(card, sources),
    type: facts.current,
    ...(typeName !== undefined && { typeName }),
    creatable: [...facts.creatable],
    usedBy: having(deviceKeys.pci(address), sources.guests),
  };
}

function labelOf(id: string, { devices }: MediatedSources): string {
  for (const { capabilities } of devices) {
    const pci = capabilities.items.find(each => each.type === 'pci' && pciAddressOf(each) === id);
    if (pci) return pciNameOf(pci) ?? id;
  }
  return id;
}
