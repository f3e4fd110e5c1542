import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { guestRefSchema } from './guests.ts';
import { procedure } from './procedure.ts';
import { bytesSchema, instantSchema } from './values.ts';

/** A second's worth: rates are per second over the time since the sample before. */
const rate = z.number().nonnegative();

export const performanceSampleSchema = z.object({
  at: instantSchema,
  /** Share of one host CPU, 0 to 1 each; the guest's processes outside its virtual CPUs are in `cpu` alone. */
  vcpus: z.array(z.number().min(0).max(1)),
  /** Share of all its virtual CPUs. */
  cpu: z.number().min(0).max(1),
  /** Time that runnable virtual CPUs waited for a host CPU, as a share. */
  steal: z.number().min(0).max(1).optional(),
  memory: z.object({
    /** What the guest was given, by its balloon. */
    total: bytesSchema,
    /** In use inside the guest; only with a balloon driver that reports. */
    used: bytesSchema.optional(),
    cache: bytesSchema.optional(),
    swapIn: rate.optional(),
    swapOut: rate.optional(),
    /** What the hypervisor's process holds on the host. */
    host: bytesSchema.optional(),
  }),
  /** By target: bytes and requests a second, and the mean time of one in ms. */
  disks: z.record(
    z.string(),
    z.object({
      read: rate,
      written: rate,
      reads: rate,
      writes: rate,
      readTime: rate.optional(),
      writeTime: rate.optional(),
    }),
  ),
  /** By the host's name of the interface, or its Ethernet address: bytes and packets a second. */
  interfaces: z.record(
    z.string(),
    z.object({ received: rate, sent: rate, packetsIn: rate, packetsOut: rate, dropped: rate }),
  ),
});
export type PerformanceSample = z.infer<typeof performanceSampleSchema>;

/** Long work on a disk that runs inside the hypervisor, whoever started it. */
export const blockJobSchema = z.object({
  disk: z.string(),
  kind: z.enum(['pull', 'copy', 'commit', 'active-commit', 'backup', 'unknown']),
  done: bytesSchema,
  whole: bytesSchema,
  /** Bytes a second. */
  bandwidth: bytesSchema.optional(),
});
export type BlockJob = z.infer<typeof blockJobSchema>;

export const performanceContract = {
  /** The first message holds what is remembered, oldest first; then one sample an interval. */
  watch: procedure
    .input(z.object({ guest: guestRefSchema, intervalMs: z.number().int().min(500).max(60_000) }))
    .output(
      eventIterator(
        z.object({ samples: z.array(performanceSampleSchema), blockJobs: z.array(blockJobSchema) }),
      ),
    ),
};
