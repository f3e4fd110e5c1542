import type { DoctorCheck, DoctorCheckId } from '../../contract/devices.ts';
import type { HostRemedy } from '../../contract/host-check.ts';
import { checkerOf } from '../checks/checker.ts';
import type { DoctorFacts } from './facts.ts';

export type DoctorRule = (facts: DoctorFacts) => DoctorCheck;

export const titles: Readonly<Record<DoctorCheckId, string>> = {
  'cpu-virtualization': 'CPU virtualization',
  'nested-paging': 'Nested paging',
  'iommu-firmware': 'IOMMU in the firmware',
  'iommu-kernel': 'IOMMU in the kernel',
  'interrupt-remapping': 'Interrupt remapping',
  'vfio-modules': 'vfio modules',
  lockdown: 'Kernel lockdown',
  groups: 'IOMMU groups',
  'another-display': 'Another display',
  'huge-pages': 'Huge pages',
  'boot-loader': 'Boot loader',
  initramfs: 'Initramfs',
  'boot-room': 'Room for the initramfs',
  'kvm-options': 'KVM options',
  'memory-lock': 'Locked memory',
  leftovers: 'Set up before',
};

/** Why each thing matters, whatever was found. */
const reasons: Readonly<Record<DoctorCheckId, string>> = {
  'cpu-virtualization':
    'Without VT-x or AMD-V every instruction of a guest is translated, and a real device is of little use to it.',
  'nested-paging':
    'With EPT or NPT the CPU itself translates a guest’s memory; without it guests with devices are far slower.',
  'iommu-firmware': 'VT-d or AMD-Vi is hardware: while the firmware hides it, no kernel can use it.',
  'iommu-kernel': 'It keeps a device within the memory of its guest; without it none can be given away.',
  'interrupt-remapping':
    'It keeps a device from raising interrupts that are not its own; vfio refuses to work without it.',
  'vfio-modules': 'vfio-pci is the driver that hands a device to a guest.',
  lockdown:
    'A locked kernel loads only signed modules: vendor-reset and kvmfr, which people build themselves, are refused.',
  groups: 'Devices of one group go to the same guest, or stay.',
  'another-display': 'A host that gives its only graphics card away has no screen of its own.',
  'huge-pages': 'A guest with a device has all its memory pinned; in huge pages it is found faster.',
  'boot-loader': 'Kernel arguments, such as those of the IOMMU, are written into its configuration.',
  initramfs: 'A card that is bound at boot is bound there, before its own driver comes.',
  'boot-room':
    'The initramfs is built anew beside the old one; a full /boot leaves a host that does not start.',
  'kvm-options': 'Guests that run guests, and some drivers inside, depend on options of the KVM modules.',
  'memory-lock':
    'All memory of a guest with a PCI device is locked, and the limit of its process must allow that.',
  leftovers:
    'Two tools that each bind devices get in each other’s way; what the other did is not ours to undo.',
};

/** The verdicts on one thing. `where` names the files that told. */
export const checker = checkerOf<DoctorCheckId, HostRemedy>(titles, reasons);
