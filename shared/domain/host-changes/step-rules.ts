import type { HostStep } from '../../contract/host-step.ts';

/** What people are told of a step of the host. */
export interface StepRule<Step extends HostStep = HostStep> {
  /** What it does, as a heading: no full stop. */
  title(step: Step): string;
  /** How the helper takes it back, in one sentence. */
  undo(step: Step): string;
  /** It takes hold, and is gone again, only with a start of the host. */
  reboot(step: Step): boolean;
}

type Rules = { readonly [Verb in HostStep['do']]: StepRule<Extract<HostStep, { do: Verb }>> };

const listed = new Intl.ListFormat('en-GB');
const joined = (words: readonly string[]) => listed.format(words);
const atBoot: Record<'now' | 'boot' | 'both', string> = {
  now: ' now',
  boot: ' at every start',
  both: ' now and at every start',
};
const loaders = {
  grub: 'GRUB',
  grubby: 'the boot entries (grubby)',
  'systemd-boot': 'systemd-boot',
  kernelstub: 'kernelstub',
  'rpm-ostree': 'rpm-ostree',
};
const managers = {
  networkmanager: 'NetworkManager',
  networkd: 'systemd-networkd',
  netplan: 'netplan',
  ifupdown: 'ifupdown',
};
const never = () => false;
const settingNames: Record<Extract<HostStep, { do: 'network-setting' }>['setting'], string> = {
  'ip-forward': 'IPv4 forwarding',
  'ipv6-forward': 'IPv6 forwarding',
  'bridge-nf-call-iptables': 'filtering of bridged IPv4 packets',
  'bridge-nf-call-ip6tables': 'filtering of bridged IPv6 packets',
  'bridge-nf-call-arptables': 'filtering of bridged ARP packets',
};

/** For every verb of the helper; a test walks them all. */
export const stepRules: Rules = {
  'kernel-arguments': {
    title: ({ add, remove, loader }) =>
      `${[
        ...(add.length > 0 ? [`add ${add.join(' ')} to the kernel’s command line`] : []),
        ...(remove.length > 0 ? [`remove ${remove.join(' ')} from it`] : []),
      ]
        .join(' and ')
        .replace(/^./, first => first.toUpperCase())} in ${loaders[loader]}`,
    undo: () =>
      'The arguments that were added are taken out, those that were removed are put back, and the boot menu is what it was.',
    reboot: () => true,
  },
  'load-modules': {
    title: ({ modules, early }) => `Load ${joined(modules)} at every start${early ? ', early' : ''}`,
    undo: () => 'The modules’ names are taken out again and the initramfs is what it was.',
    reboot: () => true,
  },
  'bind-at-boot': {
    title: ({ devices }) => `Keep ${joined(devices.map(device => device.address))} for guests from the start`,
    undo: () =>
      'The file that does it is deleted, the initramfs is what it was: the host’s drivers get it back.',
    reboot: () => true,
  },
  'bind-now': {
    title: ({ address, to }) =>
      to === 'host' ? `Give ${address} back to the host’s driver` : `Hand ${address} to vfio-pci now`,
    undo: () => 'It goes back to the driver it had.',
    reboot: never,
  },
  'module-options': {
    title: ({ module, options, when }) =>
      `Set ${joined(options.map(({ name, value }) => `${name}=${value}`))} for the module ${module}${atBoot[when]}`,
    undo: () => 'The options are taken out of the file and have the values from before.',
    reboot: ({ when }) => when === 'boot',
  },
  'huge-pages': {
    title: ({ count, size, node, when }) =>
      `Reserve ${count} huge pages of ${size === '2M' ? '2 MiB' : '1 GiB'}${
        node === undefined ? '' : ` on NUMA node ${node}`
      }${atBoot[when]}`,
    undo: () => 'As many are reserved as before.',
    reboot: ({ when }) => when === 'boot',
  },
  'reserve-cpus': {
    title: ({ cpus, when }) => `Keep the host’s own programs off CPUs ${cpus}${atBoot[when]}`,
    undo: () => 'They may run on the CPUs that they could use before.',
    reboot: ({ when }) => when === 'boot',
  },
  'virtual-functions': {
    title: ({ address, count, when }) =>
      count === 0
        ? `Remove the virtual functions of ${address}${atBoot[when]}`
        : `Make ${count} virtual functions of ${address}${atBoot[when]}`,
    undo: () => 'There are as many as before; functions that guests use are never taken away.',
    reboot: ({ when }) => when === 'boot',
  },
  'virtual-function': {
    title: ({ address, index, when }) => `Set up virtual function ${index} of ${address}${atBoot[when]}`,
    undo: () => 'It has the settings from before.',
    reboot: ({ when }) => when === 'boot',
  },
  'mediated-device': {
    title: ({ make, parent, type }) =>
      make ? `Make a mediated device ${type} on ${parent}` : `Remove a mediated device ${type} of ${parent}`,
    undo: ({ make }) => (make ? 'It is removed.' : 'It is made again with the same UUID.'),
    reboot: never,
  },
  'vendor-vgpu': {
    title: ({ address, type, when }) =>
      type === 0
        ? `Take the vGPU type from ${address}${atBoot[when]}`
        : `Give ${address} the vGPU type ${type}${atBoot[when]}`,
    undo: () => 'It has the type from before.',
    reboot: ({ when }) => when === 'boot',
  },
  'screen-hooks': {
    title: ({ guest }) => `Take the screen from the host while “${guest}” runs`,
    undo: () => 'The hook is deleted; the host keeps its screen.',
    reboot: never,
  },
  'reset-method': {
    title: ({ address, method, when }) => `Reset ${address} by ${method}${atBoot[when]}`,
    undo: () => 'It is reset the way it was before.',
    reboot: ({ when }) => when === 'boot',
  },
  'dump-rom': {
    title: ({ address }) => `Save the ROM of ${address} to a file`,
    undo: () => 'The file is deleted, or is what it was.',
    reboot: never,
  },
  'shared-frame': {
    title: ({ user }) => `Let ${user} see a guest’s picture in shared memory`,
    undo: () => 'The file that makes the shared memory is deleted, and so is the memory.',
    reboot: never,
  },
  'frame-device': {
    title: ({ user, size }) => `Give ${user} a frame device of ${size} MiB`,
    undo: () => 'The module’s options, its rule and libvirt’s leave to use it are taken out again.',
    reboot: () => true,
  },
  'make-bridge': {
    title: ({ bridge, port, manager }) =>
      `Put the bridge ${bridge} in the place of ${port}, by ${managers[manager]}`,
    undo: ({ port }) => `The bridge is gone, and ${port} is set up as it was.`,
    reboot: never,
  },
  'remove-bridge': {
    title: ({ bridge, port }) => `Take the bridge ${bridge} apart and give ${port} back what it had`,
    undo: ({ bridge }) => `The bridge ${bridge} is there again as it was.`,
    reboot: never,
  },
  'confirm-within': {
    title: ({ seconds }) => `Undo all of it after ${seconds} s unless it is confirmed`,
    undo: () => 'The timer is gone.',
    reboot: never,
  },
  'port-forward': {
    title: ({ make, protocol, listen, port, to, toPort }) =>
      make
        ? `Send ${protocol.toUpperCase()} port ${port}${listen === undefined ? '' : ` of ${listen}`} to ${to}, port ${toPort}`
        : `No longer send ${protocol.toUpperCase()} port ${port} to ${to}, port ${toPort}`,
    undo: ({ make }) =>
      make
        ? 'The port leads nowhere again; with the last one, libvirt’s hook and the settings of the bridge go.'
        : 'The port leads there again.',
    reboot: never,
  },
  'guest-traffic': {
    title: ({ make, how, bridge }) =>
      make
        ? `Let ${how === 'bridged' ? 'bridged ' : ''}traffic of ${bridge} through the host’s firewall`
        : `No longer let traffic of ${bridge} through the host’s firewall`,
    undo: ({ make }) =>
      make ? 'Our rules for it are gone; the firewall decides alone.' : 'Our rules for it are there again.',
    reboot: never,
  },
  'network-setting': {
    title: ({ setting, on, when }) => `Turn ${settingNames[setting]} ${on ? 'on' : 'off'}${atBoot[when]}`,
    undo: () => 'It is as it was before, and our line in /etc/sysctl.d is gone.',
    reboot: ({ when }) => when === 'boot',
  },
};

/** What to tell of that step. */
export function describeStep(step: HostStep): { title: string; undo: string; reboot: boolean } {
  // Rule and step have the same verb, which the compiler cannot follow through the record.
  const rule = stepRules[step.do] as StepRule;
  return { title: rule.title(step), undo: rule.undo(step), reboot: rule.reboot(step) };
}
