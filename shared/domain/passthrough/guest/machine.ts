import type { HardwareEdit } from '../../../contract/hardware.ts';
import { type Item, itemOf, itemsOf } from '../../hardware/item-id.ts';
import { freeTarget } from '../../hardware/add-device.ts';
import type { Domain } from '../../../libvirt-xml/domain/domain.ts';
import { applyEdits } from '../../hardware/apply-edits.ts';
import { valuesOf } from '../../hardware/values.ts';
import { domain } from '../../../libvirt-xml/domain/domain.ts';
import { parseDocument } from '../../../libvirt-xml/xml/parse.ts';
import type { GuestTopic } from './change.ts';

export const isExpress = ({ os: { machine }, devices }: Domain): boolean =>
  /^(pc-)?q35/.test(machine ?? '') || devices.controllers.items.some(({ model }) => model === 'pcie-root');

export const isUefi = ({ os }: Domain): boolean => os.firmware === 'efi' || os.loaderType === 'pflash';

/** Another board: devices keep what they are and get new places, since its buses are others. */
export const machineChange: GuestTopic = ({ choices, guest }, document) => {
  if (choices.machine !== 'q35' || isExpress(document)) return [];
  return [
    {
      text: `The machine becomes q35; it is ${document.os.machine ?? 'another'} now.`,
      why: 'It has PCI Express, which the cards of today are made for.',
      edits: toExpress(guest.xml),
    },
  ];
};

export const firmwareChange: GuestTopic = ({ choices }, document) => {
  if (choices.firmware !== 'uefi' || isUefi(document)) return [];
  const values = { 'os.firmware': 'efi', 'os.loader': null, 'os.loaderType': null, 'os.nvram': null };
  return [
    {
      text: 'The firmware becomes UEFI; it is BIOS now.',
      why: 'Cards of today start with UEFI, and show nothing with BIOS before a driver is loaded.',
      edits: [{ op: 'set', item: 'domain', values }],
    },
  ];
};

/** Each edit is about the document that the ones before it leave, whose names of devices go by their places. */
function toExpress(xml: string): HardwareEdit[] {
  const edits: HardwareEdit[] = [];
  let current = xml;
  const look = () => domain.of(parseDocument(current).root);
  const make = (edit: HardwareEdit) => {
    const { xml: next, problems } = applyEdits(current, [edit]);
    const made = problems.length === 0 && next !== current;
    edits.push(edit);
    current = next;
    return made;
  };
  make({ op: 'set', item: 'domain', values: { 'os.machine': 'q35' } });
  // One at a time, each found in what the last one left; an edit that cannot be made ends it, and is a problem of the plan.
  const each = (next: (document: Domain) => HardwareEdit | undefined) => {
    for (let edit = next(look()); edit !== undefined && make(edit); edit = next(look()));
  };
  each(unplaced);
  each(onSata);
  each(withoutOldBus);
  each(withNewUsb);
  return edits;
}

function unplaced(document: Domain): HardwareEdit | undefined {
  const item = itemsOf(document).find(({ node }) => node.child('address')?.attr('type') === 'pci');
  return item && { op: 'set', item: item.id, values: noPlace(item) };
}

function onSata(document: Domain): HardwareEdit | undefined {
  const disk = document.devices.disks.items.find(({ bus }) => bus === 'ide');
  if (!disk) return undefined;
  const item = itemOf(document, `disk:${disk.target ?? ''}`);
  const values = { bus: 'sata', target: freeTarget(document, 'sata'), ...(item && noPlace(item)) };
  return item && { op: 'set', item: item.id, values };
}

/** libvirt chooses a place for what says none. */
const noPlace = (item: Item) =>
  Object.fromEntries(
    Object.keys(valuesOf(item)).flatMap(name => (name.startsWith('address.') ? [[name, null] as const] : [])),
  );

function withoutOldBus(document: Domain): HardwareEdit | undefined {
  const item = itemsOf(document).find(({ element, node }) => {
    const type = node.attr('type');
    const model = node.attr('model') ?? '';
    return element === 'controller' && (type === 'ide' || (type === 'pci' && !model.startsWith('pcie')));
  });
  return item && { op: 'remove', item: item.id };
}

function withNewUsb(document: Domain): HardwareEdit | undefined {
  const item = itemsOf(document).find(
    ({ node }) => node.attr('type') === 'usb' && (node.attr('model') ?? '').startsWith('piix'),
  );
  return item && { op: 'set', item: item.id, values: { model: 'qemu-xhci' } };
}
