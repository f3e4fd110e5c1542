import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { actionPlanSchema } from './action-plan.ts';
import { pciAddressSchema } from './create/host-device.ts';
import { hostPlanSchema } from './host-plan.ts';
import { procedure } from './procedure.ts';
import { connectionIdSchema, instantSchema, uuidSchema } from './values.ts';

const name = z.string().regex(/^[A-Za-z0-9_.:-]{1,64}$/, 'A device of /sys/class/mdev_bus.');
const type = z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/, 'A type of mediated devices.');

/** One of /sys/class/mdev_bus/PARENT/mdev_supported_types. */
export const mediatedTypeSchema = z.object({
  id: type,
  name: z.string(),
  description: z.string().optional(),
  /** vfio-pci, vfio-ccw, vfio-ap. */
  api: z.string(),
  /** How many more of it can be made now; making one of another type may change that. */
  left: z.number().int().nonnegative(),
});
export type MediatedType = z.infer<typeof mediatedTypeSchema>;

export const mediatedParentSchema = z.object({
  /** The kernel's: a PCI address, or the name of a device without one. */
  id: name,
  label: z.string(),
  address: pciAddressSchema.optional(),
  /** libvirt's name of it; missing: libvirt does not know it, so that devices are made by the root helper. */
  nodeDevice: z.string().optional(),
  types: z.array(mediatedTypeSchema),
});
export type MediatedParent = z.infer<typeof mediatedParentSchema>;

export const mediatedDeviceSchema = z.object({
  uuid: uuidSchema,
  parent: name,
  type,
  /** It exists now. */
  active: z.boolean(),
  /** Defined: it can be made again after the host was restarted. */
  lasting: z.boolean(),
  autostart: z.boolean(),
  /** libvirt's name of it; missing: only the kernel knows it. */
  nodeDevice: z.string().optional(),
  group: z.number().int().optional(),
  usedBy: z.array(z.object({ name: z.string(), uuid: uuidSchema, running: z.boolean() })),
});
export type MediatedDevice = z.infer<typeof mediatedDeviceSchema>;

/** A virtual function of a newer NVIDIA card: it is a vGPU once it has a type. */
export const vendorVgpuSchema = z.object({
  address: pciAddressSchema,
  card: pciAddressSchema,
  label: z.string(),
  /** 0: none. */
  type: z.number().int().nonnegative(),
  typeName: z.string().optional(),
  creatable: z.array(z.object({ id: z.number().int(), name: z.string() })),
  usedBy: z.array(z.object({ name: z.string(), uuid: uuidSchema, running: z.boolean() })),
});
export type VendorVgpu = z.infer<typeof vendorVgpuSchema>;

export const mediatedStateSchema = z.object({
  parents: z.array(mediatedParentSchema),
  devices: z.array(mediatedDeviceSchema),
  vendor: z.array(vendorVgpuSchema),
  /** libvirt 7.3 and newer, with mdevctl on the host. */
  canDefine: z.boolean(),
  missing: z.array(z.string()),
});
export type MediatedState = z.infer<typeof mediatedStateSchema>;

const uuid = uuidSchema;

export const mediatedActionSchema = z.discriminatedUnion('do', [
  /** `lasting`: defined first, so that it is there to be started after the host was; `autostart` by itself. */
  z.object({
    do: z.literal('create'),
    parent: name,
    type,
    uuid,
    lasting: z.boolean(),
    autostart: z.boolean(),
  }),
  z.object({ do: z.literal('start'), uuid }),
  z.object({ do: z.literal('stop'), uuid }),
  z.object({ do: z.literal('autostart'), uuid, on: z.boolean() }),
  /** A device that exists only until the host restarts is defined as it is. */
  z.object({ do: z.literal('keep'), uuid, autostart: z.boolean() }),
  z.object({ do: z.literal('remove'), uuid }),
]);
export type MediatedAction = z.infer<typeof mediatedActionSchema>;

/** What only root on the host can do. */
export const mediatedChangeSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('create'), parent: name, type, uuid }),
  z.object({ do: z.literal('remove'), uuid }),
  /** `type` 0 frees the function. `keep`: at every start of the host too. */
  z.object({
    do: z.literal('vendor'),
    function: pciAddressSchema,
    type: z.number().int().min(0),
    keep: z.boolean(),
  }),
]);
export type MediatedChange = z.infer<typeof mediatedChangeSchema>;

const on = z.object({ connection: connectionIdSchema });

export const mediatedContract = {
  list: procedure.input(on).output(mediatedStateSchema),
  watch: procedure.input(on).output(eventIterator(z.object({ changedAt: instantSchema }))),
  /** By libvirt. */
  plan: procedure.input(on.extend({ action: mediatedActionSchema })).output(actionPlanSchema),
  run: procedure
    .input(on.extend({ action: mediatedActionSchema, stamp: z.string() }))
    .output(z.object({ job: z.string() })),
  /** By the root helper: where libvirt does not know the parent, and types of newer NVIDIA cards. */
  planHost: procedure.input(on.extend({ change: mediatedChangeSchema })).output(hostPlanSchema),
};
