// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { containerRefSchema } from './containers.ts';
import { procedure } from './procedure.ts';
import { downloadTargetSchema } from './transfers.ts';

/** Seconds since 1970, with up to nine digits behind the point, as Docker's API has them: no number holds so many. */
export const logMomentSchema = z.string().regex(/^\d{1,12}(\.\d{1,9})?$/);

/** Which lines of a container's log. Without `tail`, all of them; from `since` on, that moment included. */
export const logQuerySchema = z.object({
  streams: z.enum(['both', 'stdout', 'stderr']),
  tail: z.number().int().min(0).max(10_000_000).optional(),
  since: logMomentSchema.optional(),
  until: logMomentSchema.optional(),
});
export type LogQuery = z.infer<typeof logQuerySchema>;

export const saveLogsSchema = z.object({
  container: containerRefSchema,
  query: logQuerySchema,
  /** Before each line when it was written, in UTC with nanoseconds. */
  timestamps: z.boolean(),
  to: downloadTargetSchema,
});
export type SaveLogs = z.infer<typeof saveLogsSchema>;

/** The lines themselves come through a pipe: `consoles.open` with the target `logs`. */
export const containerLogsContract = {
  /** The lines as text into a file; a file that is there is not overwritten. `ticket` for the browser, and only there. */
  save: procedure.input(saveLogsSchema).output(z.object({ job: z.string(), ticket: z.string().optional() })),
};
