import { z } from 'zod';
import { bytesSchema } from './values.ts';

/** Where one of a host's logical CPUs sits, and of what kind it is. */
export const hostCpuSchema = z.object({
  /** As in /sys/devices/system/cpu/cpuN. */
  id: z.number().int().nonnegative(),
  package: z.number().int(),
  die: z.number().int(),
  core: z.number().int(),
  node: z.number().int(),
  /** A core for speed or for thrift, on CPUs that have both. */
  kind: z.enum(['performance', 'efficiency']).optional(),
  online: z.boolean(),
});
export type HostCpu = z.infer<typeof hostCpuSchema>;

export const hostTopologySchema = z.object({
  cpus: z.array(hostCpuSchema),
  /** Last-level and other shared caches: which CPUs share one. */
  caches: z.array(z.object({ level: z.number().int(), size: bytesSchema, cpus: z.array(z.number().int()) })),
  nodes: z.array(
    z.object({
      id: z.number().int().nonnegative(),
      memory: bytesSchema.optional(),
      free: bytesSchema.optional(),
      hugePages: z.array(z.object({ size: bytesSchema, total: z.number().int(), free: z.number().int() })),
    }),
  ),
  /** How many virtual CPUs of running guests are pinned to each CPU. */
  pinned: z.record(z.string(), z.number().int()),
});
export type HostTopology = z.infer<typeof hostTopologySchema>;

/** What the kernel says of virtual memory and of guests within guests, by its KVM modules. */
export const memoryVirtualizationSchema = z.object({
  /** How guests' addresses become the host's; `unknown` where the host cannot be looked into. */
  paging: z.enum(['ept', 'npt', 'shadow', 'translated', 'unknown']),
  /** Guests may use vmx or svm themselves. */
  nested: z.boolean().optional(),
  /** The file that says so, such as /sys/module/kvm_intel/parameters/ept. */
  where: z.string().optional(),
  vendor: z.enum(['intel', 'amd']).optional(),
});
export type MemoryVirtualization = z.infer<typeof memoryVirtualizationSchema>;
