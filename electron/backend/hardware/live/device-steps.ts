import type { UndoableStep } from '#electron/jobs/undo.ts';
import { pathOf } from '#shared/domain/hardware/effects.ts';
import { isBelow } from '#shared/domain/hardware/live-rules.ts';
import type { Item } from '#shared/domain/hardware/item-id.ts';
import { isToDo, type PlannedChange } from '#shared/domain/hardware/plan-edits.ts';
import { writeValue } from '#shared/domain/hardware/write-value.ts';
import type { XmlElement } from '#shared/libvirt-xml/xml/element.ts';
import { type LiveGuest, LIVE } from './live-guest.ts';
import { unsigned, word } from './typed-params.ts';

/** What is changed of devices that stay plugged in: one step for each call that libvirt has for it. */
export function changeSteps(guest: LiveGuest, planned: readonly PlannedChange[]): UndoableStep[] {
  const byDevice = new Map<Item, PlannedChange[]>();
  for (const each of planned.filter(isToDo)) {
    const { live, after } = each;
    if (!live || !after || live.element === 'domain') continue;
    // The same device is another object for each of its properties.
    const item = [...byDevice.keys()].find(({ id }) => id === live.id) ?? live;
    byDevice.set(item, [...(byDevice.get(item) ?? []), each]);
  }
  return [...byDevice].flatMap(([item, changes]) => stepsOf(guest, item, changes));
}

function stepsOf(guest: LiveGuest, item: Item, changes: readonly PlannedChange[]): UndoableStep[] {
  const below = (place: string) =>
    changes.filter(each => isBelow(pathOf(item.element, propertyOf(each)), place));
  const tuned = item.element === 'disk' ? below('iotune') : [];
  const reports = item.element === 'memballoon' ? below('stats') : [];
  const rest = changes.filter(each => !tuned.includes(each) && !reports.includes(each));
  return [
    ...(tuned.length > 0 ? [tuneStep(guest, item, tuned)] : []),
    ...(reports.length > 0 ? [statsStep(guest, item, reports)] : []),
    ...(rest.length > 0 ? [updateStep(guest, item, rest)] : []),
  ];
}

const propertyOf = ({ change }: PlannedChange) => change.property ?? '';

/** Hands libvirt the device as it is to be (virDomainUpdateDeviceFlags). */
function updateStep({ rpc, dom }: LiveGuest, item: Item, changes: readonly PlannedChange[]): UndoableStep {
  const wanted = { ...item, node: item.node.clone() };
  for (const each of changes) writeValue(wanted, propertyOf(each), each.to ?? null);
  const update = (node: XmlElement) =>
    rpc.call('domainUpdateDeviceFlags', { dom, xml: asGiven(node).toString(), flags: LIVE });
  return {
    title: `Change ${item.id} of the running guest`,
    do: async () => void (await update(wanted.node)),
    undo: async () => void (await update(item.node)),
  };
}

/** Without what QEMU found out about the medium that was in a drive. */
function asGiven(node: XmlElement): XmlElement {
  const copy = node.clone();
  copy.child('backingStore')?.remove();
  const source = copy.child('source');
  source?.setAttr('index', undefined);
  const named = ['file', 'dev', 'dir', 'volume', 'name', 'protocol', 'type'];
  const empty = source?.elements().length === 0 && named.every(name => source.attr(name) === undefined);
  if (copy.name === 'disk' && empty) source.remove();
  return copy;
}

/** Elements of `<iotune>` are named as the parameters of virDomainSetBlockIoTune; 0 is no limit. */
function tuneStep({ rpc, dom }: LiveGuest, item: Item, changes: readonly PlannedChange[]): UndoableStep {
  const disk = item.node.child('target')?.attr('dev') ?? '';
  const names = changes.map(each => pathOf('disk', propertyOf(each)).split('/')[1] ?? '');
  const tune = async (node: XmlElement | undefined) => {
    const params = names.map(name => {
      const text = node?.child('iotune')?.child(name)?.text.trim();
      return name === 'group_name' ? word(name, text ?? '') : unsigned(name, BigInt(text ?? 0));
    });
    await rpc.call('domainSetBlockIoTune', { dom, disk, params, flags: LIVE });
  };
  return {
    title: `Limit ${item.id} of the running guest`,
    do: () => tune(changes[0]?.after?.node),
    undo: () => tune(item.node),
  };
}

function statsStep({ rpc, dom }: LiveGuest, item: Item, changes: readonly PlannedChange[]): UndoableStep {
  const set = async (node: XmlElement | undefined) => {
    const period = Number(node?.child('stats')?.attr('period') ?? 0);
    await rpc.call('domainSetMemoryStatsPeriod', { dom, period, flags: LIVE });
  };
  return {
    title: 'Change how often the balloon reports',
    do: () => set(changes[0]?.after?.node),
    undo: () => set(item.node),
  };
}

/** Plugs devices in, each as the lasting document has it after libvirt filled in what was left out. */
export function plugSteps(
  { rpc, dom }: LiveGuest,
  devices: readonly { id: string; xml: string }[],
): UndoableStep[] {
  return devices.map(({ id, xml }) => ({
    title: `Plug ${id} into the running guest`,
    do: async () => void (await rpc.call('domainAttachDeviceFlags', { dom, xml, flags: LIVE })),
    undo: async () => void (await rpc.call('domainDetachDeviceFlags', { dom, xml, flags: LIVE })),
  }));
}
