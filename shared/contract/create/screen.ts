import { z } from 'zod';

/** What a person sees, hears and types on. */
export const guestScreenSchema = z.object({
  /** None at all: only serial consoles. */
  protocols: z
    .array(z.enum(['vnc', 'spice']))
    .max(2)
    .optional(),
  video: z.enum(['virtio', 'qxl', 'vga', 'bochs', 'ramfb', 'cirrus', 'none']).optional(),
  /** 3D drawn by the host's GPU (virgl). */
  accelerated: z.boolean().optional(),
  heads: z.number().int().min(1).max(16).optional(),
  /** A pointer that need not be captured. */
  tablet: z.boolean().optional(),
  /** The channel by which the SPICE agent shares the clipboard. */
  clipboard: z.boolean().optional(),
  sound: z.enum(['ich9', 'ich6', 'ac97', 'usb', 'none']).optional(),
});
export type GuestScreen = z.infer<typeof guestScreenSchema>;
