import type { Obstacle } from '../../contract/readability.ts';
import type { AccessFacts } from './facts.ts';

/**
 * Where libvirt’s virt-aa-helper lets no guest have a file, whoever may read it: `restricted` and, for what is only
 * read, `override` of src/security/virt-aa-helper.c.
 */
const CLOSED = [
  '/bin/',
  '/etc/',
  '/lib',
  '/lost+found/',
  '/proc/',
  '/sbin/',
  '/selinux/',
  '/sys/',
  '/usr/bin/',
  '/usr/lib',
  '/usr/sbin/',
  '/usr/share/',
  '/usr/local/bin/',
  '/usr/local/etc/',
  '/usr/local/lib',
  '/usr/local/sbin/',
];
const OPEN = [
  '/sys/devices/pci',
  '/sys/kernel/config/target/',
  '/etc/libvirt-sandbox/services/',
  '/usr/share/AAVMF/',
  '/usr/share/OVMF/',
  '/usr/share/ovmf/',
  '/usr/share/qemu-efi/',
  '/usr/share/seabios/',
];

/** Other files get into a guest’s own profile as it starts: those that its document names, and what they stand on. */
export function byAppArmor({ apparmor, real, path }: AccessFacts): Obstacle[] {
  const at = real ?? path;
  if (!apparmor || OPEN.some(start => at.startsWith(start))) return [];
  const closed = CLOSED.find(start => at.startsWith(start));
  if (closed === undefined) return [];
  return [
    {
      by: 'apparmor',
      at,
      what: 'AppArmor lets no guest open files there.',
      why: `libvirt writes a profile for each guest, and files below ${closed} are never put into one.`,
    },
  ];
}
