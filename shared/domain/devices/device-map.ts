import type { DeviceMap, PciDevice } from '../../contract/devices.ts';
import type { DeviceFacts, PciFacts } from './facts.ts';
import { type HostView, type ViewOptions, viewOf } from './host-view.ts';
import { pciKind, pciWhat } from './kinds.ts';
import { linkAtMostText, linkText } from './names/link-text.ts';
import { idsOf, shortName } from './names/short-name.ts';
import { usbMap } from './usb-map.ts';
import { disksOf } from './uses/disk-use.ts';
import { findingsOf, type FindingsOf, verdictOf } from './verdict/verdict-of.ts';

export interface MapOptions extends ViewOptions {
  readonly source: DeviceMap['source'];
  /** Milliseconds since 1970. */
  readonly readAt: number;
  /** What could not be read, in sentences. */
  readonly missing?: readonly string[];
  /** Names that people gave to devices, by address. */
  readonly mappings?: ReadonlyMap<string, string>;
}

/** What a person sees of a host's devices: each with its users and a verdict. */
export function deviceMap(facts: DeviceFacts, options: MapOptions): DeviceMap {
  const view = viewOf(facts, options);
  const known = new Map(facts.pci.map(device => [device, findingsOf(device, view)]));
  const findings: FindingsOf = device => known.get(device) ?? [];
  return {
    source: options.source,
    readAt: options.readAt,
    iommu: {
      on: view.iommu,
      groups: new Set(facts.pci.flatMap(({ iommuGroup }) => iommuGroup ?? [])).size,
      units: [...facts.iommu.units],
    },
    pci: facts.pci
      .map(device => pciDevice(device, view, findings, options.mappings))
      .toSorted((a, b) => (a.address < b.address ? -1 : 1)),
    usb: usbMap(facts, options.claims ?? []),
    missing: [...(options.missing ?? [])],
  };
}

function pciDevice(
  device: PciFacts,
  view: HostView,
  findings: FindingsOf,
  mappings: MapOptions['mappings'],
): PciDevice {
  const { address, sriov } = device;
  const { together, leftBehind } = view.unit(address);
  return {
    address,
    name: shortName(device),
    what: pciWhat(device.class),
    kind: pciKind(device.class),
    ids: idsOf(device),
    ...optional('subsystem', device.subsystemName),
    ...optional('driver', device.driver),
    modules: [...device.modules],
    ...optional('group', device.iommuGroup),
    ...optional('node', device.numaNode),
    ...optional('parent', device.parent),
    ...optional('physicalSlot', device.physicalSlot),
    bootVga: device.bootVga === true,
    rom: device.rom,
    ...optional('resetMethods', device.resetMethods && [...device.resetMethods]),
    ...optional('powerState', device.powerState),
    ...optional('link', linkText(device.link)),
    ...optional('linkAtMost', linkAtMostText(device.link)),
    nets: [...device.nets],
    disks: [...disksOf(device, view.facts)].toSorted(),
    usedBy: [...view.uses(address)],
    verdict: verdictOf(device, view, findings),
    together: [...together],
    leftBehind: [...leftBehind],
    ...optional('functionOf', device.physicalFunction),
    ...optional(
      'functions',
      sriov && { now: sriov.current, atMost: sriov.total, addresses: [...sriov.functions] },
    ),
    mediated: device.mediatedTypes.length > 0,
    ...optional('mapping', mappings?.get(address)),
  };
}

/** Nothing where there is no value: the schema knows missing properties only. */
function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]: Value });
}
