import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { actionPlanSchema } from './action-plan.ts';
import { containerIdSchema } from './container-row.ts';
import { engineListEvent } from './engine-list.ts';
import { engineIdSchema } from './engines.ts';
import { procedure } from './procedure.ts';
import { bytesSchema, instantSchema, labelsSchema } from './values.ts';

/** What Docker lets a volume be called (moby: daemon/names). */
export const engineVolumeNameSchema = z
  .string()
  .regex(
    /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/,
    'A name has two characters or more: letters, digits, “_”, “.” and “-”, a letter or a digit first.',
  )
  .max(255);

/** A container that has the volume mounted, or will at its start. */
export const volumeUserSchema = z.object({
  container: containerIdSchema,
  name: z.string(),
  running: z.boolean(),
  /** Where in the container. */
  at: z.string(),
  readOnly: z.boolean(),
});

export const engineVolumeSchema = z.object({
  name: z.string(),
  driver: z.string(),
  /** Of the engine's host; empty for drivers that say none. */
  mountpoint: z.string(),
  createdAt: instantSchema.optional(),
  labels: labelsSchema,
  options: labelsSchema,
  /** Docker named it: it came with a container, and nobody asked for it by name. */
  anonymous: z.boolean(),
  /** Of Compose, by the label it sets. */
  project: z.string().optional(),
  users: z.array(volumeUserSchema),
});
export type EngineVolume = z.infer<typeof engineVolumeSchema>;

/** What a new volume is made of. `plain` is a folder of the engine's own. */
export const volumeKindSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('plain') }),
  /** In memory: gone with its last container. `size` in bytes; missing: half of the host's memory. */
  z.object({ kind: z.literal('tmpfs'), size: bytesSchema.optional() }),
  z.object({
    kind: z.literal('nfs'),
    server: z.string(),
    /** The exported folder, from its root. */
    export: z.string(),
    version: z.enum(['3', '4']),
    readOnly: z.boolean(),
  }),
  /** A folder of the engine's host. */
  z.object({ kind: z.literal('bind'), folder: z.string() }),
  /** Of another driver, with its own options. */
  z.object({ kind: z.literal('driver'), driver: z.string(), options: labelsSchema }),
]);
export type VolumeKind = z.infer<typeof volumeKindSchema>;

export const engineVolumeActionSchema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('create'),
    name: z.string(),
    of: volumeKindSchema,
    labels: labelsSchema,
  }),
  z.object({ do: z.literal('remove'), names: z.array(z.string()).min(1) }),
  /** Everything nobody uses. `anonymous`: only what nobody named. */
  z.object({ do: z.literal('prune'), anonymous: z.boolean() }),
]);
export type EngineVolumeAction = z.infer<typeof engineVolumeActionSchema>;

/** What is in a folder of a volume. */
export const volumeEntrySchema = z.object({
  name: z.string(),
  kind: z.enum(['file', 'folder', 'link', 'other']),
  size: bytesSchema,
  modifiedAt: instantSchema,
  /** As `ls` has it, without the type: 0o755. */
  mode: z.number().int().nonnegative(),
  /** Where a link leads. */
  target: z.string().optional(),
});
export type VolumeEntry = z.infer<typeof volumeEntrySchema>;

const inEngine = z.object({ engine: engineIdSchema });
const one = inEngine.extend({ name: z.string() });

export const engineVolumesContract = {
  /** All of them, then what changes, while it is watched. Keys are names. */
  watch: procedure.input(inEngine).output(eventIterator(engineListEvent(engineVolumeSchema))),
  /** Bytes of each volume by name; the engine walks through all files for it, which can take minutes. */
  sizes: procedure.input(inEngine).output(z.object({ bytes: z.record(z.string(), bytesSchema) })),
  /** What the engine says of it, as JSON with line breaks. */
  inspect: procedure.input(one).output(z.object({ json: z.string() })),
  /**
   * What is in a folder of it (`/` is its root), by name. `more`: it holds more than is told. IMAGE_ABSENT where the
   * files are on another computer and the engine has no image to look with.
   */
  browse: procedure
    .input(one.extend({ path: z.string() }))
    .output(z.object({ entries: z.array(volumeEntrySchema), more: z.boolean() })),
  plan: procedure.input(inEngine.extend({ action: engineVolumeActionSchema })).output(actionPlanSchema),
  /** CONFLICT when it is no longer what the stamp was given for. */
  run: procedure
    .input(inEngine.extend({ action: engineVolumeActionSchema, stamp: z.string() }))
    .output(z.object({ job: z.string() })),
};
