import type { ItemValues } from '../../../../contract/hardware.ts';
import { scalarText } from '../../scalar-text.ts';
import { unset, type Words } from '../choices.ts';
import type { Choice, Context } from '../kind.ts';
import { machineOf } from '../machine.ts';
import { known } from './common.ts';

export const controllerTypes: Words = [
  ['pci', 'PCI'],
  ['usb', 'USB'],
  ['scsi', 'SCSI'],
  ['sata', 'SATA'],
  ['nvme', 'NVMe'],
  ['ide', 'IDE'],
  ['fdc', 'Floppy'],
  ['virtio-serial', 'virtio serial'],
  ['ccid', 'Smart cards'],
  ['xenbus', 'Xen bus'],
  ['isa', 'ISA'],
];

/** libvirt does not tell which models a host has; these are those that it knows. */
const models: Readonly<Record<string, Words>> = {
  pci: [
    ['pcie-root', 'PCI Express root', 'The machine’s own.'],
    ['pcie-root-port', 'PCI Express port', 'Takes one device, also while the guest runs.'],
    ['pcie-to-pci-bridge', 'Bridge to PCI', 'For old PCI cards.'],
    [
      'pcie-switch-upstream-port',
      'Switch, upstream port',
      'With downstream ports, many devices share one port.',
    ],
    ['pcie-switch-downstream-port', 'Switch, downstream port'],
    ['pcie-expander-bus', 'PCI Express expander', 'Near to one NUMA cell.'],
    ['dmi-to-pci-bridge', 'DMI to PCI bridge', 'Old way to PCI cards.'],
    ['pci-root', 'PCI root', 'The machine’s own.'],
    ['pci-bridge', 'PCI bridge'],
    ['pci-expander-bus', 'PCI expander'],
  ],
  usb: [
    ['qemu-xhci', 'USB 3 (QEMU xHCI)', 'The best for every system since 2012.'],
    ['nec-xhci', 'USB 3 (NEC xHCI)', 'For Windows 7, with its driver.'],
    ['ich9-ehci1', 'USB 2 (ICH9)', 'Needs its companions for slower devices.'],
    ['ich9-uhci1', 'USB 1 companion 1'],
    ['ich9-uhci2', 'USB 1 companion 2'],
    ['ich9-uhci3', 'USB 1 companion 3'],
    ['ehci', 'USB 2 (EHCI)'],
    ['piix3-uhci', 'USB 1 (PIIX3)'],
    ['piix4-uhci', 'USB 1 (PIIX4)'],
    ['vt82c686b-uhci', 'USB 1 (VT82C686B)'],
    ['pci-ohci', 'USB 1 (OHCI)'],
    ['qusb1', 'USB 1.1 (Xen)'],
    ['qusb2', 'USB 2 (Xen)'],
    ['none', 'None', 'The guest has no USB at all.'],
  ],
  scsi: [
    ['virtio-scsi', 'virtio', 'The fastest; the guest needs its driver.'],
    ['virtio-transitional', 'virtio, transitional'],
    ['virtio-non-transitional', 'virtio 1.0 only'],
    ['lsilogic', 'LSI 53C895A', 'For old systems.'],
    ['lsisas1068', 'LSI SAS 1068', 'For guests that come from VMware.'],
    ['lsisas1078', 'LSI SAS 1078'],
    ['vmpvscsi', 'VMware paravirtual', 'For guests that come from VMware.'],
    ['buslogic', 'BusLogic', 'Of VMware.'],
    ['ibmvscsi', 'IBM vSCSI', 'Of POWER.'],
    ['am53c974', 'AM53C974'],
    ['dc390', 'DC390'],
    ['auto', 'Automatic', 'Of VMware.'],
  ],
  ide: [
    ['piix3', 'PIIX3'],
    ['piix4', 'PIIX4'],
    ['ich6', 'ICH6'],
  ],
  'virtio-serial': [
    ['virtio', 'virtio'],
    ['virtio-transitional', 'virtio, transitional'],
    ['virtio-non-transitional', 'virtio 1.0 only'],
  ],
};

export function controllerModels(context: Context, values: ItemValues): Choice[] {
  const { express, x86, pseries, qemu, xen } = machineOf(context);
  return [
    unset(),
    ...known(models[scalarText(values['type'])] ?? [], word => {
      if (/^(pcie|dmi)-/.test(word) && !express) return 'This machine has no PCI Express.';
      if (word === 'pci-root' || word === 'pcie-root') return 'The machine has its own.';
      if (word === 'pcie-expander-bus' && !x86) return 'Only q35 has it.';
      if (word === 'pci-expander-bus' && (express || !x86)) return 'Only the old PC machine has it.';
      if (word === 'ibmvscsi' && !pseries) return 'Only POWER has it.';
      if (word.startsWith('qusb') && !xen) return 'Only Xen has it.';
      return /^(buslogic|auto)$/.test(word) && qemu ? 'Only VMware has it.' : undefined;
    }),
  ];
}
