import { z } from 'zod';
import { bytesSchema } from '#shared/contract/values.ts';

/** What the notes of work on disks hold. */
export const aboutSchema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('grow'),
    disk: z.string(),
    path: z.string(),
    from: bytesSchema,
    to: bytesSchema,
  }),
  z.object({
    do: z.literal('copy'),
    disk: z.string(),
    from: z.string(),
    to: z.object({ pool: z.string(), name: z.string(), format: z.string(), block: z.boolean() }),
    deleteOld: z.boolean(),
    running: z.boolean(),
  }),
  z.object({
    do: z.literal('backup'),
    folder: z.string(),
    checkpoint: z.string().optional(),
    running: z.boolean(),
    quiesce: z.boolean().optional(),
  }),
]);
export type About = z.infer<typeof aboutSchema>;
export type CopyAbout = Extract<About, { do: 'copy' }>;
export type BackupAbout = Extract<About, { do: 'backup' }>;

export const DISKS = 'disks';
