import { z } from 'zod';

/** What the address says about a list of storage. Anything unreadable in it is left out, never an error. */
export const storageSearchSchema = z.object({ q: z.string().optional().catch(undefined) });
export type StorageSearch = z.infer<typeof storageSearchSchema>;
