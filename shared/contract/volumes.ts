// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { actionPlanSchema } from './action-plan.ts';
import { failureSchema } from './failure.ts';
import { guestRefSchema } from './guests.ts';
import { procedure } from './procedure.ts';
import { bytesSchema, connectionIdSchema, documentTextSchema, uuidSchema } from './values.ts';

const poolName = z.string().min(1).max(200);
const path = z.string().min(1).max(4096);
/** As libvirt has it; what a new one may be called, the kind of its pool decides. */
const volumeName = documentTextSchema.min(1).max(255);

export const volumeUserSchema = guestRefSchema.extend({
  name: z.string(),
  /** It runs, is paused or is being saved: QEMU has the volume open. */
  active: z.boolean(),
});
export type VolumeUser = z.infer<typeof volumeUserSchema>;

/** What only reading a volume tells. Sizes in bytes. */
const factsSchema = z.object({
  /** `file`, `block`, `dir`, `network`, `netdir` or `ploop`, as libvirt says. */
  type: z.string(),
  format: z.string(),
  /** What a guest sees. */
  capacity: bytesSchema,
  /** What it takes of its pool. */
  allocation: bytesSchema,
  /** The image that it stands on. */
  backing: z.object({ path: z.string(), format: z.string().optional() }).optional(),
  encrypted: z.boolean(),
});

export const volumeSchema = z.object({
  name: z.string(),
  path: z.string(),
  /** Missing until it was read, and of what cannot be read. */
  facts: factsSchema.optional(),
  usedBy: z.array(volumeUserSchema),
});
export type Volume = z.infer<typeof volumeSchema>;
export type VolumeFacts = z.infer<typeof factsSchema>;

/** Bytes, as libvirt counts them; a pool without an end, such as one of the network, has zeros. */
export const poolSpaceSchema = z.object({
  capacity: bytesSchema,
  allocation: bytesSchema,
  available: bytesSchema,
});
export type PoolSpace = z.infer<typeof poolSpaceSchema>;

/**
 * `snapshot` begins anew; names follow in slices, then what is read of each, and `settled` once all of it was.
 * `unavailable`: the pool is stopped, or gone; the stream goes on, with a snapshot once it is there again.
 */
export const volumesEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('snapshot'), volumes: z.array(volumeSchema) }),
  z.object({ kind: z.literal('upsert'), volumes: z.array(volumeSchema) }),
  z.object({ kind: z.literal('remove'), names: z.array(z.string()) }),
  z.object({ kind: z.literal('space'), space: poolSpaceSchema }),
  z.object({ kind: z.literal('settled') }),
  z.object({ kind: z.literal('unavailable'), failure: failureSchema }),
]);
export type VolumesEvent = z.infer<typeof volumesEventSchema>;

export const volumeFormats = ['qcow2', 'raw', 'qcow', 'qed', 'vmdk', 'vdi', 'vpc'] as const;
const formatSchema = z.enum(volumeFormats);
export type VolumeFormat = z.infer<typeof formatSchema>;

/** libvirt's names of them; all but `zero` and `trim` take `scrub` on the host. */
export const wipeAlgorithms = [
  'zero',
  'nnsa',
  'dod',
  'bsi',
  'gutmann',
  'schneier',
  'pfitzner7',
  'pfitzner33',
  'random',
  'trim',
] as const;
const wipeSchema = z.enum(wipeAlgorithms);
export type WipeAlgorithm = z.infer<typeof wipeSchema>;

export const volumeActionSchema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('create'),
    name: volumeName,
    capacity: bytesSchema,
    format: formatSchema,
    /** How much of its room is set aside at once; `metadata`: only qcow2's own tables. */
    room: z.enum(['sparse', 'metadata', 'full']),
    /** It holds only what differs from this image. */
    backing: z.object({ path, format: formatSchema }).optional(),
    /** LUKS, opened by this secret of libvirt; null: by one that is made of the passphrase given to `run`. */
    encryption: z.object({ secret: uuidSchema.nullable() }).optional(),
  }),
  z.object({
    do: z.literal('resize'),
    volume: volumeName,
    size: bytesSchema,
    /** Sets the new part aside at once. */
    allocate: z.boolean().optional(),
    /** Said once more by whoever makes it smaller: what lies behind the new end is gone. */
    shrink: z.boolean().optional(),
  }),
  z.object({
    do: z.literal('clone'),
    volume: volumeName,
    pool: poolName,
    name: volumeName,
    /** Left out: as it is. */
    format: z.enum(['qcow2', 'raw']).optional(),
    /** The copy holds everything; left out, it stands on what the volume stands on, where it can. */
    flatten: z.boolean().optional(),
  }),
  /** Of a volume that a guest has, the guest has the new one afterwards. */
  z.object({
    do: z.literal('convert'),
    volume: volumeName,
    format: z.enum(['qcow2', 'raw']),
    flatten: z.boolean().optional(),
    keepOld: z.boolean(),
  }),
  z.object({ do: z.literal('wipe'), volume: volumeName, algorithm: wipeSchema }),
  z.object({
    do: z.literal('delete'),
    volumes: z.array(volumeName).min(1).max(1000),
    /** Also those that guests which are off start from. */
    evenUsed: z.boolean().optional(),
  }),
]);
export type VolumeAction = z.infer<typeof volumeActionSchema>;
export type VolumeActionKind = VolumeAction['do'];

/** One image of a chain. */
export const volumeLayerSchema = z.object({
  path: z.string(),
  /** Where it is a volume of an active pool. */
  at: z.object({ pool: poolName, volume: z.string() }).optional(),
  format: z.string().optional(),
  capacity: bytesSchema.optional(),
  allocation: bytesSchema.optional(),
  /** Nothing is there: what stands on it cannot be read. */
  missing: z.boolean(),
  usedBy: z.array(volumeUserSchema),
});
export type VolumeLayer = z.infer<typeof volumeLayerSchema>;

export const volumeDetailsSchema = z.object({
  volume: volumeSchema,
  /** What it stands on, the nearest first; itself left out. */
  below: z.array(volumeLayerSchema),
  /** What stands on it: each with the path of what it stands on itself, the nearest first. */
  above: z.array(volumeLayerSchema.extend({ on: z.string() })),
  /** Octal, such as `0600`, and whose it is; missing where there is no file. */
  permissions: z
    .object({
      mode: z.string().optional(),
      owner: z.number().int().optional(),
      group: z.number().int().optional(),
      label: z.string().optional(),
    })
    .optional(),
  /** qcow2: what reads it at least, bytes of a cluster, and features by libvirt's names. */
  image: z
    .object({
      compat: z.string().optional(),
      clusterSize: bytesSchema.optional(),
      features: z.array(z.string()),
    })
    .optional(),
  secret: uuidSchema.optional(),
  xml: z.string(),
  can: z.array(
    z.object({
      do: z.enum(['resize', 'clone', 'convert', 'wipe', 'delete']),
      possible: z.boolean(),
      why: z.string().optional(),
    }),
  ),
});
export type VolumeDetails = z.infer<typeof volumeDetailsSchema>;

/** What a pool can make, and with what. */
export const volumeOfferSchema = z.object({
  /** Why libvirt makes no volumes in it; missing: it does. */
  refusal: z.string().optional(),
  /** Its volumes are files; others are devices, which are raw and have all of their room. */
  files: z.boolean(),
  /** The usual first. */
  formats: z.array(formatSchema),
  free: bytesSchema,
  /** A name that is not taken yet. */
  name: z.string(),
  encryption: z.object({ possible: z.boolean(), why: z.string().optional() }),
  /** libvirt's secrets that a volume can be opened by. */
  secrets: z.array(z.object({ uuid: uuidSchema, label: z.string() })),
  algorithms: z.array(wipeSchema),
  /** Where a copy can go. */
  pools: z.array(z.object({ name: poolName, active: z.boolean(), free: bytesSchema, files: z.boolean() })),
});
export type VolumeOffer = z.infer<typeof volumeOfferSchema>;

const inPool = z.object({ connection: connectionIdSchema, pool: poolName });

export const volumesContract = {
  /** All at once, each of them read. POOL_ABSENT, POOL_INACTIVE. */
  list: procedure.input(inPool).output(z.object({ volumes: z.array(volumeSchema), space: poolSpaceSchema })),
  watch: procedure.input(inPool).output(eventIterator(volumesEventSchema)),
  /** NOT_FOUND. */
  details: procedure.input(inPool.extend({ volume: volumeName })).output(volumeDetailsSchema),
  offer: procedure.input(inPool).output(volumeOfferSchema),
  plan: procedure.input(inPool.extend({ action: volumeActionSchema })).output(actionPlanSchema),
  run: procedure
    .input(
      inPool.extend({
        action: volumeActionSchema,
        stamp: z.string(),
        /** Of a new encrypted volume whose secret is made with it; kept by libvirt alone. */
        passphrase: z.string().min(1).max(512).optional(),
      }),
    )
    .output(z.object({ job: z.string() })),
};
