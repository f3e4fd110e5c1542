import { z } from 'zod';
import { pciAddressSchema } from './create/host-device.ts';
import { hostBridgeSteps } from './host-bridge-step.ts';
import { ipv4Schema, portSchema, transportSchema } from './values.ts';

/**
 * The fixed verbs of the root helper: resources/innkeeper-helper checks every one of these words again by itself, by
 * the same anchored patterns. One step is one line of a plan, its words parted by single spaces; see
 * shared/domain/host-changes/plan-text.ts.
 */
const word = (pattern: RegExp, says: string) => z.string().max(200).regex(pattern, says);

/** With the parameters of these modules, all that has to do with devices, CPUs and memory for guests. */
const argumentNames = [
  'amd_iommu intel_iommu intremap iommu iommu\\.passthrough iommu\\.strict',
  'default_hugepagesz hugepages hugepagesz transparent_hugepage',
  'irqaffinity isolcpus nohz nohz_full rcu_nocbs rcu_nocb_poll split_lock_detect tsc',
  'module_blacklist modprobe\\.blacklist rd\\.driver\\.pre rd\\.driver\\.blacklist',
  'pci pcie_acs_override pcie_aspm pcie_port_pm video nofb nomodeset quiet splash innkeeper',
  '(amdgpu|i915|kvm|kvm_amd|kvm_intel|kvmfr|nouveau|nvidia|nvidia-drm|radeon|vfio|vfio-pci|vfio_pci|vfio_iommu_type1|xe)\\.[a-z0-9_]+',
]
  .join(' ')
  .replaceAll(' ', '|');

/** Never `init=`, `root=` or one that takes a guard away; no character means anything to a loader's or a shell's file. */
export const kernelArgumentSchema = word(
  new RegExp(`^((${argumentNames})(=[A-Za-z0-9_.,:@+-]*)?|initcall_blacklist=sysfb_init)$`),
  'A kernel argument about devices, memory or CPUs, such as iommu=pt.',
);
export const moduleNameSchema = word(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'A module is named like vfio_pci.');
const idsSchema = word(/^[0-9a-f]{4}:[0-9a-f]{4}$/, 'Ids look like 10de:2786.');
/** Of the tool that makes the initramfs; `none`: nothing has to be built anew. */
const initramfsSchema = z.enum(['initramfs-tools', 'dracut', 'mkinitcpio', 'none']);
const cpuListSchema = word(/^\d{1,5}(-\d{1,5})?(,\d{1,5}(-\d{1,5})?)*$/, 'CPUs look like 2-7,10.');
const macSchema = word(/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/, 'A MAC address looks like 52:54:00:12:34:56.');
const userSchema = word(/^[a-z_][a-z0-9_-]{0,31}$/, 'A user of the host.');
/** libvirt takes more; hooks are kept in folders of that name. */
const guestNameSchema = word(/^[A-Za-z0-9][A-Za-z0-9_.+-]{0,99}$/, 'Letters, digits and _ . + - only.');
const uuidSchema = word(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'A UUID.');
/** Of the kernel, 15 characters at most. */
const bridgeSchema = word(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,14}$/, 'An interface is named like virbr0.');
const count = z.number().int().min(0).max(1_000_000);
/** At once, at every start of the host, or both. */
const when = z.enum(['now', 'boot', 'both']);

export const hostStepSchema = z.discriminatedUnion('do', [
  /** In the configuration of the host's boot loader. */
  z.object({
    do: z.literal('kernel-arguments'),
    loader: z.enum(['grub', 'grubby', 'systemd-boot', 'kernelstub', 'rpm-ostree']),
    add: z.array(kernelArgumentSchema).max(30),
    remove: z.array(kernelArgumentSchema).max(30),
  }),
  /** Loaded at every start; `early`: in the initramfs, which is built anew. */
  z.object({
    do: z.literal('load-modules'),
    modules: z.array(moduleNameSchema).min(1).max(20),
    early: z.boolean(),
    initramfs: initramfsSchema,
  }),
  /**
   * These devices, each by its address and, lest another has come there, its ids, go to vfio-pci before any of the
   * drivers named. `innkeeper=off` on the kernel's command line leaves it out for one start.
   */
  z.object({
    do: z.literal('bind-at-boot'),
    devices: z
      .array(z.object({ address: pciAddressSchema, ids: idsSchema }))
      .min(1)
      .max(64),
    before: z.array(moduleNameSchema).max(20),
    initramfs: initramfsSchema,
  }),
  /** Now: by driver_override, unbind and probe, with a time limit on each. */
  z.object({
    do: z.literal('bind-now'),
    address: pciAddressSchema,
    to: z.enum(['vfio-pci', 'host']),
  }),
  z.object({
    do: z.literal('module-options'),
    module: z.enum(['kvm', 'kvm_intel', 'kvm_amd', 'vfio_iommu_type1', 'vfio_pci', 'kvmfr', 'i915']),
    options: z
      .array(z.object({ name: moduleNameSchema, value: word(/^[A-Za-z0-9_.,:-]+$/, 'One word.') }))
      .min(1)
      .max(20),
    when,
    /** Where the module may be part of the initramfs: vfio_pci, i915. Missing: none. */
    initramfs: initramfsSchema.optional(),
  }),
  z.object({
    do: z.literal('huge-pages'),
    size: z.enum(['2M', '1G']),
    count,
    node: z.number().int().min(0).max(1023).optional(),
    when,
    loader: z.enum(['grub', 'grubby', 'systemd-boot', 'kernelstub', 'rpm-ostree']).optional(),
  }),
  /** Keeps the host's own processes off these CPUs, by systemd's AllowedCPUs: nothing has to be restarted. */
  z.object({ do: z.literal('reserve-cpus'), cpus: cpuListSchema, when }),
  z.object({ do: z.literal('virtual-functions'), address: pciAddressSchema, count, when }),
  /** Of the physical function at `address`, its function `index`; what is left out stays as it is. */
  z.object({
    do: z.literal('virtual-function'),
    address: pciAddressSchema,
    index: z.number().int().min(0).max(255),
    mac: macSchema.optional(),
    vlan: z.number().int().min(0).max(4094).optional(),
    /** VLAN priority. */
    priority: z.number().int().min(0).max(7).optional(),
    spoofCheck: z.boolean().optional(),
    trust: z.boolean().optional(),
    /** Mbit/s; 0: none. */
    minRate: z.number().int().min(0).max(400_000).optional(),
    maxRate: z.number().int().min(0).max(400_000).optional(),
    link: z.enum(['auto', 'up', 'down']).optional(),
    when,
  }),
  /** Where libvirt does not know the parent. */
  z.object({
    do: z.literal('mediated-device'),
    parent: word(/^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,63}$/, 'A device of /sys/class/mdev_bus.'),
    type: word(/^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,63}$/, 'A mediated type.'),
    uuid: uuidSchema,
    make: z.boolean(),
  }),
  /** Newer NVIDIA: nvidia/current_vgpu_type of a virtual function; 0 frees it. */
  z.object({ do: z.literal('vendor-vgpu'), address: pciAddressSchema, type: count, when }),
  /** Takes the only screen from the host while the guest runs, and gives it back. */
  z.object({
    do: z.literal('screen-hooks'),
    guest: guestNameSchema,
    devices: z.array(pciAddressSchema).min(1).max(16),
    /** Unloaded first, in this order. */
    modules: z.array(moduleNameSchema).max(20),
    displayManager: word(/^[A-Za-z0-9][A-Za-z0-9@_.-]{0,63}\.service$/, 'A service of systemd.').optional(),
  }),
  z.object({
    do: z.literal('reset-method'),
    address: pciAddressSchema,
    method: z.enum(['device_specific', 'acpi', 'flr', 'af_flr', 'pm', 'bus', 'default']),
    when,
  }),
  /** The card's ROM into /var/lib/libvirt/vbios, for `<rom file>`. Only while nothing but vfio-pci holds it. */
  z.object({ do: z.literal('dump-rom'), address: pciAddressSchema }),
  /** Looking Glass: /dev/shm/looking-glass for that user at every start. */
  z.object({ do: z.literal('shared-frame'), user: userSchema }),
  /** Looking Glass by its kernel module, MiB; a power of two. */
  z.object({ do: z.literal('frame-device'), user: userSchema, size: z.number().int().min(16).max(1024) }),
  /**
   * A port of the host, on one address or on all of them, leads to one of a guest behind `bridge`; now and at every
   * start. `prefix`: of the network whose members are answered by way of the host; 0: everybody.
   */
  z.object({
    do: z.literal('port-forward'),
    make: z.boolean(),
    protocol: transportSchema,
    listen: ipv4Schema.optional(),
    port: portSchema,
    bridge: bridgeSchema,
    to: ipv4Schema,
    prefix: z.number().int().min(0).max(32),
    toPort: portSchema,
  }),
  /** What guests of a bridge send and get passes the host's firewall, in front of all other rules; now and at every start. */
  z.object({
    do: z.literal('guest-traffic'),
    make: z.boolean(),
    how: z.enum(['routed', 'bridged']),
    bridge: bridgeSchema,
  }),
  z.object({
    do: z.literal('network-setting'),
    setting: z.enum([
      'ip-forward',
      'ipv6-forward',
      'bridge-nf-call-iptables',
      'bridge-nf-call-ip6tables',
      'bridge-nf-call-arptables',
    ]),
    on: z.boolean(),
    when,
  }),
  ...hostBridgeSteps,
]);
export type HostStep = z.infer<typeof hostStepSchema>;
