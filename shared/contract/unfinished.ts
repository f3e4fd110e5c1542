// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { guestRefSchema } from './guests.ts';
import { procedure } from './procedure.ts';
import { connectionIdSchema, instantSchema } from './values.ts';

/** Work that was cut short when the backend ended, and what came of it. */
export const unfinishedSchema = z.object({
  id: z.string(),
  connection: connectionIdSchema,
  /** None of work on the host itself, such as an upload. */
  guest: guestRefSchema.optional(),
  title: z.string(),
  startedAt: instantSchema,
  /** In sentences: how far it came, what is still there, that nothing is lost. */
  found: z.array(z.string()),
  /** What can be done about it now; `forget` only takes it from the list. */
  ways: z.array(z.object({ id: z.string(), label: z.string(), loses: z.string().optional() })),
});
export type Unfinished = z.infer<typeof unfinishedSchema>;

export const unfinishedContract = {
  /** Of one guest; of a host itself, without its guests'; both left out: all there is. */
  list: procedure
    .input(z.object({ guest: guestRefSchema.optional(), connection: connectionIdSchema.optional() }))
    .output(z.object({ unfinished: z.array(unfinishedSchema) })),
  settle: procedure
    .input(z.object({ id: z.string(), way: z.string() }))
    .output(z.object({ job: z.string().optional() })),
};
