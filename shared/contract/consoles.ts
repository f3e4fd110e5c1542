// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { procedure } from './procedure.ts';
import { guestRefSchema } from './guests.ts';

export const consoleTargetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('display'), guest: guestRefSchema, index: z.number().int().nonnegative() }),
  z.object({
    kind: z.literal('text'),
    guest: guestRefSchema,
    alias: z.string().max(100),
    /** libvirt lets one viewer in. Without it a console in use is RESOURCE_BUSY; with it, that viewer is out. */
    takeOver: z.boolean().optional(),
  }),
]);
export type ConsoleTarget = z.infer<typeof consoleTargetSchema>;

export const consolesContract = {
  /**
   * A ticket for one pipe of bytes: used once, within ten seconds, by the session that asked. The bytes run
   * over a socket or port of their own. `password` is the display's own, when it has one.
   * RESOURCE_BUSY says in `holder` who has a text console: `innkeeper`, another window of this one, or `other`.
   */
  open: procedure
    .input(consoleTargetSchema)
    .output(z.object({ ticket: z.string(), password: z.string().optional() })),
};
