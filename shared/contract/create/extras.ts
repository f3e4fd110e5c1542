import { z } from 'zod';
import { documentTextSchema } from '../values.ts';

/** A folder of the host that the guest mounts by its tag (virtiofs). */
export const guestFolderSchema = z.object({
  path: documentTextSchema.max(4096).regex(/^\//, 'A folder is named by its full path, from / on.'),
  tag: z.string().regex(/^[A-Za-z0-9_.-]{1,35}$/, 'A tag has at most 35 letters, digits and . _ -.'),
  readOnly: z.boolean().optional(),
});
export type GuestFolder = z.infer<typeof guestFolderSchema>;

/** Small devices that make a guest pleasant to live with. */
export const guestExtrasSchema = z.object({
  rng: z.boolean().optional(),
  tpm: z.boolean().optional(),
  watchdog: z.enum(['reset', 'poweroff', 'shutdown', 'pause', 'none']).optional(),
  /** Sockets between host and guest that need no network. */
  vsock: z.boolean().optional(),
  serials: z.number().int().min(0).max(4).optional(),
  /** The channel of the QEMU guest agent. */
  agent: z.boolean().optional(),
  panic: z.boolean().optional(),
});
export type GuestExtras = z.infer<typeof guestExtrasSchema>;
