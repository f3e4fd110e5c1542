// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { actionPlanSchema } from './action-plan.ts';
import { guestRefSchema } from './guests.ts';
import { procedure } from './procedure.ts';
import { bytesSchema } from './values.ts';

const disk = z.string().min(1).max(64);
const path = z.string().min(1).max(4096);
const pool = z.string().min(1).max(200);

/** What can be done to one disk of a guest, named by its target. Sizes in bytes. */
export const diskActionSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('grow'), disk, size: bytesSchema }),
  /** An image by path or `catalogue:ID`, as in create requests. */
  z.object({ do: z.literal('insert'), disk, image: path, force: z.boolean().optional() }),
  z.object({ do: z.literal('eject'), disk, force: z.boolean().optional() }),
  z.object({
    do: z.literal('move'),
    disk,
    pool,
    format: z.enum(['qcow2', 'raw']).optional(),
    /** The copy holds everything; left out, it goes on standing on what the disk stands on, where it can. */
    flatten: z.boolean().optional(),
    /** The old file stays where it is. */
    keepOld: z.boolean(),
  }),
  z.object({
    do: z.literal('convert'),
    disk,
    format: z.enum(['qcow2', 'raw']),
    flatten: z.boolean().optional(),
    keepOld: z.boolean(),
  }),
  z.object({
    do: z.literal('change-bus'),
    disk,
    bus: z.string().max(20),
    /** Only adds a tiny disk on that bus, so that the guest takes its driver; it goes with the change itself. */
    prepare: z.boolean().optional(),
  }),
  /** To one file each below `folder`. `since`: only what changed since that checkpoint. */
  z.object({
    do: z.literal('backup'),
    disks: z.array(disk).min(1).max(200),
    folder: path,
    since: z.string().max(200).optional(),
    /** The name of the checkpoint that later backups can start from. */
    checkpoint: z.string().max(120).optional(),
    quiesce: z.boolean().optional(),
  }),
]);
export type DiskAction = z.infer<typeof diskActionSchema>;

export const guestDiskSchema = z.object({
  target: disk,
  device: z.string(),
  bus: z.string().optional(),
  source: z.string().optional(),
  format: z.string().optional(),
  pool: z.string().optional(),
  capacity: bytesSchema.optional(),
  allocation: bytesSchema.optional(),
  /** Free room where its file lies: what it can grow into. */
  roomLeft: bytesSchema.optional(),
  /** What can be done to it now, and why the rest cannot. */
  can: z.array(
    z.object({
      do: z.enum(['grow', 'insert', 'eject', 'move', 'convert', 'change-bus', 'backup']),
      possible: z.boolean(),
      why: z.string().optional(),
    }),
  ),
  /** Buses that this guest can have instead. */
  buses: z.array(z.string()),
  /** What it stands on, the nearest first. */
  standsOn: z.array(z.string()),
});
export type GuestDisk = z.infer<typeof guestDiskSchema>;

const one = z.object({ guest: guestRefSchema });

export const disksContract = {
  list: procedure.input(one).output(
    z.object({
      disks: z.array(guestDiskSchema),
      checkpoints: z.array(
        z.object({ name: z.string(), createdAt: z.number().int().optional(), disks: z.array(disk) }),
      ),
      /** Where a disk can go. */
      pools: z.array(
        z.object({
          name: z.string(),
          active: z.boolean(),
          free: bytesSchema,
          /** Its volumes are files, which have a format; others are devices. */
          files: z.boolean(),
        }),
      ),
    }),
  ),
  plan: procedure.input(one.extend({ action: diskActionSchema })).output(actionPlanSchema),
  run: procedure
    .input(one.extend({ action: diskActionSchema, stamp: z.string() }))
    .output(z.object({ job: z.string() })),
};
