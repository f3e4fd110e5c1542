import { z } from 'zod';
import type { UploadWork } from './upload-steps.ts';

/** Of notes of uploads. */
export const UPLOADS = 'uploads';

/** What a note of an upload holds: all that may be left of it. */
export const uploadNoteSchema = z.object({
  pool: z.string(),
  volume: z.string(),
  /** Bytes of the file. */
  size: z.number(),
  file: z.string(),
  /** Written over in place, such as a logical volume; otherwise the volume is new. */
  inPlace: z.boolean(),
  /** The volume has all of it. */
  whole: z.boolean(),
});
export type UploadNote = z.infer<typeof uploadNoteSchema>;

export function uploadNote({
  choice,
  facts: { file, volume },
}: Pick<UploadWork, 'choice' | 'facts'>): UploadNote {
  const { name, size } = file;
  const inPlace = volume?.block === true;
  return { pool: choice.pool, volume: choice.volume, size, file: name, inPlace, whole: false };
}
