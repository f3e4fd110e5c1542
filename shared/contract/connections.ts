import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { failureSchema } from './failure.ts';
import { procedure } from './procedure.ts';
import { connectionIdSchema, instantSchema } from './values.ts';

/**
 * `connecting`: first attempt under way. `online`: what is shown is true now. `lost`: was online, is being
 * reached again; what is shown may be stale. `failed`: could not be reached. `off`: not wanted now.
 */
export const connectionStateSchema = z.enum(['connecting', 'online', 'lost', 'failed', 'off']);
export type ConnectionState = z.infer<typeof connectionStateSchema>;

export const connectionSchema = z.object({
  id: connectionIdSchema,
  uri: z.string(),
  /** What people call it: "this computer", or the name they gave. */
  label: z.string(),
  origin: z.enum(['found', 'added', 'given']),
  state: connectionStateSchema,
  since: instantSchema,
  failure: failureSchema.optional(),
  /** When the next attempt starts, while `lost` or `failed`. */
  retryAt: instantSchema.optional(),
  /** Facts read once online and kept while lost. */
  host: z
    .object({
      hostname: z.string(),
      driver: z.string(),
      /** As dotted text, for example 9.0.0. */
      libvirtVersion: z.string(),
      hypervisorVersion: z.string().optional(),
      local: z.boolean(),
    })
    .optional(),
});
export type Connection = z.infer<typeof connectionSchema>;

export const connectionsEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('snapshot'), connections: z.array(connectionSchema) }),
  z.object({ kind: z.literal('upsert'), connection: connectionSchema }),
  z.object({ kind: z.literal('remove'), id: connectionIdSchema }),
]);
export type ConnectionsEvent = z.infer<typeof connectionsEventSchema>;

const byId = z.object({ id: connectionIdSchema });
const uri = z.string().trim().min(1).max(2048);

export const connectionsContract = {
  /** A snapshot, then one event for each change. */
  watch: procedure.input(z.object({})).output(eventIterator(connectionsEventSchema)),
  /** Tries the URI once and remembers it only if it answered, unless `evenIfUnreachable`. */
  add: procedure
    .input(
      z.object({
        uri,
        label: z.string().trim().max(100).optional(),
        evenIfUnreachable: z.boolean().optional(),
      }),
    )
    .output(connectionSchema),
  rename: procedure.input(byId.extend({ label: z.string().trim().min(1).max(100) })).output(connectionSchema),
  /** Forgets an added connection; nothing on its host changes. */
  remove: procedure.input(byId).output(z.object({})),
  /** Tries again now instead of at `retryAt`; turns an `off` one on. */
  retry: procedure.input(byId).output(z.object({})),
  disconnect: procedure.input(byId).output(z.object({})),
};
