import type { Obstacle } from '../../contract/readability.ts';
import type { AccessFacts } from './facts.ts';

/** Files of these cannot be given the label of a guest; a boolean of the policy lets guests have them all the same. */
const byType: readonly (readonly [RegExp, string])[] = [
  [/^nfs4?$/, 'virt_use_nfs'],
  [/^(cifs|smb3)$/, 'virt_use_samba'],
  [/^fuse(\.|$)/, 'virt_use_fusefs'],
];

/** On other file systems libvirt labels what a guest has as it starts: svirt, “Security drivers” of libvirt. */
export function bySelinux({ selinux, mount, booleans, real, path }: AccessFacts): Obstacle[] {
  const [, boolean] = byType.find(([type]) => mount !== undefined && type.test(mount.type)) ?? [];
  if (!selinux || boolean === undefined || booleans[boolean] !== false) return [];
  return [
    {
      by: 'selinux',
      at: real ?? path,
      what: `SELinux lets no guest open files on ${mount?.type ?? 'it'}.`,
      why: `Its boolean ${boolean} is off. Switched on, all guests may, where owners and modes allow it.`,
      command: `setsebool -P ${boolean} on`,
    },
  ];
}
