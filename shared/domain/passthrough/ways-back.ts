import type { HostStep } from '../../contract/host-step.ts';
import type { PassthroughPlan } from '../../contract/passthrough.ts';
import type { PassthroughWay } from '../../contract/passthrough-request.ts';
import { describeStep } from '../host-changes/step-rules.ts';

type WayBack = PassthroughPlan['back'][number];

export interface Placed {
  /** What is given, as it is typed: the name of the guest. */
  readonly guest: string;
  readonly device: string;
  readonly way: PassthroughWay;
  readonly steps: readonly HostStep[];
  /** What follows `ssh`. */
  readonly ssh?: string;
  readonly loader?: string;
  /** The helper's run, once there is one. */
  readonly run?: string;
}

/** The helper leaves a copy of itself beside its records: it is there even where Innkeeper is not. */
const HELPER = 'bash /var/lib/innkeeper/innkeeper-helper';
const LINUX = 'On the line that begins with “linux” or “options”, add a space and: innkeeper=off';

/** From the button to a machine that shows nothing at all; each works where the one before does not. */
export function waysBack({ guest, device, way, steps, ssh, loader, run }: Placed): WayBack[] {
  const host = steps.length > 0;
  const bound = steps.some(({ do: verb }) => verb === 'bind-at-boot');
  const restart = steps.some(step => describeStep(step).reboot);
  const undo = `innkeeper passthrough undo ${shown(guest)} ${device} --yes`;
  const helper = `sudo ${HELPER} undo${run === undefined ? '' : ` ${run}`}`;
  const found: WayBack[] = [
    {
      id: 'here',
      title: 'Here',
      text: `“Undo” takes the device from the guest again${host ? ', and puts every file of the host back' : ''}.${restart ? ' The host then restarts once.' : ''}`,
      commands: [],
    },
    { id: 'command', title: 'In a terminal', text: 'The same as the button.', commands: [undo] },
  ];
  if (way === 'single-gpu')
    found.push({
      id: 'ssh',
      title: 'The screen is dark',
      text: 'From another device: stop the guest, and the screen comes back. If it does not, start the desktop again, or restart the host.',
      commands: [
        `ssh ${ssh ?? 'user@this-host'}`,
        `virsh -c qemu:///system destroy ${shown(guest)}`,
        'sudo systemctl restart display-manager.service',
        'sudo systemctl reboot',
      ],
    });
  else if (host)
    found.push({
      id: 'ssh',
      title: 'The host runs, but shows nothing',
      text: 'From another device, over ssh:',
      commands: [`ssh ${ssh ?? 'user@this-host'}`, helper, ...(restart ? ['sudo systemctl reboot'] : [])],
    });
  if (bound)
    found.push({
      id: 'loader',
      title: 'One start without it',
      text: `Restart the host and hold Shift, or press Esc, until ${loader === 'grub' || loader === undefined ? 'GRUB’s' : 'the boot loader’s'} menu is there; press “e” on its first entry. ${LINUX}. Start with ${loader === 'systemd-boot' || loader === 'kernelstub' ? 'Enter' : 'Ctrl-x or F10'}: for this one start the host’s drivers have everything. Then undo it here.`,
      commands: [],
    });
  if (restart)
    found.push({
      id: 'rescue',
      title: 'The host does not start at all',
      text: 'Start a live system from a USB stick, mount the host’s root (and what is on partitions of its own, such as /boot), and undo it from there. Change the names of the partitions to yours:',
      commands: [
        'sudo mount /dev/nvme0n1p2 /mnt',
        'sudo mount /dev/nvme0n1p1 /mnt/boot/efi',
        'for d in dev proc sys run; do sudo mount --bind /$d /mnt/$d; done',
        `sudo chroot /mnt ${HELPER} undo${run === undefined ? '' : ` ${run}`}`,
        'sudo reboot',
      ],
    });
  return found;
}

/** As a shell takes it as one word. */
const shown = (name: string) =>
  /^[A-Za-z0-9_.+-]+$/.test(name) ? name : `'${name.replaceAll("'", String.raw`'\''`)}'`;
