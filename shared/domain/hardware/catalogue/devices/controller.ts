import { unset } from '../choices.ts';
import { bytes, choose, number, onOff, rare, when } from '../fields.ts';
import type { Context, Kind, Start } from '../kind.ts';
import { machineOf, onQemu } from '../machine.ts';
import { is, line, numberOf, textOf } from '../words.ts';
import { virtioSection } from './common.ts';
import { controllerModels, controllerTypes } from './controller-models.ts';
import { whyItStays } from './controller-stays.ts';

const virtioScsi = is('model', 'virtio-scsi', 'virtio-transitional', 'virtio-non-transitional');

/** libvirt gives indices by kind, from 0. */
function freeIndex({ domain }: Context, type: string): number {
  const used = new Set(
    domain.devices.controllers.items.filter(item => item.type === type).map(({ index }) => index ?? 0),
  );
  let index = 0;
  while (used.has(index)) index += 1;
  return index;
}

function start(
  id: string,
  label: string,
  why: string,
  type: string,
  model: string | undefined,
  not?: (context: Context) => string | undefined,
): Start {
  return {
    id,
    label,
    why,
    not: context => {
      if (!onQemu(context)) return 'Only QEMU guests take more than they have.';
      return not?.(context);
    },
    values: context => ({ type, ...(model !== undefined && { model }), index: freeIndex(context, type) }),
  };
}

const needsExpress = (context: Context) =>
  machineOf(context).express ? undefined : 'This machine has no PCI Express.';

export const controller: Kind = {
  id: 'controller',
  element: 'controller',
  label: 'Controller',
  group: 'machine',
  title: values => {
    const type = textOf(values, 'type') ?? '';
    return `${controllerTypes.find(([word]) => word === type)?.[1] ?? type} ${numberOf(values, 'index') ?? ''}`.trim();
  },
  summary: values =>
    line(
      textOf(values, 'model'),
      numberOf(values, 'ports') !== undefined && `${numberOf(values, 'ports')} ports`,
    ),
  sections: [
    {
      title: 'Controller',
      fields: [
        choose('model', 'Model', 'What the guest sees.', controllerModels, {
          free: true,
          governs: true,
          moves: true,
          along: () => ({
            pciModel: null,
            chassis: null,
            targetPort: null,
            busNumber: null,
            chassisNumber: null,
          }),
        }),
        ...when(
          is('type', 'usb'),
          number('ports', 'Ports', 'Of an xHCI controller.', {
            min: 1,
            max: 15,
            shown: is('model', 'nec-xhci', 'qemu-xhci'),
          }),
          number('masterStartPort', 'Companion from port', 'Of a USB 1 companion of an EHCI controller.', {
            min: 0,
            max: 5,
            rare: true,
          }),
        ),
        ...when(
          is('type', 'virtio-serial'),
          number('ports', 'Ports', 'For channels and consoles.', { min: 1, max: 511 }),
          number('vectors', 'Interrupts', 'That it may use; 0 for none of its own.', { min: 0, rare: true }),
        ),
        ...when(
          (context, values) => values['type'] === 'scsi' && virtioScsi(context, values),
          number('queues', 'Queues', 'One per virtual CPU helps many busy disks.', { min: 1, max: 1024 }),
          number('ioThread', 'I/O thread', 'The number of the thread that serves it; see I/O threads.', {
            min: 1,
          }),
          number('commandsPerLun', 'Commands at once', 'That a disk takes.', { min: 1, rare: true }),
          number('maxSectors', 'Largest request', 'In sectors of 512 bytes.', { min: 1, rare: true }),
          onOff('ioEventFd', 'I/O in a thread of its own', 'Off only to look for faults.', { rare: true }),
        ),
        ...when(
          is('type', 'pci'),
          choose('pciModel', 'QEMU’s device', 'That is behind the model; libvirt chooses it.', [unset()], {
            free: true,
            rare: true,
          }),
          onOff('hotplug', 'Hot-plug', 'Whether devices can be plugged in while the guest runs.', {
            shown: is('model', 'pcie-root-port', 'pcie-switch-downstream-port', 'pci-root'),
          }),
          ...rare(
            bytes(
              'pciHole64',
              'Window above 4 GiB',
              'Room for the memory of devices, such as large graphics cards.',
              { shown: is('model', 'pci-root', 'pcie-root') },
            ),
            number('chassis', 'Chassis', 'Number of the port’s chassis.', {
              shown: is('model', 'pcie-root-port', 'pcie-switch-downstream-port'),
              min: 0,
              max: 255,
            }),
            number('targetPort', 'Port', 'Number of the port on its chassis.', {
              shown: is('model', 'pcie-root-port', 'pcie-switch-downstream-port'),
              min: 0,
              max: 255,
            }),
            number('busNumber', 'First bus', 'Of an expander bridge.', {
              min: 1,
              max: 254,
              shown: is('model', 'pci-expander-bus', 'pcie-expander-bus'),
            }),
            number('numaNode', 'NUMA cell', 'Of the guest, that devices on it are near to.', {
              min: 0,
              shown: is('model', 'pci-expander-bus', 'pcie-expander-bus', 'pci-root'),
            }),
            number('chassisNumber', 'Chassis number', 'Of a PCI bridge.', {
              min: 1,
              max: 255,
              shown: is('model', 'pci-bridge'),
            }),
            number('hostBridgeIndex', 'Host bridge', 'Of POWER: which one it is.', {
              min: 0,
              max: 31,
              shown: context => machineOf(context).pseries,
            }),
          ),
        ),
        ...when(
          is('type', 'xenbus'),
          number('maxGrantFrames', 'Grant frames', 'How much memory the guest may share with devices.', {
            min: 1,
          }),
          number('maxEventChannels', 'Event channels', 'How many the guest may have.', { min: 1 }),
        ),
      ],
    },
    virtioSection((context, values) => values['type'] === 'virtio-serial' || virtioScsi(context, values)),
  ],
  starts: [
    start('scsi', 'virtio SCSI', 'For many disks, or SCSI commands.', 'scsi', 'virtio-scsi'),
    start('usb3', 'USB 3 (xHCI)', 'Takes devices of every speed.', 'usb', 'qemu-xhci'),
    start('sata', 'SATA (AHCI)', 'Six more disks or drives.', 'sata', undefined, context =>
      machineOf(context).s390 || machineOf(context).pseries ? 'This machine has none.' : undefined,
    ),
    start('virtio-serial', 'virtio serial', 'More channels and consoles.', 'virtio-serial', undefined),
    start(
      'root-port',
      'PCI Express port',
      'A place to plug one more device into while the guest runs.',
      'pci',
      'pcie-root-port',
      needsExpress,
    ),
    start(
      'pcie-to-pci',
      'PCI bridge',
      'Old PCI cards on a PCI Express machine.',
      'pci',
      'pcie-to-pci-bridge',
      needsExpress,
    ),
    start('pci-bridge', 'PCI bridge', '31 more places for PCI devices.', 'pci', 'pci-bridge', context =>
      machineOf(context).express || machineOf(context).s390
        ? 'Use PCI Express ports on this machine.'
        : undefined,
    ),
    start(
      'expander',
      'PCI Express expander',
      'Devices near to one NUMA cell.',
      'pci',
      'pcie-expander-bus',
      context => (machineOf(context).express && machineOf(context).x86 ? undefined : 'Only q35 has it.'),
    ),
    start('ccid', 'Smart card reader', 'For smart cards.', 'ccid', undefined, context =>
      machineOf(context).x86 ? undefined : 'Only PCs have it.',
    ),
  ],
  stays: whyItStays,
  about: 'https://libvirt.org/formatdomain.html#controllers',
};
