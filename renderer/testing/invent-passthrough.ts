import { implement, ORPCError } from '@orpc/server';
import { pciAddressSchema } from '#shared/contract/create/host-device.ts';
import type { Failure } from '#shared/contract/failure.ts';
import {
  passthroughContract,
  type GivenDevice,
  type PassthroughOptions,
  type PassthroughPlan,
  type PassthroughSetup,
  type PassthroughUndoPlan,
} from '#shared/contract/passthrough.ts';
import type { PassthroughChoices, PassthroughRequest } from '#shared/contract/passthrough-request.ts';
import type { Guest, GuestRef } from '#shared/contract/guests.ts';
import { GiB } from '#shared/domain/units.ts';
import { inventDocument } from './invent-document.ts';
import { inventSetup, inventVerification, waysBack } from './invent-setups.ts';

/** How passthrough stands on a scene's host. */
export interface InventedPassthrough {
  /** `single`: its only screen. `boot`: the best way wants a reboot. */
  host?: 'spare' | 'boot' | 'single';
  /** Why nothing of it can be given. */
  refused?: Failure;
  /** What is in the way of every plan. */
  problems?: PassthroughPlan['problems'];
  /** Set-ups of the first guest. */
  setups?: readonly PassthroughSetup['state'][];
  /** What is found of them. */
  found?: 'right' | 'wrong';
}

const card: GivenDevice = {
  address: pciAddressSchema.parse('0000:01:00.0'),
  name: 'NVIDIA RTX 4070',
  what: 'GPU',
  ids: '10de:2786',
  driver: 'nvidia',
  node: 0,
  verdict: { level: 'ready', label: 'Ready', reasons: [] },
};
export const inventedUnit: readonly GivenDevice[] = [
  card,
  {
    ...card,
    address: pciAddressSchema.parse('0000:01:00.1'),
    name: 'NVIDIA AD104 audio',
    what: 'sound card',
    ids: '10de:22bc',
    driver: 'snd_hda_intel',
    because: 'slot',
    verdict: { level: 'ready', label: 'Goes with it', reasons: [] },
  },
];

const bests = { spare: 'managed', boot: 'boot', single: 'single-gpu' } as const;

const defaults = (way: PassthroughChoices['way']): PassthroughChoices => ({
  way,
  rom: { from: way === 'single-gpu' ? 'dump' : 'none' },
  hideKvm: false,
  vendorId: null,
  video: 'none',
  pinCpus: true,
  hugePages: 'none',
  usb: [],
  evdev: [],
  lookingGlass: { by: 'none' },
  lockMemory: false,
  machine: 'keep',
  firmware: 'keep',
});

export function inventPassthroughOptions(
  guest: Guest,
  { host = 'spare', refused }: InventedPassthrough = {},
): PassthroughOptions {
  const best = bests[host];
  const option = (value: string, label: string, says: string, more: object = {}) => ({
    value,
    label,
    says,
    ...more,
  });
  const ways: PassthroughOptions['ways'] = [
    {
      way: 'managed',
      title: 'When the guest starts',
      best: best === 'managed',
      says: 'libvirt takes the device from the host’s driver when the guest starts, and gives it back when it stops.',
      why: 'The host has it whenever the guest is off, and nothing of its start is changed.',
      gains: [
        'The host has the device while the guest is off.',
        'Nothing of how the host starts is changed.',
      ],
      costs: ['The host’s driver has to let go of it each time.'],
      reboot: false,
      ...(host === 'single' && {
        refused: 'It is the only screen of the host, whose desktop does not let go of it.',
      }),
    },
    {
      way: 'boot',
      title: 'From the host’s start',
      best: best === 'boot',
      says: 'The device is kept for guests before any driver of the host sees it.',
      why:
        host === 'boot'
          ? 'nvidia often hangs when it is told to let go of a card, and the host has another screen.'
          : 'Not needed here: the host’s driver lets go of it.',
      gains: ['The surest: no driver has to let go, and the card is as fresh as after power-on.'],
      costs: ['The host never has the device.', 'The host restarts once now, and once to undo it.'],
      reboot: true,
      ...(host === 'single' && { refused: 'The host would start without any screen.' }),
    },
    {
      way: 'single-gpu',
      title: 'The only screen, lent',
      best: best === 'single-gpu',
      says: 'When the guest starts, the desktop is closed and the card goes over; when it stops, the desktop comes back.',
      why: 'This is the only screen the host has: it can only be lent, and has to come back.',
      gains: ['One card is enough.'],
      costs: ['Every program of the desktop is closed when the guest starts.'],
      reboot: false,
      ...(host !== 'single' && {
        refused: 'The host has another screen: there is no need to take this one from it.',
      }),
    },
  ];
  return {
    guest: {
      name: guest.name,
      state: guest.state,
      machine: 'pc-q35-9.2',
      firmware: 'uefi',
      memory: guest.memory,
      vcpus: guest.vcpus,
    },
    devices: [...inventedUnit],
    refused: refused ? [refused] : [],
    ways: ways.toSorted((a, b) => Number(b.best) - Number(a.best)),
    defaults: defaults(best),
    rom: {
      options: [
        option('none', 'The card’s own', 'The guest reads what the card shows.'),
        option('dump', 'A copy of it', 'The helper reads it out while no driver is at work.'),
        option('file', 'A file', 'For example from the maker of the card.', {
          risk: 'A wrong file leaves the guest without a picture.',
        }),
      ] as PassthroughOptions['rom']['options'],
      why: 'Most cards show their ROM by themselves.',
    },
    hide: { why: 'Only old drivers look for a hypervisor: those for GeForce cards before version 465.' },
    video: {
      options: [
        option('none', 'None', 'The guest draws on the card from its first moment.'),
        option('keep', 'As it is', 'Nothing of the guest’s own screens is changed.'),
        option(
          'fallback',
          'A simple VGA beside it',
          'A VGA that every system knows, in a window of Innkeeper.',
        ),
      ] as PassthroughOptions['video']['options'],
      why: 'The card is the guest’s screen: a second one would only take its windows away.',
    },
    pinCpus: {
      pins: Array.from({ length: guest.vcpus }, (_, index) => [2 + index]),
      emulator: [0, 1],
      node: 0,
      why: 'Pictures and sound stutter less.',
    },
    hugePages: {
      options: [
        option('none', 'No', 'Linux decides.'),
        option('2M', '2 MiB', `${guest.memory / (2 * 1024 ** 2)} of them have to be set aside.`),
        option('1G', '1 GiB', 'Set aside when the host starts.', {
          refused: 'This processor has no pages of 1 GiB.',
        }),
      ] as PassthroughOptions['hugePages']['options'],
      why: 'Linux makes large pages by itself where it can.',
    },
    input: {
      usb: [
        {
          vendor: '046d',
          product: 'c52b',
          name: 'Logitech Unifying receiver',
          port: '1-4',
          what: 'keyboard and mouse',
        },
        {
          vendor: '1050',
          product: '0407',
          name: 'Yubico YubiKey',
          port: '1-7',
          what: 'security key',
          refused: 'Two of the same make are plugged in: libvirt cannot tell them apart.',
        },
      ],
      evdev: [{ path: '/dev/input/by-id/usb-Logitech_G502-event-mouse', name: 'Logitech G502' }],
      why: 'A guest that is looked at on its own monitor needs something to type with.',
    },
    lookingGlass: {
      options: [
        option('none', 'No', 'The picture is on the card’s own monitor.'),
        option('shmem', 'By shared memory', 'Works everywhere.'),
        option('kvmfr', 'By kvmfr', 'Copies less.', {
          refused: 'The module kvmfr is not installed on the host.',
        }),
      ] as PassthroughOptions['lookingGlass']['options'],
      why: 'Shows the card’s picture in a window of the host, without a second monitor.',
    },
    machine: {
      options: [
        option('keep', 'q35', 'What is installed starts as before.'),
      ] as PassthroughOptions['machine']['options'],
      why: 'It has PCI Express already.',
    },
    firmware: {
      options: [
        option('keep', 'UEFI', 'What is installed starts as before.'),
      ] as PassthroughOptions['firmware']['options'],
      why: 'The card shows a picture from the first moment.',
    },
    memory: { why: 'The device pins the guest’s memory by itself; locking also holds what QEMU needs.' },
  };
}

export function inventPassthroughPlan(
  guest: Guest,
  request: PassthroughRequest,
  { host = 'spare', problems = [] }: InventedPassthrough = {},
): PassthroughPlan {
  const { guest: _guest, devices: _devices, ...asked } = request;
  const choices = { ...defaults(asked.way ?? bests[host]), ...asked } as PassthroughChoices;
  const boots = choices.way === 'boot';
  const before = inventDocument(guest);
  const hostdev = inventedUnit.map(
    ({ address }) =>
      `    <hostdev mode='subsystem' type='pci' managed='yes'>\n      <source>\n        <address domain='0x0000' bus='0x01' slot='0x00' function='0x${address.at(-1) ?? 0}'/>\n      </source>\n    </hostdev>\n`,
  );
  const grub =
    '--- /etc/default/grub\n+++ /etc/default/grub\n@@ -6,3 +6,3 @@\n GRUB_TIMEOUT=5\n-GRUB_CMDLINE_LINUX_DEFAULT="quiet splash"\n+GRUB_CMDLINE_LINUX_DEFAULT="quiet splash intel_iommu=on iommu=pt"\n GRUB_CMDLINE_LINUX=""\n';
  const vfio =
    '--- /dev/null\n+++ /etc/modprobe.d/innkeeper-vfio.conf\n@@ -0,0 +1,3 @@\n+# Made by Innkeeper. To undo it: innkeeper-helper undo\n+softdep nvidia pre: vfio-pci\n+softdep snd_hda_intel pre: vfio-pci\n';
  return {
    title: `Give the NVIDIA RTX 4070 to “${guest.name}”`,
    way: choices.way,
    devices: [...inventedUnit],
    choices,
    steps: boots
      ? [
          {
            step: { do: 'kernel-arguments', loader: 'grub', add: ['intel_iommu=on', 'iommu=pt'], remove: [] },
            title: 'Start the kernel with intel_iommu=on iommu=pt',
            undo: 'the line is put back as it was, and the menu built anew.',
            why: 'The IOMMU is off: without it the card could reach all of the host’s memory.',
          },
          {
            step: {
              do: 'bind-at-boot',
              devices: inventedUnit.map(({ address, ids }) => ({ address, ids })),
              before: ['nvidia', 'snd_hda_intel'],
              initramfs: 'initramfs-tools',
            },
            title: 'Keep both functions for guests from the host’s start',
            undo: 'the file is deleted, and the initramfs built anew.',
            why: 'vfio-pci takes them before nvidia and snd_hda_intel do.',
          },
        ]
      : [],
    ...(boots && {
      dryRun: {
        files: [
          { path: '/etc/default/grub', becomes: 'changed', steps: [0], diff: grub },
          { path: '/boot/grub/grub.cfg', becomes: 'rebuilt', steps: [0], size: 8421 },
          { path: '/etc/modprobe.d/innkeeper-vfio.conf', becomes: 'made', steps: [1], diff: vfio },
          { path: '/boot/initrd.img-6.12.0-13-amd64', becomes: 'rebuilt', steps: [1], size: 71_303_168 },
        ],
        commands: [['update-grub'], ['update-initramfs', '-u', '-k', '6.12.0-13-amd64']],
        now: [],
        reboot: true,
        problems: [],
        stamp: 'dry-1',
      },
    }),
    guest: {
      before,
      after: before.replace('  </devices>', `${hostdev.join('')}  </devices>`),
      changes: [
        { text: 'Both functions in one slot of the guest.', why: 'The driver expects them together.' },
        { text: 'No emulated screen.', why: 'The card is the guest’s screen.' },
        ...(choices.pinCpus
          ? [{ text: `${guest.vcpus} CPUs on whole cores of node 0.`, why: 'The card is there too.' }]
          : []),
      ],
    },
    risks:
      guest.memory > 8 * GiB
        ? [
            {
              text: 'The host keeps 4 GiB for itself while the guest runs.',
              why: 'All of the guest’s memory is taken from the host at once.',
              remedy: 'Give the guest less memory if the host becomes slow.',
            },
          ]
        : [],
    back: waysBack(guest.name, boots, choices.way === 'single-gpu'),
    reboot: boots,
    differs: boots
      ? ['Monitors at the card stay dark from the host’s start on; the desktop is on the Intel UHD 770.']
      : ['While the guest runs, the host does not see the card.'],
    verify: [],
    problems: [...problems],
    stamp: 'stamp-1',
  };
}

export const inventUndoPlan = (guest: Guest): PassthroughUndoPlan => {
  const ref = { connection: guest.connection, uuid: guest.uuid };
  const { dryRun, guest: change } = inventPassthroughPlan(guest, {
    guest: ref,
    devices: [card.address],
    way: 'boot',
  });
  return {
    title: `Take the NVIDIA RTX 4070 from “${guest.name}” again`,
    ...(dryRun && { dryRun }),
    guest: {
      before: change.after,
      after: change.before,
      changes: ['Both functions go back to the host.', 'The guest has its emulated screen again.'],
      kept: ['The number of its CPUs was changed by hand, and stays.'],
    },
    reboot: true,
    differs: ['The host’s own driver has the card again.'],
    problems: [],
    stamp: 'undo-1',
  };
};

export function passthroughRouter(
  find: (ref: GuestRef) => Guest,
  guests: readonly Guest[],
  invented: InventedPassthrough = {},
) {
  const os = implement(passthroughContract);
  const owner = guests[0];
  const setups = owner ? (invented.setups ?? []).map((state, at) => inventSetup(owner, state, at)) : [];
  const stateOf = (id: string) => setups.find(setup => setup.id === id)?.state ?? 'after';
  const gone = (): never => {
    throw new ORPCError('FAILED', { data: { code: 'NOT_FOUND', params: {} } });
  };
  return os.router({
    options: os.options.handler(({ input }) => inventPassthroughOptions(find(input.guest), invented)),
    plan: os.plan.handler(({ input }) => inventPassthroughPlan(find(input.guest), input, invented)),
    apply: os.apply.handler(() => ({ job: 'job-7', setup: setups[0]?.id ?? gone() })),
    list: os.list.handler(() => ({ setups })),
    planUndo: os.planUndo.handler(() => (owner ? inventUndoPlan(owner) : gone())),
    undo: os.undo.handler(() => ({ job: 'job-7' })),
    proceed: os.proceed.handler(() => ({ job: 'job-7' })),
    verify: os.verify.handler(({ input }) => ({
      state: stateOf(input.setup),
      checks: inventVerification(invented.found ?? 'right', stateOf(input.setup)),
    })),
    forget: os.forget.handler(() => ({})),
  });
}
