import { z } from 'zod';
import { documentTextSchema } from '../values.ts';
import { checksumSchema, imageSchema } from './image.ts';

const download = { image: imageSchema, checksum: checksumSchema.optional() };

/** What a new guest starts from. */
export const guestSourceSchema = z.discriminatedUnion('kind', [
  /** A medium that installs a system. */
  z.object({ kind: z.literal('iso'), ...download }),
  /**
   * A prepared system that cloud-init sets up at first start. `overlay`: a thin layer on a base that guests
   * share; `copy`: a disk of its own.
   */
  z.object({ kind: z.literal('cloud-image'), ...download, how: z.enum(['overlay', 'copy']).optional() }),
  /** `use` takes the file as it is; `copy` makes a volume of its own; `convert` makes that one qcow2 or raw. */
  z.object({
    kind: z.literal('disk-image'),
    ...download,
    how: z.enum(['use', 'copy', 'convert', 'overlay']).optional(),
  }),
  /** A machine of another hypervisor: OVA, OVF or VMX, on the computer that the backend runs on. */
  z.object({ kind: z.literal('appliance'), path: documentTextSchema.min(1).max(4096) }),
  z.object({ kind: z.literal('network-boot') }),
  /** A distribution's folder on a web server, from which its installer is started. */
  z.object({
    kind: z.literal('install-tree'),
    url: z.url({ protocol: /^https?$/ }).max(4096),
    commandLine: documentTextSchema.max(4096).optional(),
  }),
  /** A kernel that QEMU loads itself, at every start. */
  z.object({
    kind: z.literal('kernel'),
    kernel: imageSchema,
    initramfs: imageSchema.optional(),
    commandLine: documentTextSchema.max(4096).optional(),
  }),
  z.object({ kind: z.literal('none') }),
]);
export type GuestSource = z.infer<typeof guestSourceSchema>;
