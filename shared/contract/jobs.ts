import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { failureSchema } from './failure.ts';
import { procedure } from './procedure.ts';
import { guestRefSchema } from './guests.ts';
import { connectionIdSchema, instantSchema } from './values.ts';

export const jobSchema = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** 0 to 1; missing while it cannot be known. */
  progress: z.number().min(0).max(1).optional(),
  /** What is being done now, in a few words. */
  step: z.string().optional(),
  cancellable: z.boolean(),
  startedAt: instantSchema,
  endedAt: instantSchema.optional(),
  connection: connectionIdSchema.optional(),
  /** What it is about, to go to. */
  guest: guestRefSchema.optional(),
  log: z.array(z.object({ at: instantSchema, text: z.string() })),
  failure: failureSchema.optional(),
});
export type Job = z.infer<typeof jobSchema>;

export const jobsEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('snapshot'), jobs: z.array(jobSchema) }),
  z.object({ kind: z.literal('upsert'), job: jobSchema }),
  z.object({ kind: z.literal('remove'), id: z.string() }),
]);
export type JobsEvent = z.infer<typeof jobsEventSchema>;

const byId = z.object({ id: z.string() });

export const jobsContract = {
  watch: procedure.input(z.object({})).output(eventIterator(jobsEventSchema)),
  cancel: procedure.input(byId).output(z.object({})),
  /** Forgets an ended job. */
  dismiss: procedure.input(byId).output(z.object({})),
};
