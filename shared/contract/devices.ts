import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { pciAddressSchema } from './create/host-device.ts';
import { hostCheckSchema } from './host-check.ts';
import { procedure } from './procedure.ts';
import { connectionIdSchema, instantSchema, uuidSchema } from './values.ts';

/** Who has a device now, or would miss it. */
export const deviceUseSchema = z.discriminatedUnion('by', [
  /** `boot`: the firmware's own screen. `console`: it draws the text console. `lit`: a monitor is on it. */
  z.object({
    by: z.literal('display'),
    how: z.enum(['boot', 'console', 'lit']),
    connectors: z.array(z.string()),
  }),
  z.object({
    by: z.literal('disk'),
    disks: z.array(z.string()),
    targets: z.array(z.string()),
    root: z.boolean(),
  }),
  z.object({
    by: z.literal('network'),
    names: z.array(z.string()),
    only: z.boolean(),
    master: z.string().optional(),
  }),
  z.object({ by: z.literal('guest'), name: z.string(), uuid: uuidSchema, running: z.boolean() }),
  /** Keyboards and disks behind a USB controller. */
  z.object({ by: z.literal('usb'), names: z.array(z.string()), only: z.boolean() }),
  /** Virtual functions that exist, or mediated devices. */
  z.object({ by: z.literal('functions'), count: z.number().int(), of: z.number().int() }),
]);
export type DeviceUse = z.infer<typeof deviceUseSchema>;

/**
 * `ready`: choose it. `step`: ready after a step of the host, such as the IOMMU or another driver. `risky`: it can be
 * done, and `reasons` say what may go wrong. `in-use`: a guest runs with it. `never`: the host would not survive it.
 * `stays`: bridges and such, which nobody gives away.
 */
export const verdictLevelSchema = z.enum(['ready', 'step', 'risky', 'in-use', 'never', 'stays']);
export type VerdictLevel = z.infer<typeof verdictLevelSchema>;

export const deviceVerdictSchema = z.object({
  level: verdictLevelSchema,
  /** Two or three words for a pill: Ready, Goes with it, Shares a group, Never. */
  label: z.string(),
  /** In sentences, the weightiest first; for `ready` at most what is good to know. */
  reasons: z.array(z.object({ text: z.string(), remedy: z.string().optional() })),
});
export type DeviceVerdict = z.infer<typeof deviceVerdictSchema>;

export const pciDeviceSchema = z.object({
  address: pciAddressSchema,
  /** Vendor and product, short: `NVIDIA GeForce RTX 4070`. */
  name: z.string(),
  /** `GPU`, `network card`, `NVMe drive` … */
  what: z.string(),
  kind: z.enum(['display', 'audio', 'network', 'storage', 'usb', 'bridge', 'accelerator', 'other']),
  /** `10de:2786`. */
  ids: z.string(),
  subsystem: z.string().optional(),
  driver: z.string().optional(),
  modules: z.array(z.string()),
  group: z.number().int().optional(),
  node: z.number().int().optional(),
  parent: pciAddressSchema.optional(),
  physicalSlot: z.string().optional(),
  bootVga: z.boolean(),
  rom: z.boolean(),
  resetMethods: z.array(z.string()).optional(),
  powerState: z.string().optional(),
  /** `PCIe 4.0 ×16`, and what it could be where that is more. */
  link: z.string().optional(),
  linkAtMost: z.string().optional(),
  nets: z.array(z.string()),
  disks: z.array(z.string()),
  usedBy: z.array(deviceUseSchema),
  verdict: deviceVerdictSchema,
  /** All that is given away together with it: its slot and its group, itself included, bridges not. */
  together: z.array(pciAddressSchema),
  /** Others of its group that stay with the host because nothing of the host drives them, and bridges. */
  leftBehind: z.array(pciAddressSchema),
  functionOf: pciAddressSchema.optional(),
  functions: z
    .object({ now: z.number().int(), atMost: z.number().int(), addresses: z.array(pciAddressSchema) })
    .optional(),
  mediated: z.boolean(),
  /** The name of a mapping that means this device. */
  mapping: z.string().optional(),
});
export type PciDevice = z.infer<typeof pciDeviceSchema>;

export const usbDeviceSchema = z.object({
  port: z.string(),
  bus: z.number().int(),
  device: z.number().int(),
  ids: z.string(),
  name: z.string(),
  serial: z.string().optional(),
  what: z.string(),
  controller: pciAddressSchema.optional(),
  usedBy: z.array(deviceUseSchema),
  /** Others of the same make are plugged in: it has to be told apart by its port. */
  twins: z.number().int(),
});
export type UsbDevice = z.infer<typeof usbDeviceSchema>;

export const deviceMapSchema = z.object({
  /** `live`: by the host's own files. `libvirt`: all that its daemon tells of a host whose files cannot be read. */
  source: z.enum(['live', 'libvirt', 'tree']),
  readAt: instantSchema,
  iommu: z.object({ on: z.boolean(), groups: z.number().int(), units: z.array(z.string()) }),
  pci: z.array(pciDeviceSchema),
  usb: z.array(usbDeviceSchema),
  /** What could not be read, and why, in sentences. */
  missing: z.array(z.string()),
});
export type DeviceMap = z.infer<typeof deviceMapSchema>;

export const doctorCheckIdSchema = z.enum([
  'cpu-virtualization',
  'nested-paging',
  'iommu-firmware',
  'iommu-kernel',
  'interrupt-remapping',
  'vfio-modules',
  'lockdown',
  'groups',
  'another-display',
  'huge-pages',
  'boot-loader',
  'initramfs',
  'boot-room',
  'kvm-options',
  'memory-lock',
  'leftovers',
]);
export type DoctorCheckId = z.infer<typeof doctorCheckIdSchema>;

export const doctorCheckSchema = hostCheckSchema.extend({ id: doctorCheckIdSchema });
export type DoctorCheck = z.infer<typeof doctorCheckSchema>;

const on = z.object({ connection: connectionIdSchema });

export const devicesContract = {
  /** Fails with UNSUPPORTED where neither the host's files nor its node devices can be read. */
  map: procedure.input(on).output(deviceMapSchema),
  doctor: procedure.input(on).output(z.object({ checks: z.array(doctorCheckSchema) })),
  /**
   * Tells once it listens, and then when the map may have changed: devices came or went, a guest took or left one, a run
   * was applied.
   */
  watch: procedure.input(on).output(eventIterator(z.object({ changedAt: instantSchema }))),
  /** A copy of what the map and the doctor read, to send to others; holds no serial numbers or MAC addresses. */
  record: procedure.input(on).output(z.object({ name: z.string(), text: z.string() })),
};
