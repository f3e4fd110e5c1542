import type { AgentState } from '../../contract/agent.ts';

type Install = AgentState['install'][number];

interface System extends Install {
  /** What its libosinfo id holds: https://libosinfo.org. */
  readonly ids: RegExp;
}

const enable = 'sudo systemctl enable --now qemu-guest-agent';

/** https://www.qemu.org/docs/master/interop/qemu-ga.html, by how each system installs programs. */
const systems: readonly System[] = [
  {
    system: 'Debian, Ubuntu, Mint',
    ids: /debian\.org|ubuntu\.com|system76\.com|elementary\.io/,
    steps: ['sudo apt install qemu-guest-agent', 'sudo systemctl start qemu-guest-agent'],
  },
  {
    system: 'Fedora, RHEL, Rocky, AlmaLinux',
    ids: /fedoraproject\.org|redhat\.com|rockylinux\.org|almalinux\.org|centos\.org|oracle\.com/,
    steps: ['sudo dnf install qemu-guest-agent', enable],
  },
  {
    system: 'openSUSE, SUSE Linux Enterprise',
    ids: /opensuse\.org|suse\.com/,
    steps: ['sudo zypper install qemu-guest-agent', enable],
  },
  {
    system: 'Arch Linux, Manjaro',
    ids: /archlinux\.org|manjaro\.org/,
    steps: ['sudo pacman -S qemu-guest-agent', enable],
  },
  {
    system: 'Alpine Linux',
    ids: /alpinelinux\.org/,
    steps: [
      'apk add qemu-guest-agent',
      'rc-update add qemu-guest-agent default',
      'rc-service qemu-guest-agent start',
    ],
  },
  {
    system: 'FreeBSD',
    ids: /freebsd\.org/,
    steps: [
      'pkg install qemu-guest-agent',
      'sysrc qemu_guest_agent_enable=YES',
      'service qemu-guest-agent start',
    ],
  },
  {
    system: 'Windows',
    ids: /microsoft\.com/,
    steps: [
      'Insert the ISO “virtio-win” of https://github.com/virtio-win/virtio-win-pkg-scripts into the guest’s CD-ROM drive.',
      'Run virtio-win-guest-tools.exe from it: it installs the agent and the driver of its channel, and starts both.',
    ],
  },
];

/** How to install the agent, the system that the guest is known to have first. */
export function installSteps(osId: string | undefined): Install[] {
  const own = systems.filter(({ ids }) => osId !== undefined && ids.test(osId));
  const others = systems.filter(system => !own.includes(system));
  return [...own, ...others].map(({ system, steps }) => ({ system, steps: [...steps] }));
}
