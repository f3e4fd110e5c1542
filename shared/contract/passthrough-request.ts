import { z } from 'zod';
import { pciAddressSchema, usbIdSchema } from './create/host-device.ts';
import { guestRefSchema } from './guests.ts';

/**
 * How the device leaves its driver. `managed`: libvirt takes it when the guest starts and gives it back when it stops.
 * `boot`: the host never has it, from the start. `single-gpu`: the only screen goes from the host to the guest and back,
 * by hooks.
 */
export const passthroughWaySchema = z.enum(['managed', 'boot', 'single-gpu']);
export type PassthroughWay = z.infer<typeof passthroughWaySchema>;

/** `dump`: the helper reads it out of the card while vfio-pci holds it. `file`: a path on the host. */
const romSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('none') }),
  z.object({ from: z.literal('dump') }),
  z.object({
    from: z.literal('file'),
    path: z
      .string()
      .max(500)
      .regex(/^\/[A-Za-z0-9_.,@+/ -]+$/, 'An absolute path on the host.'),
  }),
]);

/** libvirt and Hyper-V know twelve characters. */
const vendorIdSchema = z.string().regex(/^[A-Za-z0-9_.-]{1,12}$/, 'One to twelve letters and digits.');

const evdevSchema = z
  .string()
  .max(300)
  .regex(/^\/dev\/input\/[A-Za-z0-9_.:+/-]+$/, 'A path below /dev/input, such as /dev/input/by-id/….');
const userSchema = z.string().regex(/^[a-z_][a-z0-9_-]{0,31}$/, 'A user of the host, in small letters.');

const pixels = z.number().int().min(320).max(16_384);
const lookingGlassSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('none') }),
  /** A file in /dev/shm. `user` looks at it. */
  z.object({ by: z.literal('shmem'), width: pixels, height: pixels, user: userSchema }),
  /** /dev/kvmfr0 of the kvmfr module: fewer copies, a module to be built for each kernel. */
  z.object({ by: z.literal('kvmfr'), width: pixels, height: pixels, user: userSchema }),
]);

/** All that a person decides. What is left out is as `defaults` of the options say. */
export const passthroughRequestSchema = z.object({
  guest: guestRefSchema,
  /** Any function of what is given away: all that goes with it is added. */
  devices: z.array(pciAddressSchema).min(1).max(16),
  way: passthroughWaySchema.optional(),
  rom: romSchema.optional(),
  /** Only old drivers ask for it. */
  hideKvm: z.boolean().optional(),
  /** Null: none. */
  vendorId: vendorIdSchema.nullable().optional(),
  /**
   * `none`: the card is the guest's only screen. `fallback`: a simple VGA stays beside it, as Looking Glass and the
   * first installation of drivers want. `keep`: its screens stay as they are.
   */
  video: z.enum(['none', 'keep', 'fallback']).optional(),
  /** Each virtual CPU on one of the host, whole cores, near the device. */
  pinCpus: z.boolean().optional(),
  hugePages: z.enum(['none', '2M', '1G']).optional(),
  /** Handed over by libvirt while the guest runs. */
  usb: z
    .array(z.object({ vendor: usbIdSchema, product: usbIdSchema }))
    .max(20)
    .optional(),
  /** Shared: both Ctrl keys together move them between host and guest. */
  evdev: z.array(evdevSchema).max(20).optional(),
  lookingGlass: lookingGlassSchema.optional(),
  /** Its memory is never swapped, beyond what the device pins by itself. */
  lockMemory: z.boolean().optional(),
  /** Never changed unless asked: what is installed may not start with another one. */
  machine: z.enum(['keep', 'q35']).optional(),
  firmware: z.enum(['keep', 'uefi']).optional(),
});
export type PassthroughRequest = z.infer<typeof passthroughRequestSchema>;

/** The request with nothing left open. */
export const passthroughChoicesSchema = passthroughRequestSchema
  .omit({ guest: true, devices: true })
  .required();
export type PassthroughChoices = z.infer<typeof passthroughChoicesSchema>;
