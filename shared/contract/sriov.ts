import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { actionPlanSchema } from './action-plan.ts';
import { pciAddressSchema } from './create/host-device.ts';
import { hostPlanSchema } from './host-plan.ts';
import { procedure } from './procedure.ts';
import { connectionIdSchema, guestNameSchema, instantSchema, uuidSchema } from './values.ts';

const vlanSchema = z.number().int().min(0).max(4094);
const rateSchema = z.number().int().min(0).max(400_000);

/**
 * What the physical function holds its virtual one to, as `ip link set PF vf N …` names it: ip-link(8). What is
 * missing is not known or the driver does not have it.
 */
export const functionSettingsSchema = z.object({
  mac: z
    .string()
    .transform(text => text.trim().toLowerCase())
    .pipe(z.string().regex(/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/, 'A MAC address looks like 52:54:00:12:34:56.'))
    .optional(),
  /** 0: none. */
  vlan: vlanSchema.optional(),
  /** 802.1p, of the VLAN. */
  priority: z.number().int().min(0).max(7).optional(),
  spoofCheck: z.boolean().optional(),
  trust: z.boolean().optional(),
  /** Mbit/s; 0: none. */
  minRate: rateSchema.optional(),
  maxRate: rateSchema.optional(),
  link: z.enum(['auto', 'up', 'down']).optional(),
});
export type FunctionSettings = z.infer<typeof functionSettingsSchema>;

/** Who has a function. A guest that is off has none now, and cannot start once it is gone. */
export const functionUserSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('guest'), name: z.string(), uuid: uuidSchema, running: z.boolean() }),
  /**
   * The host's own networking. `address`: it has that address. `member`: it is part of the bridge or bond `of`.
   * `below`: the interface `of` stands on it.
   */
  z.object({
    by: z.literal('host'),
    name: z.string(),
    how: z.enum(['address', 'member', 'below']),
    of: z.string(),
  }),
  /** A file system or swap area of the host is on it. */
  z.object({ by: z.literal('disk'), name: z.string(), target: z.string() }),
]);
export type FunctionUser = z.infer<typeof functionUserSchema>;

export const virtualFunctionSchema = z.object({
  /** As the physical function counts them. */
  index: z.number().int().nonnegative(),
  address: pciAddressSchema,
  driver: z.string().optional(),
  group: z.number().int().optional(),
  /** The host's interface that it is while a driver of the host has it. */
  net: z.string().optional(),
  settings: functionSettingsSchema,
  usedBy: z.array(functionUserSchema),
});
export type VirtualFunction = z.infer<typeof virtualFunctionSchema>;

/** Something other than us that makes functions when the host starts. */
export const otherKeeperSchema = z.object({
  by: z.enum([
    'udev',
    'systemd-link',
    'systemd',
    'networkmanager',
    'sysfsutils',
    'netplan',
    'ifupdown',
    'module',
  ]),
  file: z.string(),
  line: z.number().int().positive(),
  text: z.string(),
  count: z.number().int().optional(),
});
export type OtherKeeper = z.infer<typeof otherKeeperSchema>;

export const physicalFunctionSchema = z.object({
  address: pciAddressSchema,
  /** libvirt's name of it. */
  nodeDevice: z.string(),
  name: z.string(),
  what: z.string(),
  driver: z.string().optional(),
  group: z.number().int().optional(),
  node: z.number().int().optional(),
  /** Empty for other than network cards: their functions have no settings. Speed in Mbit/s. */
  nets: z.array(
    z.object({ name: z.string(), mac: z.string().optional(), up: z.boolean(), speed: z.number().optional() }),
  ),
  /** By the device; its driver may refuse as many. */
  atMost: z.number().int().nonnegative(),
  functions: z.array(virtualFunctionSchema),
  /** What innkeeper-host.service sets at every start of the host. */
  kept: z
    .object({
      count: z.number().int().optional(),
      functions: z.array(functionSettingsSchema.extend({ index: z.number().int() })),
    })
    .optional(),
  others: z.array(otherKeeperSchema),
});
export type PhysicalFunction = z.infer<typeof physicalFunctionSchema>;

/** A libvirt network that gives each guest a function of its own: `<forward mode='hostdev'>`. */
export const functionPoolSchema = z.object({
  name: z.string(),
  uuid: uuidSchema,
  active: z.boolean(),
  autostart: z.boolean(),
  /** Missing: its functions are listed one by one, or its device is gone. */
  device: pciAddressSchema.optional(),
  /** Cards of running guests that are in it now, by libvirt's count. */
  connected: z.number().int().nonnegative(),
  /** Guests with an interface in it. */
  usedBy: z.array(z.object({ name: z.string(), uuid: uuidSchema, running: z.boolean() })),
});
export type FunctionPool = z.infer<typeof functionPoolSchema>;

export const sriovStateSchema = z.object({
  physical: z.array(physicalFunctionSchema),
  pools: z.array(functionPoolSchema),
  iommu: z.boolean(),
  /** Networks that guests can be on beside a function: for teaming. */
  networks: z.array(z.string()),
  /** What could not be read, and why, in sentences. */
  missing: z.array(z.string()),
});
export type SriovState = z.infer<typeof sriovStateSchema>;

const device = pciAddressSchema;

/** `keep`: at every start of the host too, by innkeeper-host.service. */
export const sriovChangeSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('count'), device, count: z.number().int().min(0).max(65_535), keep: z.boolean() }),
  z.object({
    do: z.literal('settings'),
    device,
    index: z.number().int().min(0).max(255),
    settings: functionSettingsSchema,
    keep: z.boolean(),
  }),
  /** Everything as it is now, at every start. */
  z.object({ do: z.literal('keep'), device }),
  /** Nothing of it any more at the next start; what is there now stays. */
  z.object({ do: z.literal('forget'), device }),
]);
export type SriovChange = z.infer<typeof sriovChangeSchema>;

export const poolActionSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('define'), device, name: guestNameSchema, autostart: z.boolean() }),
  z.object({ do: z.literal('start'), name: guestNameSchema }),
  z.object({ do: z.literal('stop'), name: guestNameSchema }),
  z.object({ do: z.literal('autostart'), name: guestNameSchema, on: z.boolean() }),
  z.object({ do: z.literal('delete'), name: guestNameSchema }),
]);
export type PoolAction = z.infer<typeof poolActionSchema>;

const on = z.object({ connection: connectionIdSchema });

export const sriovContract = {
  list: procedure.input(on).output(sriovStateSchema),
  /** Tells once it listens, and then when devices, networks, or what guests have of them may have changed. */
  watch: procedure.input(on).output(eventIterator(z.object({ changedAt: instantSchema }))),
  /** The steps of the host for what is wanted; see hostChanges.dryRun for what they do to which file. */
  plan: procedure.input(on.extend({ change: sriovChangeSchema })).output(hostPlanSchema),
  planPool: procedure.input(on.extend({ action: poolActionSchema })).output(actionPlanSchema),
  runPool: procedure
    .input(on.extend({ action: poolActionSchema, stamp: z.string() }))
    .output(z.object({ job: z.string() })),
};
