// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { containerRefSchema } from './containers.ts';
import { logQuerySchema } from './container-logs.ts';
import { execIdSchema, shellChoiceSchema, terminalSizeSchema } from './container-shells.ts';
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
  /** With `follow` it goes on until the container stops. As the engine sends it: see shared/domain/container-logs. */
  z.object({
    kind: z.literal('logs'),
    container: containerRefSchema,
    query: logQuerySchema,
    follow: z.boolean(),
  }),
  /** A program started inside, on a terminal of its own. It is ended with the pipe. */
  z.object({
    kind: z.literal('shell'),
    container: containerRefSchema,
    choice: shellChoiceSchema,
    size: terminalSizeSchema,
  }),
  /** The container's own main process, which others may be attached to as well. */
  z.object({ kind: z.literal('attach'), container: containerRefSchema }),
]);
export type ConsoleTarget = z.infer<typeof consoleTargetSchema>;

export const consolesContract = {
  /**
   * A ticket for one pipe of bytes: used once, within ten seconds, by the session that asked. The bytes run
   * over a socket or port of their own. `password` is the display's own, when it has one.
   * RESOURCE_BUSY says in `holder` who has a text console: `innkeeper`, another window of this one, or `other`.
   */
  open: procedure.input(consoleTargetSchema).output(
    z.object({
      ticket: z.string(),
      password: z.string().optional(),
      /** Of a container's streams: whether they come of a terminal, or as output and errors apart. */
      tty: z.boolean().optional(),
      /** Of a shell: names it in calls about it. */
      exec: execIdSchema.optional(),
    }),
  ),
};
