// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { actionPlanSchema } from './action-plan.ts';
import { failureSchema } from './failure.ts';
import { guestRefSchema, guestStateSchema } from './guests.ts';
import { procedure } from './procedure.ts';
import { bytesSchema, documentTextSchema, guestNameSchema, instantSchema } from './values.ts';

/** libvirt names them in calls and files; a slash would leave their folder. */
export const snapshotNameSchema = guestNameSchema.max(120);

/** `internal`: inside the qcow2 file; `external`: the disk goes on in a new file; `none`: not part of it. */
const kindSchema = z.enum(['internal', 'external']);
export type SnapshotKind = z.infer<typeof kindSchema>;

export const snapshotSchema = z.object({
  name: z.string(),
  description: z.string().optional(),
  createdAt: instantSchema.optional(),
  parent: z.string().optional(),
  /** What the guest goes on from. */
  current: z.boolean(),
  /** What the guest was doing; `disks-only` was taken of a running guest without its memory. */
  state: z.union([guestStateSchema, z.literal('disks-only')]),
  kind: z.enum(['internal', 'external', 'mixed', 'none']),
  memory: z.enum(['none', 'internal', 'external']),
  disks: z.array(
    z.object({
      target: z.string(),
      kind: z.enum(['internal', 'external', 'none']),
      /** Where the state is kept: the file itself, or for an external one the file that was frozen by it. */
      path: z.string().optional(),
      size: bytesSchema.optional(),
      /** An external one's file that the guest went on in, which the frozen one lies under. */
      overlay: z.string().optional(),
    }),
  ),
  memoryFile: z.object({ path: z.string(), size: bytesSchema.optional() }).optional(),
  /** Bytes of its own, where that can be told. */
  size: bytesSchema.optional(),
  pictured: z.boolean(),
  /** What stops it from being returned to: its file is gone, a disk was added since … */
  problems: z.array(failureSchema),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

/** One file of a disk and what it stands on: the guest writes the first. */
export const diskChainSchema = z.object({
  target: z.string(),
  layers: z.array(
    z.object({
      path: z.string(),
      format: z.string().optional(),
      /** Bytes: what the guest sees, and what is taken. */
      capacity: bytesSchema.optional(),
      allocation: bytesSchema.optional(),
      missing: z.boolean(),
      /** Snapshots that this file is the state of. */
      snapshots: z.array(z.string()),
      /** Other guests that stand on it. */
      usedBy: z.array(z.string()),
    }),
  ),
  /** A block job that runs on it now. */
  job: z.object({ kind: z.string(), progress: z.number().min(0).max(1).optional() }).optional(),
});
export type DiskChain = z.infer<typeof diskChainSchema>;

/** What this libvirt can do to this guest, and why not. */
const abilitySchema = z.object({ possible: z.boolean(), why: z.string().optional() });
export const snapshotSupportSchema = z.object({
  internal: abilitySchema,
  external: abilitySchema,
  /** With the memory of a running guest. */
  memory: abilitySchema,
  /** Its file systems can be brought to rest first, by its agent. */
  quiesce: abilitySchema,
  revertExternal: abilitySchema,
  deleteExternal: abilitySchema,
  /** UEFI variables are part of it. */
  nvram: abilitySchema,
  /** What is taken when nobody chooses, and why. */
  suggested: kindSchema.optional(),
  suggestedWhy: z.string().optional(),
});
export type SnapshotSupport = z.infer<typeof snapshotSupportSchema>;

const name = snapshotNameSchema;
const snapshot = z.string().max(500);
const path = z.string().max(4096);
export const snapshotActionSchema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('create'),
    name: name.optional(),
    description: documentTextSchema.max(2000).optional(),
    kind: kindSchema.optional(),
    memory: z.boolean().optional(),
    quiesce: z.boolean().optional(),
  }),
  /** `keepNow`: what the guest is now is kept as a snapshot of this name first; null throws it away. */
  z.object({
    do: z.literal('revert'),
    snapshot,
    keepNow: name.nullable(),
    /** After it; left out: as the guest was when it was taken. */
    // oxlint-disable-next-line unicorn/no-thenable -- a word of the contract; nothing awaits it
    then: z.enum(['run', 'pause', 'off']).optional(),
  }),
  z.object({ do: z.literal('delete'), snapshot, children: z.boolean() }),
  z.object({
    do: z.literal('edit'),
    snapshot,
    name: name.optional(),
    description: documentTextSchema.max(2000).optional(),
  }),
  /** A guest of its own, as it was then: full copies of its disks. */
  z.object({
    do: z.literal('export'),
    snapshot,
    name: guestNameSchema,
    pool: z.string().max(200).optional(),
  }),
  /** Writes layers down into the one below: `top` (left out: the active one) down to `base`. */
  z.object({ do: z.literal('commit'), disk: z.string().max(64), top: path.optional(), base: path }),
  /** Copies layers up into the active one, until it stands on `base` (left out: on nothing). */
  z.object({ do: z.literal('pull'), disk: z.string().max(64), base: path.optional() }),
  /** Stands a disk on another file of the same content, such as one that was moved. */
  z.object({ do: z.literal('rebase'), disk: z.string().max(64), layer: path, onto: path }),
]);
export type SnapshotAction = z.infer<typeof snapshotActionSchema>;

const one = z.object({ guest: guestRefSchema });

export const snapshotsContract = {
  list: procedure.input(one).output(
    z.object({
      snapshots: z.array(snapshotSchema),
      chains: z.array(diskChainSchema),
      support: snapshotSupportSchema,
    }),
  ),
  /** The guest's screen when it was taken; NOT_FOUND without one. */
  thumbnail: procedure.input(one.extend({ snapshot })).output(z.instanceof(Blob)),
  plan: procedure.input(one.extend({ action: snapshotActionSchema })).output(actionPlanSchema),
  run: procedure
    .input(one.extend({ action: snapshotActionSchema, stamp: z.string() }))
    .output(z.object({ job: z.string() })),
};
