// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { actionPlanSchema } from './action-plan.ts';
import { failureSchema } from './failure.ts';
import { itemValuesSchema } from './hardware.ts';
import { procedure } from './procedure.ts';
import { bytesSchema, connectionIdSchema, guestNameSchema, instantSchema, uuidSchema } from './values.ts';

/** Every type that libvirt 9 knows and still has: https://libvirt.org/storage.html */
export const poolTypes = [
  'dir',
  'fs',
  'netfs',
  'logical',
  'disk',
  'iscsi',
  'iscsi-direct',
  'scsi',
  'mpath',
  'rbd',
  'gluster',
  'zfs',
  'vstorage',
] as const;
export const poolTypeSchema = z.enum(poolTypes);
export type PoolType = z.infer<typeof poolTypeSchema>;

/** As libvirt has it: an existing pool may have been named by somebody else's rules. */
const existingName = z.string().min(1).max(200);

export const poolStateSchema = z.enum(['stopped', 'building', 'running', 'degraded', 'inaccessible']);
export type PoolState = z.infer<typeof poolStateSchema>;

export const poolSchema = z.object({
  name: z.string(),
  uuid: uuidSchema,
  /** A word of `poolTypes`, or one of a newer libvirt. */
  type: z.string(),
  state: poolStateSchema,
  autostart: z.boolean(),
  /** False: it is forgotten as soon as it is stopped. */
  lasting: z.boolean(),
  /** Where its volumes are found on the host. */
  path: z.string().optional(),
  /** What it is made of, in one line: `nas:/export/images`, `/dev/sdb`. */
  source: z.string().optional(),
  /** Missing while it is stopped; zeros of a pool without an end, such as one of iSCSI. */
  space: z.object({ capacity: bytesSchema, allocation: bytesSchema, available: bytesSchema }).optional(),
  /** Missing while it is stopped. */
  volumes: z.number().int().nonnegative().optional(),
  /** libvirt has not answered about it since; all else is the last that was known. */
  silentSince: instantSchema.optional(),
});
export type Pool = z.infer<typeof poolSchema>;

/**
 * `failure`, of a snapshot too: why nothing newer can be had, such as a driver that waits for a server. `trouble` without
 * one: it is over.
 */
export const poolsEventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('snapshot'),
    pools: z.array(poolSchema),
    failure: failureSchema.optional(),
  }),
  z.object({ kind: z.literal('upsert'), pool: poolSchema }),
  z.object({ kind: z.literal('remove'), name: z.string() }),
  z.object({ kind: z.literal('trouble'), failure: failureSchema.optional() }),
]);
export type PoolsEvent = z.infer<typeof poolsEventSchema>;

/** What this libvirt can make: virsh pool-capabilities. */
export const poolChoicesSchema = z.object({
  types: z.array(
    z.object({
      type: poolTypeSchema,
      supported: z.boolean(),
      sourceFormats: z.array(z.string()),
      defaultSourceFormat: z.string().optional(),
    }),
  ),
  /** Secrets for logging in, by what they are for. */
  secrets: z.array(z.object({ uuid: uuidSchema, usageType: z.string(), usage: z.string() })),
  /** SCSI hosts and those that can have virtual ports. */
  adapters: z.array(z.object({ name: z.string(), fibre: z.boolean() })),
  /** Names that are taken. */
  names: z.array(z.string()),
});
export type PoolChoices = z.infer<typeof poolChoicesSchema>;

/** Something that could become a pool: what its form says then. */
export const poolSourceSchema = z.object({
  label: z.string(),
  detail: z.string().optional(),
  /** Why it had better be left alone, in a sentence. */
  warning: z.string().optional(),
  values: itemValuesSchema,
  /** The pool that has it already. */
  pool: z.string().optional(),
});
export type PoolSource = z.infer<typeof poolSourceSchema>;

/** Properties of the pool document as shared/libvirt-xml/documents/pool.ts names them: `source.dir`, `path`. */
const values = itemValuesSchema;

/**
 * What is made first of what the pool stands on. `make`: what is missing, and never over something that is there.
 * `overwrite`: whatever is there.
 */
const buildSchema = z.enum(['no', 'make', 'overwrite']);
export type PoolBuild = z.infer<typeof buildSchema>;

export const poolActionSchema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('create'),
    type: poolTypeSchema,
    name: guestNameSchema,
    values,
    build: buildSchema,
    start: z.boolean(),
    autostart: z.boolean(),
  }),
  /** `seen`: the values that were shown; when they are no longer so, it is a CONFLICT. */
  z.object({ do: z.literal('edit'), pool: existingName, values, seen: values }),
  z.object({ do: z.literal('start'), pool: existingName, build: buildSchema }),
  z.object({ do: z.literal('stop'), pool: existingName }),
  z.object({ do: z.literal('autostart'), pool: existingName, on: z.boolean() }),
  z.object({ do: z.literal('refresh'), pool: existingName }),
  z.object({ do: z.literal('build'), pool: existingName, overwrite: z.boolean() }),
  /** `contents`: every volume, and then what the pool itself was made of, where that can be taken apart. */
  z.object({ do: z.literal('delete'), pool: existingName, contents: z.boolean() }),
]);
export type PoolAction = z.infer<typeof poolActionSchema>;

/** What the details of one pool show beside its line in the list. */
export const poolDetailsSchema = z.object({
  /** The lasting document, and the one it runs by where that is another. */
  xml: z.string(),
  runningXml: z.string().optional(),
  /** By property of the pool document, for its form. */
  values,
});
export type PoolDetails = z.infer<typeof poolDetailsSchema>;

const on = z.object({ connection: connectionIdSchema });

export const poolsContract = {
  /** Fails with UNSUPPORTED where the driver has no storage. */
  watch: procedure.input(on).output(eventIterator(poolsEventSchema)),
  choices: procedure.input(on).output(poolChoicesSchema),
  details: procedure.input(on.extend({ pool: existingName })).output(poolDetailsSchema),
  /** What is there to make a pool of; `values` say where to look, such as the server. Fails with TIMEOUT. */
  discover: procedure
    .input(on.extend({ type: poolTypeSchema, values }))
    .output(z.object({ sources: z.array(poolSourceSchema) })),
  /** The document that a form makes, for those who want to see it. */
  document: procedure
    .input(on.extend({ type: poolTypeSchema, name: z.string().max(200), values }))
    .output(z.object({ xml: z.string() })),
  plan: procedure.input(on.extend({ action: poolActionSchema })).output(actionPlanSchema),
  run: procedure
    .input(on.extend({ action: poolActionSchema, stamp: z.string() }))
    .output(z.object({ job: z.string() })),
};
