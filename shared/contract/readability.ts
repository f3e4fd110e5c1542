// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { actionPlanSchema } from './action-plan.ts';
import { guestRefSchema } from './guests.ts';
import { procedure } from './procedure.ts';
import { bytesSchema, connectionIdSchema, documentTextSchema } from './values.ts';

const pathSchema = z.string().min(1).max(4096).startsWith('/', 'A file is given by its full path.');
const poolName = z.string().min(1).max(200);

/** A folder on the way to a file, or the file itself. */
export const pathPartSchema = z.object({
  path: z.string(),
  kind: z.enum(['folder', 'file', 'link', 'device', 'other']),
  /** Names where they are known, else numbers. */
  owner: z.string(),
  group: z.string(),
  /** Octal, such as `0700`. */
  mode: z.string(),
  /** Named entries of its access list, as getfacl prints them with names: `user:libvirt-qemu:--x`. */
  acl: z.array(z.string()),
  /** Whether QEMU's account may go on here; missing: it could not be told. */
  allowed: z.boolean().optional(),
});
export type PathPart = z.infer<typeof pathPartSchema>;

/** What keeps QEMU from a file, in sentences. `at`: the folder, file or mount that it is about. */
export const obstacleSchema = z.object({
  by: z.enum(['folder', 'file', 'access-list', 'network-mount', 'apparmor', 'selinux', 'missing', 'type']),
  at: z.string(),
  what: z.string(),
  why: z.string(),
  /** A command that a person with root can run, where that is the narrow way. */
  command: z.string().optional(),
});
export type Obstacle = z.infer<typeof obstacleSchema>;

/** What can be done about it. `best`: what we would do. */
export const readabilityRemedySchema = z.object({
  do: z.enum(['copy', 'move', 'allow']),
  possible: z.boolean(),
  best: z.boolean(),
  /** Why not, or what comes of it. */
  why: z.string(),
  /** What root can type on the host where we cannot do it. */
  command: z.string().optional(),
});
export type ReadabilityRemedy = z.infer<typeof readabilityRemedySchema>;

export const readabilitySchema = z.object({
  path: z.string(),
  /** What it leads to, where it or a folder above is a link. */
  real: z.string().optional(),
  /** Whom QEMU runs as; missing where libvirt does not say, or it is no system daemon. */
  account: z.object({ name: z.string(), uid: z.number().int(), gid: z.number().int() }).optional(),
  /** `unknown`: the host’s files cannot be looked at from here, or not far enough. */
  verdict: z.enum(['readable', 'blocked', 'unknown']),
  /** Why it is unknown. */
  why: z.string().optional(),
  obstacles: z.array(obstacleSchema),
  /** From / on. */
  way: z.array(pathPartSchema),
  remedies: z.array(readabilityRemedySchema),
  size: bytesSchema.optional(),
  /** Where it can be copied or moved to, the best first. */
  pools: z.array(z.object({ name: poolName, free: bytesSchema, path: z.string().optional() })),
});
export type Readability = z.infer<typeof readabilitySchema>;

export const readabilityActionSchema = z.discriminatedUnion('do', [
  /** The copy’s name is the file’s own, or the next that is free. */
  z.object({ do: z.literal('copy'), pool: poolName, name: documentTextSchema.min(1).max(255).optional() }),
  z.object({ do: z.literal('move'), pool: poolName, name: documentTextSchema.min(1).max(255).optional() }),
  /** An entry of the access list for QEMU’s account alone: through the folders above, and to read or write the file. */
  z.object({ do: z.literal('allow') }),
]);
export type ReadabilityAction = z.infer<typeof readabilityActionSchema>;

const one = z.object({
  connection: connectionIdSchema,
  path: pathSchema,
  /** The guest is going to write to it too. */
  write: z.boolean().optional(),
  /** Whose disk it is: it has the new file afterwards. */
  guest: guestRefSchema.optional(),
});

export const readabilityContract = {
  read: procedure.input(one).output(readabilitySchema),
  plan: procedure.input(one.extend({ action: readabilityActionSchema })).output(
    z.object({
      plan: actionPlanSchema,
      /** Where the file is afterwards. */
      becomes: z.string(),
    }),
  ),
  run: procedure
    .input(one.extend({ action: readabilityActionSchema, stamp: z.string() }))
    .output(z.object({ job: z.string(), becomes: z.string() })),
};
