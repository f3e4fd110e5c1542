import { z } from 'zod';
import { type GuestRef, guestRefSchema } from '#shared/contract/guests.ts';
import { connectionIdSchema, instantSchema } from '#shared/contract/values.ts';

/** What is written down before something dangerous is begun, and taken away after its last step. */
export const noteSchema = z.object({
  id: z.uuid(),
  /** Whose work it is, such as `snapshots`: that area knows how to look at what came of it. */
  kind: z.string(),
  connection: connectionIdSchema,
  /** None of work on the host itself, such as an upload. */
  guest: guestRefSchema.optional(),
  /** The name, then, of what was worked on: the guest, or the volume. */
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

/** Throws for a note of a host itself, which is no guest's. */
export function guestOf({ guest, title }: Note): GuestRef {
  if (!guest) throw new Error(`“${title}” is no work on a guest`);
  return guest;
}
