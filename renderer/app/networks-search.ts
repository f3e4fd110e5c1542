import { z } from 'zod';

/** What the address says about a list of networks. Anything unreadable in it is left out, never an error. */
export const networksSearchSchema = z.object({ q: z.string().optional().catch(undefined) });
export type NetworksSearch = z.infer<typeof networksSearchSchema>;
