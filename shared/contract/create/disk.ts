import { z } from 'zod';
import { bytesSchema, documentTextSchema } from '../values.ts';
import { imageSchema } from './image.ts';

const rate = bytesSchema.optional();

/** One disk or CD-ROM drive (https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms). */
export const guestDiskSchema = z.object({
  device: z.enum(['disk', 'cdrom']).optional(),
  /**
   * What is on it. Left out: a new, empty disk or an empty drive; of the first disk, the source's own image
   * where the source has one.
   */
  image: imageSchema.optional(),
  /** A file within the image, where that is an archive (OVA). */
  member: z.string().min(1).max(300).optional(),
  how: z.enum(['use', 'copy', 'convert', 'overlay']).optional(),
  /** Bytes, as the guest sees it. */
  size: bytesSchema.optional(),
  /** Left out: the guest's pool. */
  pool: documentTextSchema.max(300).optional(),
  /** The volume's name; left out: made from the guest's. */
  volume: documentTextSchema
    .min(1)
    .max(200)
    .regex(/^[^/]+$/, 'A volume’s name has no slash.')
    .optional(),
  format: z.enum(['qcow2', 'raw']).optional(),
  /** `full` takes all of its room at once. */
  preallocation: z.enum(['off', 'metadata', 'full']).optional(),
  bus: z.enum(['virtio', 'scsi', 'sata', 'ide', 'usb', 'fdc']).optional(),
  cache: z.enum(['none', 'writeback', 'writethrough', 'directsync', 'unsafe']).optional(),
  io: z.enum(['native', 'threads', 'io_uring']).optional(),
  discard: z.enum(['unmap', 'ignore']).optional(),
  detectZeroes: z.enum(['off', 'on', 'unmap']).optional(),
  /** A thread of its own for this disk's work. */
  ioThread: z.boolean().optional(),
  queues: z.number().int().min(1).max(256).optional(),
  serial: z
    .string()
    .regex(/^[A-Za-z0-9_.+-]{1,36}$/, 'A serial number has at most 36 letters, digits and . _ + -.')
    .optional(),
  readOnly: z.boolean().optional(),
  shareable: z.boolean().optional(),
  /** Tried in this order, from 1; left out of all: the first disk, then the medium. */
  bootOrder: z.number().int().min(1).max(100).optional(),
  /** A second; bytes or operations. */
  limits: z
    .object({
      readBytes: rate,
      writeBytes: rate,
      totalBytes: rate,
      readOperations: rate,
      writeOperations: rate,
      totalOperations: rate,
    })
    .optional(),
});
export type GuestDisk = z.infer<typeof guestDiskSchema>;
