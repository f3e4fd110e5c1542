import type { HardwareEdit } from '../../../contract/hardware.ts';
import { itemsOf } from '../../hardware/item-id.ts';
import { freeTarget } from '../../hardware/add-device.ts';
import type { Domain } from '../../../libvirt-xml/domain/domain.ts';
import { applyEdits } from '../../hardware/apply-edits.ts';
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
    edits.push(edit);
    current = applyEdits(current, [edit]).xml;
  };
  make({ op: 'set', item: 'domain', values: { 'os.machine': 'q35' } });
  for (;;) {
    const placed = itemsOf(look()).find(({ node }) => node.child('address')?.attr('type') === 'pci');
    if (!placed) break;
    make({ op: 'set', item: placed.id, values: { address: null } });
  }
  for (;;) {
    const document = look();
    const disk = document.devices.disks.items.find(({ bus }) => bus === 'ide');
    if (!disk) break;
    const values = { bus: 'sata', target: freeTarget(document, 'sata'), address: null };
    make({ op: 'set', item: `disk:${disk.target ?? ''}`, values });
  }
  for (;;) {
    const old = itemsOf(look()).find(({ element, node }) => {
      const type = node.attr('type');
      const model = node.attr('model') ?? '';
      return element === 'controller' && (type === 'ide' || (type === 'pci' && !model.startsWith('pcie')));
    });
    if (!old) break;
    make({ op: 'remove', item: old.id });
  }
  const usb = itemsOf(look()).find(
    ({ node }) => node.attr('type') === 'usb' && /^piix/.test(node.attr('model') ?? ''),
  );
  if (usb) make({ op: 'set', item: usb.id, values: { model: 'qemu-xhci' } });
  return edits;
}
