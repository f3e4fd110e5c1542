import { z } from 'zod';
import { guestRefSchema } from '#shared/contract/guests.ts';

/** What a note of unfinished work of this area holds: all that may be left of it. */
export const carryNoteSchema = z.object({
  do: z.enum(['clone', 'template', 'export', 'import']),
  /** The guest that is to be there when it is done. */
  made: guestRefSchema.optional(),
  volumes: z.array(z.object({ pool: z.string(), name: z.string(), path: z.string() })),
  /** On this computer: half of an export. */
  files: z.array(z.string()),
});
export type CarryNote = z.infer<typeof carryNoteSchema>;
