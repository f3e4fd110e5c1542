import { z } from 'zod';
import { engineStateSchema } from '#electron/docker/container-state.ts';
import { mountsInOrder } from '#shared/domain/engines/in-order.ts';

const text = z.string().nullish();
const texts = z.array(z.string()).nullish();
const count = z.number().nullish();

const mountSchema = z.object({
  Type: z.string(),
  Name: text,
  Source: text,
  Destination: z.string(),
  Driver: text,
  RW: z.boolean(),
});

const networkSchema = z.object({
  IPAddress: text,
  GlobalIPv6Address: text,
  Gateway: text,
  MacAddress: text,
  Aliases: texts,
});

const hostConfigSchema = z.object({
  NetworkMode: text,
  RestartPolicy: z.object({ Name: text, MaximumRetryCount: count }).nullish(),
  AutoRemove: z.boolean().nullish(),
  LogConfig: z.object({ Type: text }).nullish(),
  Runtime: text,
  Privileged: z.boolean().nullish(),
  ReadonlyRootfs: z.boolean().nullish(),
  NanoCpus: count,
  CpuShares: count,
  CpuPeriod: count,
  CpuQuota: count,
  CpusetCpus: text,
  Memory: count,
  MemoryReservation: count,
  MemorySwap: count,
  PidsLimit: count,
  Binds: texts,
  Mounts: z.array(z.object({ Type: z.string(), Source: text })).nullish(),
  Tmpfs: z.record(z.string(), z.string()).nullish(),
});
export type HostConfig = z.infer<typeof hostConfigSchema>;

/** What the engine says of one container (Docker Engine API, GET /containers/{id}/json). */
export const inspectedSchema = z.object({
  Image: z.string(),
  Path: z.string(),
  Args: texts,
  RestartCount: count,
  Platform: text,
  State: z.object({
    Status: engineStateSchema,
    Pid: count,
    OOMKilled: z.boolean().nullish(),
    Error: text,
    ExitCode: z.number(),
    StartedAt: z.string(),
    FinishedAt: z.string(),
    Health: z
      .object({
        Status: z.string(),
        FailingStreak: count,
        Log: z
          .array(z.object({ Start: z.string(), End: z.string(), ExitCode: z.number(), Output: z.string() }))
          .nullish(),
      })
      .nullish(),
  }),
  Config: z.object({
    Hostname: text,
    User: text,
    Env: texts,
    Cmd: texts,
    Entrypoint: z.union([z.array(z.string()), z.string()]).nullish(),
    WorkingDir: text,
    Image: z.string(),
    StopSignal: text,
    StopTimeout: count,
    Tty: z.boolean().nullish(),
    OpenStdin: z.boolean().nullish(),
    Healthcheck: z.object({ Test: texts, Interval: count, Timeout: count, Retries: count }).nullish(),
  }),
  HostConfig: hostConfigSchema,
  Mounts: z
    .array(mountSchema)
    .nullish()
    .transform(mounts => mountsInOrder(mounts ?? [])),
  NetworkSettings: z.object({ Networks: z.record(z.string(), networkSchema).nullish() }).nullish(),
});
export type Inspected = z.infer<typeof inspectedSchema>;
