import type { DryRun, HostRun } from '#shared/contract/host-changes.ts';
import type { HostStep } from '#shared/contract/host-step.ts';

const grub = `--- /etc/default/grub
+++ /etc/default/grub
@@ -4,6 +4,6 @@
 #   info -f grub -n 'Simple configuration'
 
 GRUB_DEFAULT=0
 GRUB_TIMEOUT=5
-GRUB_CMDLINE_LINUX_DEFAULT="quiet splash"
+GRUB_CMDLINE_LINUX_DEFAULT="quiet splash intel_iommu=on iommu=pt"
 GRUB_CMDLINE_LINUX=""
`;
const modules = `--- /dev/null
+++ /etc/modprobe.d/innkeeper-vfio.conf
@@ -0,0 +1,4 @@
+# Made by Innkeeper: 0000:01:00.0 and 0000:01:00.1 go to vfio-pci at every start.
+# To undo it: innkeeper-helper undo
+softdep nvidia pre: vfio-pci
+softdep snd_hda_intel pre: vfio-pci
`;

const profile = `--- /dev/null
+++ /etc/NetworkManager/system-connections/innkeeper-br0.nmconnection
@@ -0,0 +1,5 @@
+[connection]
+id=innkeeper-br0
+type=bridge
+interface-name=br0
+autoconnect-priority=999
`;
const bridgeDryRun: DryRun = {
  files: [
    {
      path: '/etc/NetworkManager/system-connections/innkeeper-br0.nmconnection',
      becomes: 'made',
      diff: profile,
    },
  ],
  commands: [],
  now: [
    'Undo all of it after 90 s, and at the host’s next start, unless it is confirmed until then.',
    'Make br0 of enp3s0 by networkmanager; the network of enp3s0 stops for some seconds.',
  ],
  reboot: false,
  problems: [],
  stamp: 'dry-1',
};

/** What the helper would say of some steps. */
export function inventDryRun(steps: readonly HostStep[]): DryRun {
  if (steps.some(({ do: verb }) => verb === 'make-bridge' || verb === 'remove-bridge')) return bridgeDryRun;
  const boots = steps.some(step => step.do === 'kernel-arguments' || step.do === 'bind-at-boot');
  if (!boots)
    return {
      files: [
        {
          path: '/etc/sysctl.d/60-innkeeper-hugepages.conf',
          becomes: 'made',
          diff: '--- /dev/null\n+++ /etc/sysctl.d/60-innkeeper-hugepages.conf\n@@ -0,0 +1,2 @@\n+# Made by Innkeeper. To undo it: innkeeper-helper undo\n+vm.nr_hugepages = 8192\n',
        },
      ],
      commands: [],
      now: ['8192 pages of 2 MiB are set aside: 16 GiB'],
      reboot: false,
      problems: [],
      stamp: 'dry-1',
    };
  return {
    files: [
      {
        path: '/etc/default/grub',
        becomes: 'changed',
        diff: grub,
        note: 'Edited by hand since Innkeeper last wrote it: your words are kept.',
      },
      { path: '/etc/modprobe.d/innkeeper-vfio.conf', becomes: 'made', diff: modules },
      { path: '/boot/grub/grub.cfg', becomes: 'rebuilt', size: 8421 },
      { path: '/boot/initrd.img-6.12.0-13-amd64', becomes: 'rebuilt', size: 71_303_168 },
    ],
    commands: [['update-grub'], ['update-initramfs', '-u', '-k', '6.12.0-13-amd64']],
    now: [],
    reboot: true,
    problems: [],
    stamp: 'dry-1',
  };
}

export const inventedRuns: readonly HostRun[] = [
  {
    id: '20261122-160210-4711',
    title: 'Turn the IOMMU on',
    at: Date.UTC(2026, 10, 22, 16, 2, 10),
    state: 'after',
    steps: [{ do: 'kernel-arguments', loader: 'grub', add: ['intel_iommu=on', 'iommu=pt'], remove: [] }],
    files: [
      { path: '/etc/default/grub', edited: true },
      { path: '/boot/grub/grub.cfg', edited: false },
    ],
    rebootPending: true,
  },
  {
    id: '20261121-090001-4011',
    title: 'Set 16 GiB aside in huge pages',
    at: Date.UTC(2026, 10, 21, 9, 0, 1),
    state: 'after',
    steps: [{ do: 'huge-pages', size: '2M', count: 8192, when: 'both' }],
    files: [{ path: '/etc/sysctl.d/60-innkeeper-hugepages.conf', edited: false }],
    rebootPending: false,
  },
  {
    id: '20261120-180000-3999',
    title: 'Four functions of enp3s0f0',
    at: Date.UTC(2026, 10, 20, 18, 0, 0),
    state: 'before',
    steps: [],
    files: [],
    rebootPending: false,
  },
];

export const interruptedRun: HostRun = {
  id: '20261122-165900-5001',
  title: 'Give the NVIDIA RTX 4070 to “games”',
  at: Date.UTC(2026, 10, 22, 16, 59, 0),
  state: 'interrupted',
  steps: [{ do: 'kernel-arguments', loader: 'grub', add: ['iommu=pt'], remove: [] }],
  files: [{ path: '/etc/default/grub', edited: false }],
  rebootPending: false,
};
