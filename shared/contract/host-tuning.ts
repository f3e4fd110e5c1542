// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { guestRefSchema } from './guests.ts';
import { procedure } from './procedure.ts';
import { hostTopologySchema } from './topology.ts';
import { bytesSchema, connectionIdSchema } from './values.ts';

export const hugePageSizeSchema = z.enum(['2M', '1G']);
export type HugePageSize = z.infer<typeof hugePageSizeSchema>;

/** Huge pages of one size, of one node or of the whole host. */
export const hugePagePoolSchema = z.object({
  size: hugePageSizeSchema,
  /** Missing: of the whole host. */
  node: z.number().int().nonnegative().optional(),
  total: z.number().int().nonnegative(),
  free: z.number().int().nonnegative(),
  /** More that could be had at once: there are pieces of memory that large. Missing: it is not told. */
  atHand: z.number().int().nonnegative().optional(),
  /** More that could be had if the kernel finds a way to move everything that is in between. */
  atMost: z.number().int().nonnegative().optional(),
});
export type HugePagePool = z.infer<typeof hugePagePoolSchema>;

/** A guest whose memory is made of huge pages. */
export const hugePageUserSchema = z.object({
  guest: guestRefSchema,
  name: z.string(),
  running: z.boolean(),
  memory: bytesSchema,
  /** Missing: of the size that the host takes by default. */
  size: hugePageSizeSchema.optional(),
});
export type HugePageUser = z.infer<typeof hugePageUserSchema>;

export const kvmModuleSchema = z.object({
  /** kvm, kvm_intel or kvm_amd. */
  module: z.enum(['kvm', 'kvm_intel', 'kvm_amd']),
  loaded: z.boolean(),
  /** As /sys/module/<module>/parameters has them. */
  parameters: z.record(z.string(), z.string()),
});
export type KvmModule = z.infer<typeof kvmModuleSchema>;

/** What of a host's memory and CPUs guests are given, and how it could be changed. */
export const hostTuningSchema = z.object({
  topology: hostTopologySchema.optional(),
  memory: z.object({ total: bytesSchema, free: bytesSchema }).optional(),
  pages: z.array(hugePagePoolSchema),
  users: z.array(hugePageUserSchema),
  kvm: z.array(kvmModuleSchema),
  /** Guests that use KVM now: its modules cannot be loaded anew meanwhile. */
  kvmGuests: z.array(z.object({ guest: guestRefSchema, name: z.string() })),
  cpus: z.object({
    /** isolcpus= of the running kernel, as a list; empty: none. */
    isolated: z.string(),
    /** CPUs that systemd lets the host's own programs use; missing: all of them. */
    host: z.string().optional(),
    systemd: z.boolean(),
  }),
  boot: z.object({
    loader: z.enum(['grub', 'grubby', 'systemd-boot', 'kernelstub', 'rpm-ostree', 'unknown']),
    /** Of the running kernel, word by word. */
    arguments: z.array(z.string()),
  }),
  /** What could not be read, in sentences. */
  missing: z.array(z.string()),
});
export type HostTuning = z.infer<typeof hostTuningSchema>;

export const hostTuningContract = {
  /** Changing it is the area `host-changes`, by steps that shared/domain/host-tuning plans. UNSUPPORTED as `devices.map`. */
  read: procedure.input(z.object({ connection: connectionIdSchema })).output(hostTuningSchema),
};
