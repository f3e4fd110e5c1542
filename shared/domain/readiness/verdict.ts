import type { Check, CheckId } from '../../contract/readiness.ts';
import { checkerOf } from '../checks/checker.ts';

type Remedy = NonNullable<Check['remedy']>;

export const titles: Readonly<Record<CheckId, string>> = {
  libvirt: 'libvirt',
  'socket-permission': 'Permission to use libvirt',
  'cpu-flags': 'CPU virtualization',
  'kvm-device': 'KVM device',
  'nested-paging': 'Nested paging',
  iommu: 'IOMMU',
  'default-network': 'Default network',
  'default-pool': 'Default storage pool',
  'disk-space': 'Disk space',
  docker: 'Docker',
  'electron-sandbox': 'Desktop sandbox',
};

/** Why each thing matters, whatever was found. */
const reasons: Readonly<Record<CheckId, string>> = {
  libvirt: 'Guests are run and kept by libvirt; without it there is nothing to manage.',
  'socket-permission': 'Only users that libvirt trusts may start, stop and create guests.',
  'cpu-flags': 'VT-x or AMD-V lets guests run at nearly the speed of the host.',
  'kvm-device': 'QEMU reaches the CPU’s virtualization through /dev/kvm.',
  'nested-paging':
    'With EPT or NPT the CPU itself translates a guest’s memory; without it guests are far slower.',
  iommu: 'Handing a PCI device to a guest, such as a graphics card, needs an IOMMU. Nothing else does.',
  'default-network': 'New guests are connected to it; it gives them an address and a way out.',
  'default-pool': 'Disks of new guests are made in it.',
  'disk-space': 'A disk grows as its guest writes; when the host’s file system is full, guests pause.',
  docker: 'Containers are run by Docker. Virtual machines do not need it.',
  'electron-sandbox': 'The desktop window shows bytes that come from guests; the sandbox confines it.',
};

/** Button, command and advice, as a person reads them. */
export const remedy = {
  button: (label: string, does: string): Remedy => ({ kind: 'button', label, does }),
  command: (command: string, does: string): Remedy => ({ kind: 'command', command, does }),
  advice: (does: string): Remedy => ({ kind: 'advice', does }),
  /** The command, or where we do not know the distribution what to look for. */
  install: (command: string | undefined, what: string): Remedy =>
    command
      ? { kind: 'command', command, does: `Installs ${what}.` }
      : { kind: 'advice', does: `Install ${what} with your distribution’s package manager.` },
};

/** The verdicts on one thing. `where` is the file, the socket or the call that told. */
export const checker = checkerOf<CheckId, Remedy>(titles, reasons);
