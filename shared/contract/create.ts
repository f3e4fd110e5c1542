// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { failureSchema } from './failure.ts';
import { procedure } from './procedure.ts';
import { groupSchema, guestRefSchema } from './guests.ts';
import { bytesSchema, connectionIdSchema, documentTextSchema, guestNameSchema } from './values.ts';

export const guestSourceSchema = z.discriminatedUnion('kind', [
  /** A path on the connection's host, in a pool or picked there. */
  z.object({ kind: z.literal('iso'), path: documentTextSchema.min(1).max(4096) }),
  z.object({
    kind: z.literal('disk-image'),
    path: documentTextSchema.min(1).max(4096),
    /** `use` takes the file as it is; `copy` makes a volume of its own in the pool. */
    how: z.enum(['use', 'copy']),
  }),
  z.object({ kind: z.literal('network-boot') }),
  z.object({ kind: z.literal('none') }),
]);
export type GuestSource = z.infer<typeof guestSourceSchema>;

/** What a person decided; everything left out is filled in with a default that `plan` explains. */
export const createRequestSchema = z.object({
  connection: connectionIdSchema,
  name: guestNameSchema,
  source: guestSourceSchema,
  osId: documentTextSchema.max(300).optional(),
  vcpus: z.number().int().min(1).max(4096).optional(),
  memory: bytesSchema.optional(),
  /** Size of the new disk; 0 is no disk. */
  diskSize: bytesSchema.optional(),
  pool: documentTextSchema.max(300).optional(),
  /** A libvirt network; null is none. */
  network: documentTextSchema.max(300).nullable().optional(),
  firmware: z.enum(['bios', 'uefi']).optional(),
  acceleration: z.enum(['kvm', 'tcg']).optional(),
  group: groupSchema.optional(),
  start: z.boolean().optional(),
});
export type CreateRequest = z.infer<typeof createRequestSchema>;

export const summaryLineSchema = z.object({
  /** `system`, `cpu`, `memory`, `firmware`, `disk`, `network`, `display` … */
  topic: z.string(),
  label: z.string(),
  value: z.string(),
  why: z.string(),
});
export type SummaryLine = z.infer<typeof summaryLineSchema>;

export const createPlanSchema = z.object({
  summary: z.array(summaryLineSchema),
  steps: z.array(z.object({ title: z.string(), touches: z.string().optional(), undo: z.string() })),
  warnings: z.array(z.object({ text: z.string(), why: z.string() })),
  /** What makes it impossible, each with the field it belongs to. */
  problems: z.array(
    z.object({
      field: z.enum(['name', 'source', 'memory', 'vcpus', 'disk', 'pool', 'network', 'connection']),
      failure: failureSchema,
      /** A fix we can carry out: `create.fix` takes it as it stands. */
      fix: z
        .object({
          id: z.enum(['copy-into-pool', 'start-network', 'start-pool', 'create-pool']),
          label: z.string(),
        })
        .optional(),
    }),
  ),
  xml: z.string(),
  /** The request with every default written out. */
  resolved: createRequestSchema.required().omit({ osId: true, group: true }).extend({
    osId: z.string().optional(),
    group: z.string().optional(),
  }),
});
export type CreatePlan = z.infer<typeof createPlanSchema>;

/** What can be chosen on one connection. */
export const createOptionsSchema = z.object({
  suggestedName: z.string(),
  pools: z.array(
    z.object({ name: z.string(), active: z.boolean(), free: bytesSchema, path: z.string().optional() }),
  ),
  networks: z.array(z.object({ name: z.string(), active: z.boolean(), label: z.string() })),
  host: z.object({
    cpus: z.number().int(),
    memory: bytesSchema,
    freeMemory: bytesSchema.optional(),
    kvm: z.boolean(),
  }),
  /** Images found in the connection's pools. */
  images: z.array(
    z.object({ path: z.string(), name: z.string(), pool: z.string(), format: z.string(), size: bytesSchema }),
  ),
  /** Host paths can be browsed: the host is this computer. */
  browsable: z.boolean(),
});
export type CreateOptions = z.infer<typeof createOptionsSchema>;

export const fileEntrySchema = z.object({
  name: z.string(),
  path: z.string(),
  kind: z.enum(['folder', 'image']),
  size: bytesSchema.optional(),
});

export const createContract = {
  options: procedure.input(z.object({ connection: connectionIdSchema })).output(createOptionsSchema),
  /** Pure preview: nothing is changed. */
  plan: procedure.input(createRequestSchema).output(createPlanSchema),
  /** Runs the plan as a job; every step undoes itself when a later one fails or the job is cancelled. */
  run: procedure.input(createRequestSchema).output(z.object({ job: z.string(), guest: guestRefSchema })),
  fix: procedure
    .input(
      z.object({
        request: createRequestSchema,
        fix: z.enum(['copy-into-pool', 'start-network', 'start-pool', 'create-pool']),
      }),
    )
    .output(
      z.object({
        job: z.string(),
        /** The request as it should be from now on. */ request: createRequestSchema,
      }),
    ),
  /** Folders and disk images of a folder on this computer; other files are not shown. */
  browse: procedure
    .input(z.object({ connection: connectionIdSchema, folder: z.string().max(4096).optional() }))
    .output(
      z.object({ folder: z.string(), parent: z.string().optional(), entries: z.array(fileEntrySchema) }),
    ),
};
