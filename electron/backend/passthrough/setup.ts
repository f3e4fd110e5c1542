import { z } from 'zod';
import { pciAddressSchema } from '#shared/contract/create/host-device.ts';
import { hardwareEditSchema } from '#shared/contract/hardware.ts';
import { hostStepSchema } from '#shared/contract/host-step.ts';
import { passthroughPlanSchema } from '#shared/contract/passthrough.ts';
import { passthroughWaySchema } from '#shared/contract/passthrough-request.ts';
import { connectionIdSchema, instantSchema, uuidSchema } from '#shared/contract/values.ts';

/** What is kept of one set-up until a person forgets it: enough to take it back, whatever happened since. */
export const setupRecordSchema = z.object({
  id: uuidSchema,
  connection: connectionIdSchema,
  guest: z.object({ uuid: uuidSchema, name: z.string() }),
  title: z.string(),
  way: passthroughWaySchema,
  devices: z.array(
    z.object({ address: pciAddressSchema, ids: z.string(), name: z.string(), driver: z.string().optional() }),
  ),
  at: instantSchema,
  phase: z.enum(['applying', 'applied', 'undoing', 'undone']),
  steps: z.array(hostStepSchema),
  /** What the helper calls what it did of them. */
  run: z.string().optional(),
  edits: z.array(hardwareEditSchema),
  /** The guest's lasting document before, and as libvirt gave it after; without secrets. */
  before: z.string(),
  after: z.string().optional(),
  expected: passthroughPlanSchema.shape.verify,
});
export type SetupRecord = z.infer<typeof setupRecordSchema>;
