// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { actionPlanSchema } from './action-plan.ts';
import { engineIdSchema } from './engines.ts';
import { guestRefSchema } from './guests.ts';
import { procedure } from './procedure.ts';
import { bytesSchema, connectionIdSchema, documentTextSchema, guestNameSchema } from './values.ts';

const path = documentTextSchema.max(4096).regex(/^\/[^\0]*$/, 'A path begins with a slash.');

/** The kernel that QEMU loads; an image has none. */
export const machineKernelSchema = z.discriminatedUnion('kind', [
  /** The newest of this computer, with its modules. */
  z.object({ kind: z.literal('host') }),
  /** Without an initramfs one is made, of the modules where a folder of them is given (/lib/modules/VERSION). */
  z.object({
    kind: z.literal('file'),
    kernel: path,
    initramfs: path.optional(),
    modules: path.optional(),
  }),
]);
export type MachineKernel = z.infer<typeof machineKernelSchema>;

export const imageMachineSchema = z.object({
  connection: connectionIdSchema,
  engine: engineIdSchema,
  image: z.string().min(1).max(500),
  name: guestNameSchema,
  pool: documentTextSchema.min(1).max(300),
  kernel: machineKernelSchema,
  /** `program`: what the image runs, by a script of ours. `image`: the init that is in it. */
  init: z.enum(['program', 'image']),
  /** Bytes of the disk; left out: some more than the image takes. */
  size: bytesSchema.optional(),
  memory: bytesSchema,
  vcpus: z.number().int().min(1).max(4096),
  network: documentTextSchema.min(1).max(300).nullable(),
  start: z.boolean(),
});
export type ImageMachine = z.infer<typeof imageMachineSchema>;

export const imageMachineOptionsSchema = z.object({
  /** Why none can be made here, in a sentence; missing where it can. */
  cannot: z.string().optional(),
  /** Version of this computer's own kernel, where it can be read with its modules. */
  hostKernel: z.string().optional(),
  pools: z.array(z.object({ name: z.string(), active: z.boolean() })),
  networks: z.array(z.object({ name: z.string(), active: z.boolean() })),
  name: z.string(),
});
export type ImageMachineOptions = z.infer<typeof imageMachineOptionsSchema>;

export const imageMachinesContract = {
  options: procedure
    .input(z.object({ connection: connectionIdSchema, image: z.string() }))
    .output(imageMachineOptionsSchema),
  plan: procedure.input(imageMachineSchema).output(actionPlanSchema),
  run: procedure
    .input(z.object({ request: imageMachineSchema, stamp: z.string() }))
    .output(z.object({ job: z.string(), guest: guestRefSchema })),
};
