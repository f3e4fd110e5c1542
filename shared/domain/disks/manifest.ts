import { z } from 'zod';
import { bytesSchema, instantSchema } from '../../contract/values.ts';

/** What lies beside the images of a backup and tells what they are of. Files are named within its folder. */
export const manifestSchema = z.object({
  innkeeperBackup: z.literal(1),
  guest: z.object({ name: z.string(), uuid: z.string() }),
  madeAt: instantSchema,
  /** The guest's lasting document, without secrets. */
  document: z.string(),
  /** The guest ran; if so, whether its file systems were held still for the moment it is of. */
  running: z.boolean(),
  quiesced: z.boolean(),
  /** Later backups can start from it. */
  checkpoint: z.string().optional(),
  /** It holds only what changed since then: the images stand on those of that backup. */
  since: z.string().optional(),
  disks: z.array(
    z.object({
      target: z.string(),
      file: z.string(),
      format: z.literal('qcow2'),
      /** What the guest sees. */
      capacity: bytesSchema,
      sha256: z.string(),
      standsOn: z.string().optional(),
    }),
  ),
});
export type BackupManifest = z.infer<typeof manifestSchema>;
