import { pciAddressSchema } from '#shared/contract/create/host-device.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { PassthroughCheck, PassthroughSetup, PassthroughState } from '#shared/contract/passthrough.ts';
import { inventUuid } from './invent.ts';

const address = pciAddressSchema.parse('0000:01:00.0');

export const waysBack = (guest: string, host: boolean, single: boolean): PassthroughSetup['back'] => [
  { id: 'here', title: 'Here', text: '“Undo” takes the device from the guest again.', commands: [] },
  {
    id: 'command',
    title: 'In a terminal',
    text: 'The same as the button.',
    commands: [`innkeeper passthrough undo ${guest} 0000:01:00.0 --yes`],
  },
  ...(host || single
    ? [
        {
          id: 'ssh' as const,
          title: 'The host runs, but shows nothing',
          text: 'From another device, over ssh:',
          commands: [
            'ssh sam@inn',
            'sudo bash /var/lib/innkeeper/innkeeper-helper undo 20261122-170000',
            'sudo systemctl reboot',
          ],
        },
      ]
    : []),
  ...(host
    ? [
        {
          id: 'loader' as const,
          title: 'One start without it',
          text: 'Restart the host and hold Shift until GRUB’s menu is there; press “e” on its first entry. On the line that begins with “linux”, add a space and: innkeeper=off. Start with Ctrl-x or F10.',
          commands: [],
        },
        {
          id: 'rescue' as const,
          title: 'The host does not start at all',
          text: 'Start a live system from a USB stick, mount the host’s root, and undo it from there:',
          commands: [
            'sudo mount /dev/nvme0n1p2 /mnt',
            'for d in dev proc sys run; do sudo mount --bind /$d /mnt/$d; done',
            'sudo chroot /mnt bash /var/lib/innkeeper/innkeeper-helper undo 20261122-170000',
          ],
        },
      ]
    : []),
];

export const inventSetup = (guest: Guest, state: PassthroughState, at = 0): PassthroughSetup => ({
  id: inventUuid(7000 + at),
  connection: guest.connection,
  guest: { uuid: guest.uuid, name: guest.name, gone: false },
  title: `Give the NVIDIA RTX 4070 to “${guest.name}”`,
  way: 'boot',
  devices: [{ address, name: 'NVIDIA RTX 4070', present: true }],
  at: Date.now() - 3_600_000,
  state,
  rebootPending: state === 'waiting-for-reboot' || state === 'undone',
  run: '20261122-170000',
  back: waysBack(guest.name, true, false),
});

export function inventVerification(found: 'right' | 'wrong', state: PassthroughState): PassthroughCheck[] {
  const waiting = state === 'waiting-for-reboot';
  const bound = !waiting && found === 'right';
  return [
    {
      id: 'kernel-arguments',
      title: 'The kernel was started with its arguments',
      expected: 'intel_iommu=on iommu=pt',
      verdict: waiting ? 'wrong' : 'ok',
      found: waiting ? 'quiet splash' : 'quiet splash intel_iommu=on iommu=pt',
    },
    {
      id: 'driver',
      address,
      title: 'vfio-pci has 0000:01:00.0',
      expected: 'vfio-pci',
      verdict: bound ? 'ok' : 'wrong',
      found: bound ? 'vfio-pci' : 'nvidia',
      ...(!bound && {
        remedy: 'Another file of /etc/modprobe.d loads nvidia first: see which one by “modprobe -c”.',
      }),
    },
    {
      id: 'guest-document',
      title: 'The guest has both functions',
      expected: '01:00.0 and 01:00.1 in one slot',
      verdict: 'ok',
      found: '01:00.0 and 01:00.1 in one slot',
    },
  ];
}
