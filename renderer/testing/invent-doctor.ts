import type { DoctorCheck } from '#shared/contract/devices.ts';

const turnOn: NonNullable<DoctorCheck['remedy']> = {
  kind: 'steps',
  title: 'Turn the IOMMU on',
  steps: [{ do: 'kernel-arguments', loader: 'grub', add: ['intel_iommu=on', 'iommu=pt'], remove: [] }],
  reboot: true,
};

/** What a doctor finds; with the IOMMU off as most people find it the first time. */
export const inventChecks = (iommu: boolean): DoctorCheck[] => [
  {
    id: 'iommu-firmware',
    title: 'VT-d is on in the firmware',
    verdict: 'ok',
    found: 'The firmware describes two units.',
    where: '/sys/firmware/acpi/tables/DMAR',
    why: 'Without it, a device could write into any memory, so no guest may have one.',
  },
  {
    id: 'iommu-kernel',
    title: iommu ? 'The IOMMU is on' : 'The IOMMU is off',
    verdict: iommu ? 'ok' : 'problem',
    found: iommu ? 'VT-d in firmware, intel_iommu=on.' : 'The kernel was started without intel_iommu=on.',
    where: '/proc/cmdline, /sys/class/iommu',
    why: 'The kernel keeps each device to the memory of its guest by it.',
    ...(!iommu && { remedy: turnOn }),
  },
  {
    id: 'interrupt-remapping',
    title: 'Interrupts are remapped',
    verdict: iommu ? 'ok' : 'unknown',
    found: iommu ? 'Interrupt chips are named IR-.' : 'It can be told only with the IOMMU on.',
    where: '/proc/interrupts',
    why: 'Otherwise a guest could raise interrupts of the host.',
  },
  {
    id: 'vfio-modules',
    title: 'vfio-pci is there',
    verdict: 'ok',
    found: 'A module of the running kernel 6.12.',
    where: '/lib/modules/6.12.0-13-amd64/modules.dep',
    why: 'It holds a device on behalf of a guest.',
  },
  {
    id: 'another-display',
    title: 'The host has another display',
    verdict: 'ok',
    found: 'Your desktop runs on the Intel UHD 770.',
    where: '/sys/class/drm',
    why: 'A card that draws your desktop cannot be given away without losing it.',
  },
  {
    id: 'huge-pages',
    title: 'No huge pages are set aside',
    verdict: 'advice',
    found: '0 of 2 MiB, 0 of 1 GiB.',
    where: '/sys/devices/system/node/node0/hugepages',
    why: 'A guest with a GPU stutters less when its memory is in large pieces.',
    remedy: {
      kind: 'steps',
      title: 'Set 16 GiB aside in huge pages',
      steps: [{ do: 'huge-pages', size: '2M', count: 8192, when: 'both' }],
      reboot: false,
    },
  },
  {
    id: 'memory-lock',
    title: 'Guests may lock 64 KiB of memory',
    verdict: 'advice',
    found: 'The limit of your session is 64 KiB.',
    where: 'RLIMIT_MEMLOCK of /proc/self/limits',
    why: 'A device reaches a guest’s memory only where that is locked; libvirt’s system daemon raises it by itself.',
    remedy: {
      kind: 'command',
      command: 'sudo install -m 644 /dev/stdin /etc/security/limits.d/innkeeper.conf',
      does: 'Raises the limit for guests that you run without root.',
    },
  },
  {
    id: 'lockdown',
    title: 'Secure boot locks nothing down',
    verdict: 'ok',
    found: 'none',
    where: '/sys/kernel/security/lockdown',
    why: 'In confidentiality mode the kernel keeps some settings from root too.',
  },
  {
    id: 'groups',
    title: 'One group holds devices of two sorts',
    verdict: 'advice',
    found: 'Group 9 has the SATA controller and the sound card.',
    where: '/sys/kernel/iommu_groups',
    why: 'Devices of one group can reach each other, so they go to one guest together.',
    remedy: {
      kind: 'hand',
      does: 'Put the card into a slot of the processor, or look for ACS in the firmware’s settings.',
    },
  },
];
