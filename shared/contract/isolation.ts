// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { containerRefSchema } from './containers.ts';
import { guestRefSchema } from './guests.ts';
import { procedure } from './procedure.ts';

/**
 * What can be done about a line without leaving the page: the same container made anew with one thing otherwise, or
 * a page of the guest where that is set.
 */
export const isolationFixSchema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('run-like'),
    change: z.enum([
      'unprivileged',
      'usual-capabilities',
      'own-network',
      'own-processes',
      'own-ipc',
      'limits',
      'confined',
      'read-only',
      'no-new-privileges',
      'without-socket',
      'small-machine',
    ]),
    label: z.string(),
    /** Of `small-machine`: the runtime of the engine that makes one. */
    runtime: z.string().optional(),
  }),
  /** A machine is made of the image that it runs. */
  z.object({ do: z.literal('machine'), label: z.string() }),
  z.object({ do: z.literal('hardware'), item: z.string(), label: z.string() }),
]);
export type IsolationFix = z.infer<typeof isolationFixSchema>;

export const isolationLineSchema = z.object({
  /** Of a rule, and of the thing where there are several. */
  id: z.string(),
  /** `apart`: it cannot be reached from there. `weak`: less apart than it could be. `open`: a way to the host. */
  verdict: z.enum(['apart', 'weak', 'open', 'unknown']),
  what: z.string(),
  why: z.string(),
  remedy: z.string().optional(),
  fix: isolationFixSchema.optional(),
});
export type IsolationLine = z.infer<typeof isolationLineSchema>;

export const isolationSchema = z.object({
  /** The answer in a sentence. */
  summary: z.string(),
  lines: z.array(isolationLineSchema),
});
export type Isolation = z.infer<typeof isolationSchema>;

export const isolationContract = {
  ofGuest: procedure.input(z.object({ guest: guestRefSchema })).output(isolationSchema),
  ofContainer: procedure.input(z.object({ container: containerRefSchema })).output(isolationSchema),
};
