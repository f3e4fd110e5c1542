// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { failureSchema } from './failure.ts';
import { procedure } from './procedure.ts';
import { bytesSchema, connectionIdSchema, instantSchema } from './values.ts';
import { volumeUserSchema } from './volumes.ts';

const poolName = z.string().min(1).max(200);

/** `medium`: an ISO, which guests only read. `disk`: an image that a guest has or could have as its disk. */
export const libraryKindSchema = z.enum(['medium', 'disk', 'other']);
export type LibraryKind = z.infer<typeof libraryKindSchema>;

/** Something that guests can start from or have as a disk. Sizes in bytes. */
export const libraryItemSchema = z.object({
  /** `pool/POOL/VOLUME` or `cache/ID`; the same for as long as it is there. */
  id: z.string(),
  at: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('pool'), pool: poolName, volume: z.string() }),
    /** A download of this computer's, whole; guests get a copy of it in a pool. `image`: as create requests name it. */
    z.object({ kind: z.literal('cache'), file: z.string(), image: z.string() }),
  ]),
  name: z.string(),
  /** On the host, or of the cache on this computer. */
  path: z.string(),
  kind: libraryKindSchema,
  /** iso, qcow2, raw …; missing until it was read. */
  format: z.string().optional(),
  /** What it takes. */
  size: bytesSchema.optional(),
  /** What a guest sees of it. */
  capacity: bytesSchema.optional(),
  /** `name`: only its file is named like one that the catalogue has; what is in it was not looked at. */
  os: z
    .object({
      id: z.string(),
      label: z.string(),
      family: z.string().optional(),
      arch: z.string().optional(),
      by: z.enum(['content', 'name']),
    })
    .optional(),
  /** Of an ISO, as it was written into it. */
  label: z.string().optional(),
  usedBy: z.array(volumeUserSchema),
  changedAt: instantSchema.optional(),
  /** It was looked at, as far as that goes; until then `os` may still come. */
  looked: z.boolean(),
  /** Why it could not be looked at. */
  failure: failureSchema.optional(),
});
export type LibraryItem = z.infer<typeof libraryItemSchema>;

/** Where images are, and can be brought to. */
export const libraryPoolSchema = z.object({
  name: poolName,
  active: z.boolean(),
  /** libvirt's name of its type, such as `dir`. */
  type: z.string(),
  path: z.string().optional(),
  /** Bytes. */
  capacity: bytesSchema,
  free: bytesSchema,
  /** Its volumes are files. */
  files: z.boolean(),
  /** Why its volumes are not listed, though it is active. */
  failure: failureSchema.optional(),
});
export type LibraryPool = z.infer<typeof libraryPoolSchema>;

/** `snapshot` begins anew with all names; what is read comes after it, and `settled` once all of it was. */
export const libraryEventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('snapshot'),
    items: z.array(libraryItemSchema),
    pools: z.array(libraryPoolSchema),
  }),
  z.object({ kind: z.literal('upsert'), items: z.array(libraryItemSchema) }),
  z.object({ kind: z.literal('settled') }),
]);
export type LibraryEvent = z.infer<typeof libraryEventSchema>;

const on = z.object({ connection: connectionIdSchema });

export const libraryContract = {
  /** All of it, each looked at. */
  list: procedure
    .input(on)
    .output(z.object({ items: z.array(libraryItemSchema), pools: z.array(libraryPoolSchema) })),
  watch: procedure.input(on).output(eventIterator(libraryEventSchema)),
  /** Has libvirt look at the folders of its pools again; who watches is told. Pools that cannot be are named. */
  refresh: procedure
    .input(on)
    .output(z.object({ failed: z.array(z.object({ pool: poolName, failure: failureSchema })) })),
};
