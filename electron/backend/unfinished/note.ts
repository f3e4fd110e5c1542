import { z } from 'zod';
import { guestRefSchema } from '#shared/contract/guests.ts';
import { instantSchema } from '#shared/contract/values.ts';

/** What is written down before something dangerous is begun, and taken away after its last step. */
export const noteSchema = z.object({
  id: z.uuid(),
  /** Whose work it is, such as `snapshots`: that area knows how to look at what came of it. */
  kind: z.string(),
  guest: guestRefSchema,
  /** The guest's name then. */
  name: z.string(),
  title: z.string(),
  startedAt: instantSchema,
  process: z.object({ pid: z.number().int(), began: z.string().optional() }),
  /** The process went on, but could not take back all of it: what is left, by the titles of the steps. */
  leftBehind: z.array(z.string()).optional(),
  /** What its kind needs to find out how far it came: disks, files, steps. */
  about: z.unknown(),
});
export type Note = z.infer<typeof noteSchema>;
