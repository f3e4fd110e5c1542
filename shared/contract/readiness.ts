// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { procedure } from './procedure.ts';
import { connectionIdSchema } from './values.ts';

export const checkIdSchema = z.enum([
  'libvirt',
  'socket-permission',
  'kvm-device',
  'cpu-flags',
  'nested-paging',
  'iommu',
  'default-network',
  'default-pool',
  'disk-space',
  'docker',
  'electron-sandbox',
]);
export type CheckId = z.infer<typeof checkIdSchema>;

export const checkSchema = z.object({
  id: checkIdSchema,
  title: z.string(),
  verdict: z.enum(['ok', 'advice', 'problem', 'unknown']),
  found: z.string(),
  /** Where it was looked: a file, a socket, a libvirt call. */
  where: z.string(),
  why: z.string(),
  /** A button where we can do it, the exact command where we cannot. */
  remedy: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('button'), label: z.string(), does: z.string() }),
      z.object({ kind: z.literal('command'), command: z.string(), does: z.string() }),
      z.object({ kind: z.literal('advice'), does: z.string() }),
    ])
    .optional(),
});
export type Check = z.infer<typeof checkSchema>;

const target = z.object({ connection: connectionIdSchema.optional() });

export const readinessContract = {
  /** Without a connection: this computer. */
  check: procedure.input(target).output(z.object({ checks: z.array(checkSchema) })),
  /** Does what the check's button says, then checks again. */
  fix: procedure
    .input(target.extend({ id: checkIdSchema }))
    .output(z.object({ checks: z.array(checkSchema) })),
};
