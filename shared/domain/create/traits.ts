import { bringsDrivers } from './disks/drivers.ts';
import type { Setting } from './topic.ts';

/** What follows from the machine and the system, and most parts of a guest ask for. */
export interface Traits {
  /** QEMU runs it, with KVM or translated: it takes every device that libvirt knows. */
  readonly emulated: boolean;
  readonly kvm: boolean;
  readonly x86: boolean;
  /** Its buses are PCI Express, whose ports take devices while it runs. */
  readonly express: boolean;
  readonly pci: boolean;
  readonly windows: boolean;
  /** virtio is offered. */
  readonly virtio: boolean;
  /** It is offered, and the system drives it: by itself, or because the drivers are given at installation. */
  readonly virtioDriven: boolean;
}

export function traitsOf({ offer, os, request }: Pick<Setting, 'offer' | 'os' | 'request'>): Traits {
  const { type, arch, machine } = offer;
  const windows = os?.family === 'winnt';
  const virtio = offer.diskBuses.includes('virtio');
  const drivers = bringsDrivers({ request, os });
  return {
    emulated: type === 'kvm' || type === 'qemu',
    kvm: type === 'kvm',
    x86: arch === 'x86_64' || arch === 'i686',
    express: isExpress(machine),
    pci: arch !== 's390x',
    windows,
    virtio,
    virtioDriven: virtio && (drivers || !(windows || os?.lacksVirtio === true)),
  };
}

/** Of a machine's name, as libvirt lists it: q35, pc-q35-7.2, virt, virt-7.2 … */
export function isExpress(machine = ''): boolean {
  return machine.includes('q35') || machine.startsWith('virt');
}
