import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { failureSchema } from './failure.ts';
import { guestRefSchema } from './guests.ts';
import { procedure } from './procedure.ts';
import { instantSchema } from './values.ts';

/** What happened to a guest, whoever did it. */
export const historyEntrySchema = z.object({
  id: z.string(),
  at: instantSchema,
  kind: z.enum(['state', 'device', 'document', 'job', 'disk', 'agent', 'watchdog', 'memory', 'removed']),
  text: z.string(),
  detail: z.string().optional(),
  failure: failureSchema.optional(),
  job: z.string().optional(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

const one = z.object({ guest: guestRefSchema });

export const historyContract = {
  /** A snapshot of the newest, then one message for each that comes. Newest last. */
  watch: procedure
    .input(one)
    .output(eventIterator(z.object({ entries: z.array(historyEntrySchema), more: z.boolean() }))),
  /** Those before an entry, newest last. */
  before: procedure
    .input(one.extend({ id: z.string() }))
    .output(z.object({ entries: z.array(historyEntrySchema), more: z.boolean() })),
};
