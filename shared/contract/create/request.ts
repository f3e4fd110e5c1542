import { z } from 'zod';
import { groupSchema } from '../guests.ts';
import { bytesSchema, connectionIdSchema, documentTextSchema, guestNameSchema } from '../values.ts';
import { cloudInitSchema } from './cloud-init.ts';
import { guestCpuSchema } from './cpu.ts';
import { guestDiskSchema } from './disk.ts';
import { guestExtrasSchema, guestFolderSchema } from './extras.ts';
import { guestHostDeviceSchema } from './host-device.ts';
import { guestMemorySchema } from './memory.ts';
import { guestNicSchema } from './nic.ts';
import { guestScreenSchema } from './screen.ts';
import { guestSourceSchema } from './source.ts';
import { unattendedSchema } from './unattended.ts';

/**
 * What a person decided about a new guest; everything left out is filled in with a default that `plan`
 * explains. The wizard edits this, a plan file is this, and a template is this without a name.
 */
export const createRequestSchema = z.object({
  connection: connectionIdSchema,
  name: guestNameSchema,
  source: guestSourceSchema,
  /** osinfo's id of the system, such as http://debian.org/debian/12. */
  osId: documentTextSchema.max(300).optional(),
  title: documentTextSchema.max(300).optional(),
  description: documentTextSchema.max(10_000).optional(),
  group: groupSchema.optional(),
  tags: z.array(groupSchema).max(50).optional(),
  /** libvirt's pool that new disks are made in. */
  pool: documentTextSchema.max(300).optional(),
  arch: z
    .string()
    .regex(/^[a-z0-9_]{2,20}$/)
    .optional(),
  /** A machine type of that architecture: q35, pc, virt … */
  machine: z
    .string()
    .regex(/^[A-Za-z0-9._+-]{1,64}$/)
    .optional(),
  firmware: z.enum(['bios', 'uefi']).optional(),
  secureBoot: z.boolean().optional(),
  acceleration: z.enum(['kvm', 'tcg']).optional(),
  vcpus: z.number().int().min(1).max(4096).optional(),
  cpu: guestCpuSchema.optional(),
  /** Bytes at start. */
  memory: bytesSchema.optional(),
  memoryLayout: guestMemorySchema.optional(),
  /** The first is the system's. Left out: one, as the source asks for it; `[]` is none. */
  disks: z.array(guestDiskSchema).max(64).optional(),
  /** Left out: one, on the host's default network; `[]` is none. */
  nics: z.array(guestNicSchema).max(32).optional(),
  screen: guestScreenSchema.optional(),
  hostDevices: z.array(guestHostDeviceSchema).max(64).optional(),
  folders: z.array(guestFolderSchema).max(64).optional(),
  extras: guestExtrasSchema.optional(),
  cloudInit: cloudInitSchema.optional(),
  unattended: unattendedSchema.optional(),
  autostart: z.boolean().optional(),
  start: z.boolean().optional(),
  /** A document edited by hand takes the place of the plan's; disks and media are made all the same. */
  xml: documentTextSchema.max(1_000_000).optional(),
});
export type CreateRequest = z.infer<typeof createRequestSchema>;
