// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { actionPlanSchema } from './action-plan.ts';
import { procedure } from './procedure.ts';
import { connectionIdSchema, documentTextSchema, instantSchema, uuidSchema } from './values.ts';

/** What a secret is for: https://libvirt.org/formatsecret.html. `none`: nothing said. */
export const secretUsages = ['volume', 'ceph', 'iscsi', 'tls', 'vtpm', 'none'] as const;
export const secretUsageSchema = z.enum(secretUsages);
export type SecretUsage = z.infer<typeof secretUsageSchema>;

export const secretSchema = z.object({
  uuid: uuidSchema,
  /** A word of `secretUsages`, or one of a newer libvirt. */
  usageType: z.string(),
  /** The path of a volume, or the name by which documents ask for it; empty for `none`. */
  usage: z.string(),
  description: z.string().optional(),
  /** libvirt gives its value to nobody. */
  private: z.boolean(),
  /** Never on a disk of the host: gone when libvirt restarts. */
  ephemeral: z.boolean(),
  /** Whether it has a value; libvirt does not tell of every one. */
  value: z.enum(['set', 'missing', 'unknown']),
  usedBy: z.array(z.object({ kind: z.enum(['pool', 'guest']), name: z.string() })),
});
export type Secret = z.infer<typeof secretSchema>;

/** What is to be kept: text as it is typed, or bytes as base64, which keys of Ceph are. At most 64 KiB. */
export const secretValueSchema = z.discriminatedUnion('as', [
  z.object({ as: z.literal('text'), text: z.string().min(1).max(65_536) }),
  z.object({ as: z.literal('base64'), text: z.base64().min(1).max(90_000) }),
]);
export type SecretValue = z.infer<typeof secretValueSchema>;

export const newSecretSchema = z.object({
  usageType: secretUsageSchema,
  usage: documentTextSchema.max(4096),
  description: documentTextSchema.max(2000),
  private: z.boolean(),
  ephemeral: z.boolean(),
});
export type NewSecret = z.infer<typeof newSecretSchema>;

const on = z.object({ connection: connectionIdSchema });
const one = on.extend({ uuid: uuidSchema });

/** Values go in and never come out again. */
export const secretsContract = {
  /** Fails with UNSUPPORTED where the driver keeps no secrets. */
  list: procedure.input(on).output(z.object({ secrets: z.array(secretSchema) })),
  /** Tells once it listens, and then when secrets come, go, or get another value. */
  watch: procedure.input(on).output(eventIterator(z.object({ changedAt: instantSchema }))),
  /** Both or nothing: a secret whose value libvirt refuses is taken back. */
  create: procedure
    .input(on.extend({ secret: newSecretSchema, value: secretValueSchema }))
    .output(z.object({ uuid: uuidSchema })),
  setValue: procedure.input(one.extend({ value: secretValueSchema })).output(z.object({})),
  planDelete: procedure.input(one).output(actionPlanSchema),
  delete: procedure.input(one.extend({ stamp: z.string() })).output(z.object({ job: z.string() })),
};
