// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { actionPlanSchema } from './action-plan.ts';
import { checksumSchema } from './create/image.ts';
import { procedure } from './procedure.ts';
import { bytesSchema, connectionIdSchema, documentTextSchema } from './values.ts';

const path = z.string().min(1).max(4096);

/** A volume by its pool; of an upload it need not be there yet. */
const atSchema = z.object({
  connection: connectionIdSchema,
  pool: z.string().min(1).max(200),
  volume: documentTextSchema.min(1).max(255),
});
export type VolumeAt = z.infer<typeof atSchema>;

/** What tells a file of a browser from another: its length, and a hash of samples of its bytes. */
export const pageFileSchema = z.object({
  name: z.string().min(1).max(255),
  size: bytesSchema,
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
});
export type PageFile = z.infer<typeof pageFileSchema>;

/** `path`: on the computer that Innkeeper runs on. `page`: the browser sends its bytes by a ticket. */
export const uploadSourceSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('path'), path }),
  z.object({
    from: z.literal('page'),
    file: pageFileSchema,
    /** Its first 34 KiB, base64: what is in it is told by them. */
    head: z.base64().max(48 * 1024),
  }),
]);
export type UploadSourceChoice = z.infer<typeof uploadSourceSchema>;

export const uploadSchema = atSchema.extend({
  source: uploadSourceSchema,
  /** Into a volume that is there: what it holds is lost. */
  overwrite: z.boolean().optional(),
  /** What the file has to have; another is taken back. */
  expected: checksumSchema.optional(),
  /** False: no SHA-256 is counted on the way. */
  checksum: z.boolean().optional(),
});
export type UploadChoice = z.infer<typeof uploadSchema>;

/** `path`: a file to be made on the computer that Innkeeper runs on. `page`: the browser fetches it by a ticket. */
export const downloadTargetSchema = z.discriminatedUnion('to', [
  z.object({ to: z.literal('path'), path }),
  z.object({ to: z.literal('page') }),
]);
export type DownloadTarget = z.infer<typeof downloadTargetSchema>;

export const downloadSchema = atSchema.extend({
  to: downloadTargetSchema,
  expected: checksumSchema.optional(),
  checksum: z.boolean().optional(),
});
export type DownloadChoice = z.infer<typeof downloadSchema>;

/** Good once, for ten seconds, for the session that asked: `/bytes/TICKET` of the browser front. */
const ticketSchema = z.string();

const stamp = z.string();
const job = z.string();

/**
 * Jobs that can be paused and cancelled, with bytes done, their rate and the checksum. What was made of a volume or
 * file is removed when one fails or is cancelled.
 */
export const transfersContract = {
  planUpload: procedure.input(uploadSchema).output(actionPlanSchema),
  /** The job of a file that a page has says `waits-for-page` when it is ready for its bytes. */
  upload: procedure.input(uploadSchema.extend({ stamp })).output(z.object({ job })),
  /**
   * A page may send the file of a job that waits for it, from `start` on: at first, after a pause, after it was
   * reloaded or its way broke. CONFLICT: it is another file. STATE_INVALID: the job does not wait.
   */
  send: procedure
    .input(z.object({ job, file: pageFileSchema }))
    .output(z.object({ ticket: ticketSchema, start: bytesSchema })),
  planDownload: procedure.input(downloadSchema).output(actionPlanSchema),
  /** `ticket` for the browser, and only there. */
  download: procedure
    .input(downloadSchema.extend({ stamp }))
    .output(z.object({ job, ticket: ticketSchema.optional() })),
};
