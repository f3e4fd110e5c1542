import { z } from 'zod';
import { documentTextSchema } from '../values.ts';
import { pciAddressSchema } from './host-device.ts';

const portSchema = z.number().int().min(1).max(65_535);
/** An interface of the host: at most 15 bytes (linux/if.h, IFNAMSIZ). */
const hostInterfaceSchema = z.string().regex(/^[^\s/]{1,15}$/, 'A host interface has 1 to 15 characters.');

export const portForwardSchema = z.object({
  protocol: z.enum(['tcp', 'udp']),
  /** On the host. */
  host: portSchema,
  guest: portSchema,
  /** Where the host listens; left out: 127.0.0.1, this host alone. */
  address: z.ipv4().optional(),
});
export type PortForward = z.infer<typeof portForwardSchema>;

export const nicTargetSchema = z.discriminatedUnion('to', [
  /** A libvirt network: NAT, routed, isolated, a pool of virtual functions … */
  z.object({ to: z.literal('network'), network: documentTextSchema.min(1).max(300) }),
  z.object({ to: z.literal('bridge'), bridge: hostInterfaceSchema }),
  /** macvtap on an interface of the host. */
  z.object({
    to: z.literal('direct'),
    device: hostInterfaceSchema,
    mode: z.enum(['bridge', 'vepa', 'private', 'passthrough']).optional(),
  }),
  /** QEMU's user-mode network: no rights needed, the guest is reached by forwarded ports alone. */
  z.object({
    to: z.literal('user'),
    backend: z.enum(['passt', 'slirp']).optional(),
    forwards: z.array(portForwardSchema).max(100).optional(),
  }),
  /** One virtual function, given to this guest. */
  z.object({ to: z.literal('function'), address: pciAddressSchema }),
]);
export type NicTarget = z.infer<typeof nicTargetSchema>;

/** Kilobytes a second, as libvirt counts bandwidth; burst in kilobytes. */
const bandwidthSchema = z.object({
  average: z.number().int().min(1),
  peak: z.number().int().min(1).optional(),
  burst: z.number().int().min(1).optional(),
});

/** One network card (https://libvirt.org/formatdomain.html#network-interfaces). */
export const guestNicSchema = z.object({
  target: nicTargetSchema.optional(),
  model: z.enum(['virtio', 'e1000e', 'e1000', 'rtl8139', 'usb-net']).optional(),
  queues: z.number().int().min(1).max(256).optional(),
  mac: z
    .string()
    .regex(
      /^([0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}$/,
      'A MAC address is six pairs of hexadecimal digits with colons.',
    )
    .optional(),
  mtu: z.number().int().min(68).max(65_535).optional(),
  vlan: z.number().int().min(1).max(4094).optional(),
  link: z.enum(['up', 'down']).optional(),
  filter: documentTextSchema.max(300).optional(),
  inbound: bandwidthSchema.optional(),
  outbound: bandwidthSchema.optional(),
  bootOrder: z.number().int().min(1).max(100).optional(),
});
export type GuestNic = z.infer<typeof guestNicSchema>;
