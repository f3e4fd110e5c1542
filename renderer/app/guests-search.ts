import { z } from 'zod';
import { engineIdSchema } from '#shared/contract/engines.ts';
import { guestStateSchema } from '#shared/contract/guests.ts';
import { connectionIdSchema } from '#shared/contract/values.ts';

export const sortColumns = ['name', 'state', 'system', 'address', 'cpu', 'memory', 'vcpus', 'host'] as const;
export const groupings = ['group', 'connection', 'none'] as const;

/** What the address says about the guests list. Anything unreadable in it is left out, never an error. */
export const guestsSearchSchema = z.object({
  q: z.string().optional().catch(undefined),
  kind: z.enum(['machine', 'container']).optional().catch(undefined),
  state: z.array(guestStateSchema).optional().catch(undefined),
  connection: z.array(connectionIdSchema).optional().catch(undefined),
  engine: z.array(engineIdSchema).optional().catch(undefined),
  tag: z.array(z.string()).optional().catch(undefined),
  project: z.array(z.string()).optional().catch(undefined),
  sort: z.enum(sortColumns).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined),
  by: z.enum(groupings).optional().catch(undefined),
});
export type GuestsSearch = z.infer<typeof guestsSearchSchema>;
