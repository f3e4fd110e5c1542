// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { LINUX_CAPABILITIES } from '../libvirt-xml/domain/features.ts';
import { actionPlanSchema } from './action-plan.ts';
import { engineIdSchema } from './engines.ts';
import { guestRefSchema } from './guests.ts';
import { procedure } from './procedure.ts';
import { bytesSchema, connectionIdSchema, documentTextSchema, guestNameSchema } from './values.ts';

const absolutePath = documentTextSchema.max(4096).regex(/^\/[^\0]*$/, 'A path begins with a slash.');

/** A whole number between two others, refused in words that are shown beside its field. */
const wholeNumber = (least: number, most: number) => {
  const error = `A whole number from ${least.toLocaleString('en')} to ${most.toLocaleString('en')}.`;
  return z.number({ error }).int({ error }).min(least, { error }).max(most, { error });
};

/** What becomes the container's root folder. All but a folder used as it is are unpacked into one of ours. */
export const lxcRootSchema = z.discriminatedUnion('kind', [
  /** `use`: as it is, where it is. `copy`: leaves it alone. */
  z.object({ kind: z.literal('folder'), path: absolutePath, how: z.enum(['use', 'copy']) }),
  z.object({ kind: z.literal('tarball'), path: absolutePath }),
  z.object({
    kind: z.literal('image'),
    engine: engineIdSchema,
    image: z.string().min(1, 'Choose an image, or write its name.').max(500),
  }),
  z.object({
    kind: z.literal('distribution'),
    tool: z.enum(['mmdebstrap', 'debootstrap']),
    suite: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,40}$/, 'A suite is a word such as bookworm.'),
    /** Left out: the tool's own. */
    mirror: z
      .string()
      .max(500)
      .regex(
        /^(https?|file):\/\/\S+$/,
        'A mirror is an address that begins with http://, https:// or file://.',
      )
      .optional(),
    packages: z
      .array(z.string().regex(/^[a-z0-9][a-z0-9.+-]{1,80}$/, 'A package is a word such as openssh-server.'))
      .max(500),
  }),
]);
export type LxcRoot = z.infer<typeof lxcRootSchema>;

/** A number, or a name that the container's own passwd has. */
const account = z
  .string()
  .regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,31}$/, 'A user is a name or a number.')
  .optional();

export const lxcRunsSchema = z.discriminatedUnion('kind', [
  /** A whole system, which starts its own services. */
  z.object({ kind: z.literal('system'), init: absolutePath }),
  z.object({
    kind: z.literal('program'),
    path: absolutePath,
    args: z.array(documentTextSchema.max(4096)).max(200),
    env: z
      .array(
        z.object({
          name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'A variable is a word without spaces.'),
          value: documentTextSchema.max(32_768),
        }),
      )
      .max(500),
    user: account,
    group: account,
    folder: absolutePath.optional(),
  }),
]);
export type LxcRuns = z.infer<typeof lxcRunsSchema>;

export const lxcFolderSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('bind'),
    source: absolutePath,
    target: absolutePath,
    readOnly: z.boolean(),
  }),
  /** In memory, empty at each start. */
  z.object({ kind: z.literal('ram'), size: bytesSchema, target: absolutePath }),
]);
export type LxcFolder = z.infer<typeof lxcFolderSchema>;

export const lxcRequestSchema = z.object({
  connection: connectionIdSchema,
  name: guestNameSchema,
  root: lxcRootSchema,
  /** The folder that root folders of ours are made in; left out: the usual one. */
  parent: absolutePath.optional(),
  runs: lxcRunsSchema,
  /** Bytes. */
  memory: bytesSchema,
  vcpus: wholeNumber(1, 4096),
  /** Weight among the others when the processor is short; 1024 is the usual one. */
  cpuShares: wholeNumber(2, 262_144).optional(),
  /** Who its root is on the host: the first of 65,536 numbers. `null`: root itself. */
  firstId: wholeNumber(1, 4_000_000_000).nullable(),
  network: z.discriminatedUnion('to', [
    z.object({ to: z.literal('network'), network: documentTextSchema.min(1).max(300) }),
    z.object({
      to: z.literal('bridge'),
      bridge: z.string().regex(/^[^\s/]{1,15}$/, 'The name of a bridge: 15 letters at most, without spaces.'),
    }),
    z.object({ to: z.literal('none') }),
  ]),
  folders: z.array(lxcFolderSchema).max(64),
  capabilities: z.object({
    policy: z.enum(['default', 'allow', 'deny']),
    keep: z.array(z.enum(LINUX_CAPABILITIES)).max(64),
    drop: z.array(z.enum(LINUX_CAPABILITIES)).max(64),
  }),
  autostart: z.boolean(),
  start: z.boolean(),
});
export type LxcRequest = z.infer<typeof lxcRequestSchema>;

export const lxcPlanSchema = actionPlanSchema.extend({
  /** The document as libvirt is to define it. */
  xml: z.string(),
});
export type LxcPlan = z.infer<typeof lxcPlanSchema>;

export const lxcOptionsSchema = z.object({
  /** On this computer: its folders are ours. */
  local: z.boolean(),
  /** Why nothing can be unpacked with its owners kept; missing where it can. */
  cannotUnpack: z.string().optional(),
  tools: z.array(z.enum(['mmdebstrap', 'debootstrap'])),
  networks: z.array(z.object({ name: z.string(), active: z.boolean() })),
  bridges: z.array(z.string()),
  /** Where root folders of ours are made. */
  parent: z.string(),
  /** The first of 65,536 that no container of this host has. */
  freeId: z.number().int(),
  name: z.string(),
  cpus: z.number().int(),
});
export type LxcOptions = z.infer<typeof lxcOptionsSchema>;

/** What an image of an engine says of how it is to be run. */
export const lxcImageSchema = z.object({
  id: z.string(),
  command: z.array(z.string()),
  env: z.array(z.object({ name: z.string(), value: z.string() })),
  user: z.string().optional(),
  folder: z.string().optional(),
  size: bytesSchema,
});
export type LxcImage = z.infer<typeof lxcImageSchema>;

export const lxcContract = {
  options: procedure.input(z.object({ connection: connectionIdSchema })).output(lxcOptionsSchema),
  /** IMAGE_ABSENT. */
  image: procedure.input(z.object({ engine: engineIdSchema, image: z.string() })).output(lxcImageSchema),
  plan: procedure.input(lxcRequestSchema).output(lxcPlanSchema),
  run: procedure
    .input(z.object({ request: lxcRequestSchema, stamp: z.string() }))
    .output(z.object({ job: z.string(), guest: guestRefSchema })),
};
