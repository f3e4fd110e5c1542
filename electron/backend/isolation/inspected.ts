import { z } from 'zod';
import { mountsInOrder } from '#shared/domain/engines/in-order.ts';

const words = z
  .array(z.string())
  .nullish()
  .transform(found => found ?? []);
const text = z
  .string()
  .nullish()
  .transform(found => found ?? '');
const count = z
  .number()
  .nullish()
  .transform(found => found ?? 0);

/** What of a container says how it is kept apart (moby: api/types/container, HostConfig). */
export const inspectedSchema = z.object({
  Name: text,
  AppArmorProfile: text,
  ProcessLabel: text,
  Config: z.object({ User: text }),
  Mounts: z
    .array(z.object({ Type: text, Source: text, Destination: text, RW: z.boolean().default(true) }))
    .default([])
    .transform(mountsInOrder),
  HostConfig: z.object({
    Privileged: z.boolean().default(false),
    CapAdd: words,
    CapDrop: words,
    PidMode: text,
    NetworkMode: text,
    IpcMode: text,
    UTSMode: text,
    UsernsMode: text,
    CgroupnsMode: text,
    SecurityOpt: words,
    ReadonlyRootfs: z.boolean().default(false),
    Memory: count,
    NanoCpus: count,
    CpuQuota: count,
    CpuPeriod: count,
    PidsLimit: count,
    Runtime: text,
    Devices: z
      .array(z.object({ PathOnHost: text }))
      .nullish()
      .transform(found => found ?? []),
    DeviceRequests: z
      .array(z.object({ Driver: text, DeviceIDs: words, Count: count }))
      .nullish()
      .transform(found => found ?? []),
  }),
});
export type Inspected = z.infer<typeof inspectedSchema>;
