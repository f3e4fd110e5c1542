import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { containerRefSchema } from './container-row.ts';
import { failureSchema } from './failure.ts';
import { guestRefSchema } from './guests.ts';
import { procedure } from './procedure.ts';
import { instantSchema } from './values.ts';

/** What happened to a machine or a container, whoever did it. */
export const historyEntrySchema = z.object({
  id: z.string(),
  at: instantSchema,
  kind: z.enum([
    'state',
    'paused',
    /** Somebody wants something of it: it may do it or not. */
    'asked',
    /** It runs no more, as somebody wanted or as it does. */
    'ended',
    /** It ended, and not well. */
    'failed',
    'unhealthy',
    'device',
    'network',
    'document',
    'job',
    'disk',
    'agent',
    'watchdog',
    'memory',
    'removed',
    /** Of the time from `from` to `at`, not everything is known. */
    'gap',
  ]),
  text: z.string(),
  detail: z.string().optional(),
  failure: failureSchema.optional(),
  job: z.string().optional(),
  from: instantSchema.optional(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

/** What an entry says; when it was and its id come with it being written. */
export type Happening = Omit<HistoryEntry, 'id' | 'at'>;

/** Whose history. */
export const historySubjectSchema = z.union([
  z.object({ guest: guestRefSchema }),
  z.object({ container: containerRefSchema }),
]);
export type HistorySubject = z.infer<typeof historySubjectSchema>;

const page = z.object({ entries: z.array(historyEntrySchema), more: z.boolean() });

export const historyContract = {
  /** A snapshot of the newest, then one message for each that comes. Newest last. */
  watch: procedure.input(historySubjectSchema).output(eventIterator(page)),
  /** Those before an entry, newest last. */
  before: procedure.input(z.intersection(historySubjectSchema, z.object({ id: z.string() }))).output(page),
};
