import { z } from 'zod';
import { documentTextSchema } from '../values.ts';

const count = z.number().int().min(1).max(4096);
/** Numbers of the host's CPUs, as in /sys/devices/system/cpu. */
export const hostCpusSchema = z.array(z.number().int().min(0).max(65_535)).min(1);

/** The guest's CPU, beyond how many (https://libvirt.org/formatdomain.html#cpu-model-and-topology). */
export const guestCpuSchema = z.object({
  /** How many can be had by hot-plugging; `vcpus` of them are there at start. */
  maximum: count.optional(),
  /** Its product is the maximum. */
  topology: z.object({ sockets: count, dies: count, cores: count, threads: count }).optional(),
  mode: z.enum(['host-passthrough', 'host-model', 'maximum', 'custom']).optional(),
  /** Of mode `custom`, one that libvirt lists for this machine. */
  model: documentTextSchema.max(100).optional(),
  features: z
    .array(
      z.object({
        name: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/),
        policy: z.enum(['force', 'require', 'optional', 'disable', 'forbid']),
      }),
    )
    .max(500)
    .optional(),
  /** Of host-passthrough: without what keeps a running guest from moving to another host. */
  migratable: z.boolean().optional(),
  /** The guest may run virtual machines itself: vmx or svm, with EPT or NPT for its guests. */
  nested: z.boolean().optional(),
  /** Which of the host's CPUs may run a virtual one. */
  pins: z.array(z.object({ vcpu: z.number().int().min(0).max(4095), cpus: hostCpusSchema })).optional(),
  /** QEMU's own threads. */
  emulatorPins: hostCpusSchema.optional(),
});
export type GuestCpu = z.infer<typeof guestCpuSchema>;
