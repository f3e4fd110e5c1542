import { z } from 'zod';
import { bytesSchema } from '../values.ts';

const nodesSchema = z.array(z.number().int().min(0).max(1023)).min(1);

/** The guest's memory, beyond how much (https://libvirt.org/formatdomain.html#memory-backing). */
export const guestMemorySchema = z.object({
  /** What the balloon may give back to it; `memory` is there at start. Bytes. */
  maximum: bytesSchema.optional(),
  balloon: z.boolean().optional(),
  /** The size of a page in bytes (2 MiB, 1 GiB); null is ordinary pages. */
  hugePages: bytesSchema.nullable().optional(),
  /** The guest's own NUMA cells: all CPUs and all memory are in one of them. */
  cells: z
    .array(
      z.object({
        vcpus: z.array(z.number().int().min(0).max(4095)).min(1),
        memory: bytesSchema,
        /** The host's node that it lies on. */
        node: z.number().int().min(0).max(1023).optional(),
      }),
    )
    .max(64)
    .optional(),
  /** Nodes of the host that all of it comes from. */
  placement: z.object({ mode: z.enum(['strict', 'preferred', 'interleave']), nodes: nodesSchema }).optional(),
  /** Other processes of the host can map it: virtiofs and vhost-user need that. */
  shared: z.boolean().optional(),
  /** Never swapped out. */
  locked: z.boolean().optional(),
});
export type GuestMemory = z.infer<typeof guestMemorySchema>;
