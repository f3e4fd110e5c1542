import type { DeviceGrouping, DevicesSearch } from '#renderer/app/devices-search.ts';
import type { PciDevice } from '#shared/contract/devices.ts';
import { slotOf } from '#shared/domain/create/host-devices/pci-address.ts';
import { busOf, shortAddress, usedBy } from './words.ts';

export type Item =
  | { kind: 'heading'; id: string; title: string; aside: string }
  | {
      kind: 'device';
      id: string;
      device: PciDevice;
      /** Of a virtual function below its card: its place among them. */
      function?: number;
      /** Its virtual functions, folded away or not. */
      functions?: { open: boolean; count: number };
    };

/** More functions than this are folded away until somebody asks for them. */
const openAtMost = 8;

interface Group {
  readonly id: string;
  readonly order: string;
  readonly title: string;
  readonly devices: PciDevice[];
}

const order = (number: number): string => number.toString().padStart(6, '0');

const groupOf: Record<DeviceGrouping, (device: PciDevice) => Omit<Group, 'devices'>> = {
  group: ({ group }) =>
    group === undefined
      ? { id: 'group-none', order: 'z', title: 'Without an IOMMU group' }
      : { id: `group-${group}`, order: order(group), title: `IOMMU group ${group}` },
  slot: ({ address }) => {
    const slot = slotOf(address);
    return { id: `slot-${slot}`, order: slot, title: `Slot ${shortAddress(slot)}` };
  },
  bus: ({ address }) => {
    const bus = busOf(address);
    return { id: `bus-${bus}`, order: bus, title: `Bus ${shortAddress(bus)}` };
  },
};

/** Where a group's devices sit, in a few words. */
function whereabouts(devices: readonly PciDevice[], by: DeviceGrouping): string {
  const slots = [...new Set(devices.flatMap(({ physicalSlot }) => physicalSlot ?? []))];
  const groups = [...new Set(devices.flatMap(({ group }) => group ?? []))];
  const parents = new Set(devices.map(({ parent }) => parent));
  const [parent] = parents;
  const place =
    slots.length > 0
      ? `slot ${slots.join(', ')}`
      : parents.size === 1 && parent !== undefined
        ? `behind ${shortAddress(parent)}`
        : parent === undefined
          ? 'integrated'
          : '';
  if (by === 'group') return place;
  const few =
    groups.length === 1 ? `group ${groups.join()}` : groups.length > 1 ? `groups ${groups.join(', ')}` : '';
  return [few.length > 40 ? `${groups.length} groups` : few, place].filter(Boolean).join(' · ');
}

const mayBeChosen = new Set(['ready', 'step', 'risky']);

function matches(device: PciDevice, words: readonly string[]): boolean {
  const { address, name, what, ids, driver, nets, disks, mapping, kind, verdict } = device;
  const text = [
    address,
    name,
    what,
    ids,
    driver,
    ...nets,
    ...disks,
    mapping,
    kind,
    verdict.label,
    usedBy(device),
  ]
    .join(' ')
    .toLowerCase();
  return words.every(word => text.includes(word));
}

/**
 * The lines of the list: devices under headings, each card's virtual functions below it. `folded` holds what a person
 * has folded or unfolded, by the card's address.
 */
export function arrange(
  devices: readonly PciDevice[],
  { q = '', by = 'group', ready = false, bridges = false }: DevicesSearch,
  folded: ReadonlyMap<string, boolean>,
): Item[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = devices.filter(
    device =>
      (bridges || device.verdict.level !== 'stays') &&
      (!ready || mayBeChosen.has(device.verdict.level)) &&
      matches(device, words),
  );
  const narrowed = words.length > 0 || ready;
  const shown = new Set(wanted);
  const byAddress = new Map(devices.map(device => [device.address as string, device]));
  // A card stays above those of its functions that were found.
  for (const { functionOf } of wanted) {
    const card = functionOf && byAddress.get(functionOf);
    if (card) shown.add(card);
  }
  const cardOf = ({ functionOf }: PciDevice) => (functionOf ? byAddress.get(functionOf) : undefined);

  const groups = new Map<string, Group>();
  const functions = new Map<PciDevice, PciDevice[]>();
  for (const device of devices) {
    if (!shown.has(device)) continue;
    const card = cardOf(device);
    if (card !== undefined) {
      functions.set(card, [...(functions.get(card) ?? []), device]);
      continue;
    }
    const head = groupOf[by](device);
    const group = groups.get(head.id) ?? { ...head, devices: [] };
    groups.set(head.id, group);
    group.devices.push(device);
  }

  const line = (device: PciDevice): Item[] => {
    const below = functions.get(device) ?? [];
    if (below.length === 0) return [{ kind: 'device', id: device.address, device }];
    const all = device.functions?.addresses ?? [];
    const open = folded.has(device.address)
      ? folded.get(device.address) !== true
      : narrowed || below.length <= openAtMost;
    return [
      { kind: 'device', id: device.address, device, functions: { open, count: below.length } },
      ...(open ? below : []).map(
        (each): Item => ({
          kind: 'device',
          id: each.address,
          device: each,
          function: Math.max(all.indexOf(each.address), 0),
        }),
      ),
    ];
  };
  return [...groups.values()]
    .toSorted((a, b) => (a.order < b.order ? -1 : 1))
    .flatMap(({ id, title, devices: own }) => [
      { kind: 'heading' as const, id, title, aside: id === 'group-none' ? '' : whereabouts(own, by) },
      ...own.flatMap(line),
    ]);
}
