import type { ItemValues } from '../../../../contract/hardware.ts';
import { scalarText } from '../../scalar-text.ts';
import type { Context } from '../kind.ts';
import { machineOf } from '../machine.ts';

/** The buses of drives, by what a controller of a kind carries. */
const carries: Readonly<Record<string, readonly string[]>> = {
  scsi: ['scsi'],
  sata: ['sata'],
  ide: ['ide'],
  fdc: ['fdc'],
};

/** Why a controller cannot be taken out. */
export function whyItStays(values: ItemValues, context: Context): string | undefined {
  const type = scalarText(values['type']);
  const index = Number(values['index'] ?? 0);
  if (type === 'pci') return pciStays(scalarText(values['model']), index, context);
  const users = usersOf(type, index, context);
  if (users.length > 0)
    return `${users.join(', ')} ${users.length === 1 ? 'hangs' : 'hang'} on it. Take ${users.length === 1 ? 'it' : 'them'} out first.`;
  const { x86, express } = machineOf(context);
  if (type === 'sata' && index === 0 && x86 && express)
    return 'The machine has it built in, and libvirt would put it back.';
  if (type === 'ide' && index === 0 && x86 && !express)
    return 'The machine has it built in, and libvirt would put it back.';
  if (type === 'usb' && isOnlyUsb(context))
    return 'libvirt puts one back when there is none. Set its model to “None” for a guest without USB.';
  return undefined;
}

function pciStays(model: string, index: number, { domain }: Context): string | undefined {
  if (model === 'pci-root' || model === 'pcie-root') return 'It is the machine’s own bus.';
  const { element } = domain.devices;
  const there = (element?.elements() ?? []).filter(device => {
    const address = device.child('address');
    return address?.attr('type') === 'pci' && Number(address.attr('bus')) === index;
  });
  return there.length === 0
    ? undefined
    : `${there.length === 1 ? 'A device sits' : `${there.length} devices sit`} on it (${there.map(({ name }) => name).join(', ')}).`;
}

function usersOf(type: string, index: number, { domain }: Context): string[] {
  const { devices } = domain;
  const buses = carries[type];
  if (buses) {
    return devices.disks.items
      .filter(({ bus, address }) => buses.includes(bus ?? '') && (address.controller ?? 0) === index)
      .map(({ target }) => target ?? 'A disk');
  }
  if (type === 'virtio-serial') {
    return [...devices.channels.items, ...devices.consoles.items]
      .filter(({ targetType, address }) => targetType === 'virtio' && (address.controller ?? 0) === index)
      .map(item => ('targetName' in item ? (item.targetName ?? 'A channel') : 'A console'));
  }
  return type === 'ccid' && devices.smartcards.length > 0 ? ['A smart card'] : [];
}

const isOnlyUsb = ({ domain }: Context): boolean =>
  domain.devices.controllers.items.filter(({ type }) => type === 'usb').length === 1;
