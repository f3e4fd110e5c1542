import { z } from 'zod';
import { accountNameSchema } from './cloud-init.ts';
import { imageSchema } from './image.ts';

/**
 * Answers for an installer that asks nobody: an osinfo install script, or Windows' answer file. The password
 * is on the medium the installer reads, readable: it is never part of a template, a log or a plan shown.
 */
export const unattendedSchema = z.object({
  user: accountNameSchema,
  fullName: z.string().max(200).optional(),
  password: z.string().min(1).max(200),
  /** BCP 47, such as en-GB. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/)
    .optional(),
  /** An X keyboard layout such as gb or de. */
  keyboard: z
    .string()
    .regex(/^[a-z]{2,10}$/)
    .optional(),
  /** IANA, such as Europe/London. */
  timezone: z
    .string()
    .regex(/^[A-Za-z_+\-/0-9]{1,64}$/)
    .optional(),
  productKey: z
    .string()
    .regex(/^([A-Z0-9]{5}-){4}[A-Z0-9]{5}$/, 'A product key has five groups of five.')
    .optional(),
  /** Windows: which edition of those on the medium, by its number; left out: the first. */
  edition: z.number().int().min(1).max(50).optional(),
  /** Windows: the virtio drivers' ISO, for disk and network at virtio's speed. */
  drivers: imageSchema.optional(),
});
export type Unattended = z.infer<typeof unattendedSchema>;
