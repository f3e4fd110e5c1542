import { z } from 'zod';

/** The name of the file in an exported folder that says what is in it. */
export const MANIFEST = 'innkeeper-guest.json';
export const DOCUMENT = 'domain.xml';

/** In the folder itself: never a way out of it. */
const member = z
  .string()
  .regex(/^[^/\\\p{Cc}]{1,255}$/u)
  .refine(name => name !== '.' && name !== '..');
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const file = { file: member, size: z.number().int().nonnegative(), sha256 };

/** A guest as a plain folder: disks that stand on nothing, its document, and this. Sizes in bytes. */
export const folderManifestSchema = z.object({
  innkeeperGuest: z.literal(1),
  name: z.string().min(1).max(200),
  document: z.object(file),
  disks: z.array(
    z.object({
      ...file,
      target: z.string().min(1).max(64),
      format: z.enum(['qcow2', 'raw']),
      /** What the guest sees. */
      capacity: z.number().int().nonnegative(),
    }),
  ),
  /** Its UEFI variables. */
  nvram: z.object({ ...file, format: z.enum(['qcow2', 'raw']) }).optional(),
  /** What the guest had and is not in the folder. */
  lost: z.array(z.string()),
});
export type FolderManifest = z.infer<typeof folderManifestSchema>;
