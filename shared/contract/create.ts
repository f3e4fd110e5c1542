// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { passwordHashSchema } from './create/cloud-init.ts';
import { createOptionsSchema } from './create/options.ts';
import { createFixSchema, createPlanSchema } from './create/plan.ts';
import { createRequestSchema } from './create/request.ts';
import { guestSourceSchema } from './create/source.ts';
import { failureSchema } from './failure.ts';
import { guestRefSchema } from './guests.ts';
import { procedure } from './procedure.ts';
import { bytesSchema, connectionIdSchema } from './values.ts';

export const fileEntrySchema = z.object({
  name: z.string(),
  path: z.string(),
  /** `appliance`: OVA, OVF or VMX. */
  kind: z.enum(['folder', 'image', 'appliance', 'file']),
  size: bytesSchema.optional(),
});

/** What looking at a source gave. */
export const sourceLookSchema = z.object({
  /** iso, qcow2, raw, vmdk … */
  format: z.string().optional(),
  size: bytesSchema.optional(),
  /** What a guest sees of it. */
  virtualSize: bytesSchema.optional(),
  os: z.object({ id: z.string(), label: z.string() }).optional(),
  /** Systems for which this medium can install without being asked. */
  unattended: z.enum(['none', 'script', 'windows']),
  /** A name made from what is in it. */
  suggestedName: z.string().optional(),
  failure: failureSchema.optional(),
});
export type SourceLook = z.infer<typeof sourceLookSchema>;

export const createContract = {
  options: procedure
    .input(
      z.object({
        connection: connectionIdSchema,
        arch: z.string().max(20).optional(),
        machine: z.string().max(64).optional(),
        acceleration: z.enum(['kvm', 'tcg']).optional(),
      }),
    )
    .output(createOptionsSchema),
  /** Looks at a source; nothing is downloaded but the head of what is on the web. */
  look: procedure
    .input(z.object({ connection: connectionIdSchema, source: guestSourceSchema }))
    .output(sourceLookSchema),
  /** Pure preview: nothing is changed. */
  plan: procedure.input(createRequestSchema).output(createPlanSchema),
  /** Runs the plan as a job; every step undoes itself when a later one fails or the job is cancelled. */
  run: procedure.input(createRequestSchema).output(z.object({ job: z.string(), guest: guestRefSchema })),
  fix: procedure.input(z.object({ request: createRequestSchema, fix: createFixSchema })).output(
    z.object({
      job: z.string(),
      /** The request as it should be from now on. */
      request: createRequestSchema,
    }),
  ),
  /** Folders, disk images and appliances of a folder on this computer; other files only with `files`. */
  browse: procedure
    .input(
      z.object({
        /** Refused unless its host is this computer; left out where no host of libvirt is meant. */
        connection: connectionIdSchema.optional(),
        folder: z.string().max(4096).optional(),
        files: z.boolean().optional(),
      }),
    )
    .output(
      z.object({ folder: z.string(), parent: z.string().optional(), entries: z.array(fileEntrySchema) }),
    ),
  /** SHA-512 crypt with a fresh salt: the password itself is in no plan and no template. */
  hashPassword: procedure
    .input(z.object({ password: z.string().min(1).max(200) }))
    .output(z.object({ hash: passwordHashSchema })),
};
