// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { actionPlanSchema } from './action-plan.ts';
import { guestRefSchema } from './guests.ts';
import { procedure } from './procedure.ts';
import { templateNameSchema } from './templates.ts';
import { connectionIdSchema, guestNameSchema } from './values.ts';

const disk = z.string().min(1).max(64);
const path = z.string().min(1).max(4096);
const pool = z.string().min(1).max(200);

/** Making another of a guest, or taking it elsewhere. */
export const carryActionSchema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('clone'),
    name: guestNameSchema,
    /** `linked`: its disks are thin layers on the original's, which must not be written any more. */
    how: z.enum(['full', 'linked']),
    /** By target; left out: writable disks are copied, read-only media shared. */
    disks: z.record(disk, z.enum(['copy', 'share', 'leave-out'])).optional(),
    pool: pool.optional(),
    start: z.boolean(),
  }),
  /** The answers of the create wizard that make a guest like it, on an image of its disk. */
  z.object({
    do: z.literal('template'),
    name: templateNameSchema,
    description: z.string().max(2000).optional(),
    /** With a copy of its system disk that new guests stand on; else they bring a disk of their own. */
    withDisk: z.boolean(),
    pool: pool.optional(),
  }),
  /** `folder`: the disks as they are and the document; `ova`: one archive that other programs read too. */
  z.object({ do: z.literal('export'), as: z.enum(['ova', 'folder']), to: path, replace: z.boolean() }),
]);
export type CarryAction = z.infer<typeof carryActionSchema>;

/** A guest that was exported as a folder. */
export const importFolderSchema = z.object({
  connection: connectionIdSchema,
  folder: path,
  name: guestNameSchema.optional(),
  pool: pool.optional(),
  start: z.boolean(),
});
export type ImportFolder = z.infer<typeof importFolderSchema>;

const one = z.object({ guest: guestRefSchema });

export const carryContract = {
  plan: procedure.input(one.extend({ action: carryActionSchema })).output(actionPlanSchema),
  run: procedure
    .input(one.extend({ action: carryActionSchema, stamp: z.string() }))
    .output(z.object({ job: z.string() })),
  planImport: procedure.input(importFolderSchema).output(actionPlanSchema),
  runImport: procedure
    .input(importFolderSchema.extend({ stamp: z.string() }))
    .output(z.object({ job: z.string(), guest: guestRefSchema })),
};
