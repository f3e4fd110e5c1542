import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { containerRefSchema } from './container-row.ts';
import { engineIdSchema } from './engines.ts';
import { failureSchema } from './failure.ts';
import { procedure } from './procedure.ts';
import { guestRefSchema } from './guests.ts';
import { bytesSchema, connectionIdSchema, instantSchema } from './values.ts';

/** Bytes that a job carries, holes counted as the zeros they stand for. */
export const jobTransferSchema = z.object({
  done: bytesSchema,
  /** Missing where it shows only at the end. */
  total: bytesSchema.optional(),
  /** Bytes a second, of late; missing while nothing moves. */
  rate: z.number().nonnegative().optional(),
});
export type JobTransfer = z.infer<typeof jobTransferSchema>;

export const jobSchema = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** 0 to 1; missing while it cannot be known. */
  progress: z.number().min(0).max(1).optional(),
  /** What is being done now, in a few words. */
  step: z.string().optional(),
  cancellable: z.boolean(),
  pausable: z.boolean().optional(),
  /** Still `running`, but nothing moves: a person paused it, or the page that has its file is gone. */
  paused: z.enum(['by-person', 'waits-for-page']).optional(),
  transfer: jobTransferSchema.optional(),
  /** What it found out, to be read and copied, such as `SHA-256`. */
  results: z.array(z.object({ label: z.string(), value: z.string() })).optional(),
  startedAt: instantSchema,
  endedAt: instantSchema.optional(),
  connection: connectionIdSchema.optional(),
  engine: engineIdSchema.optional(),
  /** What it is about, to go to. */
  guest: guestRefSchema.optional(),
  container: containerRefSchema.optional(),
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
  /** STATE_INVALID for one that cannot; what is paused already stays so. */
  pause: procedure.input(byId).output(z.object({})),
  resume: procedure.input(byId).output(z.object({})),
  /** Forgets an ended job. */
  dismiss: procedure.input(byId).output(z.object({})),
};
