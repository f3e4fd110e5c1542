import { z } from 'zod';

/** domain:bus:device.function, as lspci -D prints it, such as 0000:01:00.0. */
export const pciAddressSchema = z
  .string()
  .regex(/^[0-9a-f]{4,8}:[0-9a-f]{2}:[0-1][0-9a-f]\.[0-7]$/, 'A PCI address looks like 0000:01:00.0.')
  .brand<'PciAddress'>();
export type PciAddress = z.infer<typeof pciAddressSchema>;

export const usbIdSchema = z.string().regex(/^[0-9a-f]{4}$/, 'A USB id has four hexadecimal digits.');

/** A device of the host that the guest gets for itself. */
export const guestHostDeviceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pci'), address: pciAddressSchema }),
  /** Any device of that make; with bus and device, only the one plugged in there now. */
  z.object({
    kind: z.literal('usb'),
    vendor: usbIdSchema,
    product: usbIdSchema,
    bus: z.number().int().min(0).max(999).optional(),
    device: z.number().int().min(0).max(999).optional(),
  }),
  z.object({ kind: z.literal('mediated'), uuid: z.guid() }),
]);
export type GuestHostDevice = z.infer<typeof guestHostDeviceSchema>;
