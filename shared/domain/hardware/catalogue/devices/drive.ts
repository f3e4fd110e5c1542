import { letters } from '../../../create/disks/targets.ts';
import { offered, type Words } from '../choices.ts';
import { choose, text } from '../fields.ts';
import type { Choice, Context, Field } from '../kind.ts';
import { machineOf } from '../machine.ts';
import { told } from '../told.ts';

const buses: Words = [
  [
    'virtio',
    'virtio',
    'The fastest; the guest needs its driver: Linux has it, Windows gets it from virtio-win.',
  ],
  ['scsi', 'SCSI', 'virtio-scsi on most machines: many disks, pass-through of SCSI commands.'],
  ['sata', 'SATA', 'Every system has the driver.'],
  ['usb', 'USB', 'Like a stick.'],
  ['nvme', 'NVMe', 'Every modern system has the driver; libvirt 11 and newer.'],
  ['ide', 'IDE', 'For old systems.'],
  ['fdc', 'Floppy controller'],
  ['xen', 'Xen', 'Paravirtual.'],
  ['sd', 'SD card'],
];

const prefixes: Readonly<Record<string, string>> = {
  virtio: 'vd',
  scsi: 'sd',
  sata: 'sd',
  usb: 'sd',
  nvme: 'nvme0n',
  ide: 'hd',
  fdc: 'fd',
  xen: 'xvd',
  sd: 'sd',
};

/** Buses that the host has for this machine and that a kind of drive can sit on. */
export function busChoices(context: Context, among: readonly string[]): Choice[] {
  const on = told(context, ({ devices }) => devices.disk, 'bus');
  const { qemu, x86, express } = machineOf(context);
  return offered(on, buses)
    .filter(({ value }) => among.includes(String(value)))
    .map(choice =>
      qemu && choice.value === 'ide' && (express || !x86)
        ? { ...choice, not: 'This machine has no IDE controller; SATA is its like.' }
        : choice,
    );
}

/** The first of the buses that can be had. */
export function firstBus(context: Context, ...wanted: readonly string[]): string {
  const can = busChoices(context, wanted).filter(({ not }) => not === undefined);
  return wanted.find(bus => can.some(({ value }) => value === bus)) ?? wanted[0] ?? 'virtio';
}

/** The first name of a bus that no disk of the guest has: vdb. */
export function freeTarget({ domain }: Pick<Context, 'domain'>, bus: string): string {
  const prefix = prefixes[bus] ?? 'vd';
  const used = new Set(domain.devices.disks.items.map(({ target }) => target));
  for (let index = 0; ; index += 1) {
    const name = prefix + (bus === 'nvme' ? String(index + 1) : letters(index));
    if (!used.has(name)) return name;
  }
}

export function busField(among: readonly string[]): Field {
  return choose(
    'bus',
    'Bus',
    'What the drive is attached by. A system that has no driver for a new bus does not boot from it.',
    context => busChoices(context, among),
    { governs: true, moves: true },
  );
}

export const target: Field = text(
  'target',
  'Name',
  'How libvirt and this page call the drive. The guest may name it otherwise.',
  {
    check: value =>
      typeof value === 'string' && /^(x?vd|[hsf]d|ubd)[a-z]+$|^nvme\d+n\d+$/.test(value)
        ? undefined
        : 'Give a name such as vda, sdb or hdc.',
  },
);
