import type { PciAddress } from '../../contract/create/host-device.ts';
import { slotOf } from '../create/host-devices/pci-address.ts';
import type { PciFacts } from './facts.ts';
import { pciClasses } from './kinds.ts';
import { isCardWithSound, switchedCards } from './switched-cards.ts';

/** What goes to a guest as one. */
export interface Unit {
  /** In the order of their addresses. */
  readonly together: readonly PciAddress[];
  /** Of the same groups, but staying with the host: bridges, and what nothing of the host drives. */
  readonly leftBehind: readonly PciAddress[];
}

/** Of each device, what goes with it. A bridge is alone: nobody gives it away. */
export function unitsOf(all: readonly PciFacts[]): Map<PciAddress, Unit> {
  const neighbours = neighboursOf(all);
  return new Map(all.map(device => [device.address, unitOf(device, neighbours)]));
}

function unitOf(device: PciFacts, neighbours: Neighbours): Unit {
  if (!canGo(device)) return { together: [device.address], leftBehind: [] };
  const reached = closure(device, neighbours);
  // VFIO asks only that no other driver holds the rest of a group (Documentation/driver-api/vfio.rst).
  const held = reached.filter(each => each === device || (canGo(each) && each.driver !== undefined));
  const slots = new Set(held.map(({ address }) => slotOf(address)));
  const going = reached.filter(each => canGo(each) && slots.has(slotOf(each.address)));
  return { together: sorted(going), leftBehind: sorted(reached.filter(each => !going.includes(each))) };
}

const sorted = (devices: readonly PciFacts[]) => devices.map(({ address }) => address).toSorted();

/** Bridges, and parts of the chipset that nothing drives, mean nothing to a guest. */
export function canGo({ class: code, driver }: PciFacts): boolean {
  if (pciClasses.isIsaBridge(code) || pciClasses.isWorkings(code)) return driver !== undefined;
  return !pciClasses.isBridge(code);
}

type Neighbours = (device: PciFacts) => readonly PciFacts[];

function closure(first: PciFacts, neighbours: Neighbours): PciFacts[] {
  const reached = new Set([first]);
  // A set that grows is walked to its end; what stays leads no further.
  for (const device of reached) if (canGo(device)) for (const other of neighbours(device)) reached.add(other);
  return [...reached];
}

function neighboursOf(all: readonly PciFacts[]): Neighbours {
  const cards = switchedCards(all);
  const groups = indexed(all, ({ iommuGroup }) => iommuGroup);
  const slots = indexed(all, ({ address }) => slotOf(address));
  return device => [
    ...(device.iommuGroup === undefined ? [] : (groups.get(device.iommuGroup) ?? [])),
    ...(slots.get(slotOf(device.address)) ?? []).filter(other => other !== device && oneCard(device, other)),
    ...(cards.get(device) ?? []),
  ];
}

function indexed<Key>(all: readonly PciFacts[], keyOf: (device: PciFacts) => Key): Map<Key, PciFacts[]> {
  const found = new Map<Key, PciFacts[]>();
  for (const device of all) {
    const key = keyOf(device);
    const same = found.get(key);
    if (same) same.push(device);
    else found.set(key, [device]);
  }
  return found;
}

/** Whether two functions of one slot go together, whatever their groups. */
function oneCard(one: PciFacts, other: PciFacts): boolean {
  // Virtual functions have addresses of their card's slot, and are made to be given away one by one.
  if (one.physicalFunction !== undefined || other.physicalFunction !== undefined) return false;
  if (one.iommuGroup === undefined || other.iommuGroup === undefined) return !onRootBus(one);
  if (one.iommuGroup === other.iommuGroup) return true;
  // Some boards isolate the sound of a graphics card from its picture: the guest's driver wants both.
  if (isCardWithSound(one, other) || isCardWithSound(other, one)) return true;
  return !onRootBus(one) && (resetsSlot(one) || resetsSlot(other));
}

/** Devices of the chipset: their functions are apart but for the number. */
const onRootBus = ({ parent }: PciFacts) => parent === undefined;

const alone = new Set(['device_specific', 'acpi', 'flr', 'af_flr', 'pm']);
/** It is reset by its bus alone, which resets all functions of the slot. Not known of kernels before 5.15. */
const resetsSlot = ({ resetMethods = [] }: PciFacts) =>
  resetMethods.includes('bus') && !resetMethods.some(method => alone.has(method));
