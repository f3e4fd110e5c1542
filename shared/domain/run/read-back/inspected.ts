import { z } from 'zod';
import { mountsInOrder } from '#shared/domain/engines/in-order.ts';

const words = z
  .array(z.string())
  .nullish()
  .transform(list => list ?? []);
const record = <Value extends z.ZodType>(value: Value) =>
  z
    .record(z.string(), value)
    .nullish()
    .transform(entries => entries ?? ({} as Record<string, z.infer<Value>>));
const text = z
  .string()
  .nullish()
  .transform(value => value ?? '');
const count = z
  .number()
  .nullish()
  .transform(value => value ?? 0);
const on = z
  .boolean()
  .nullish()
  .transform(value => value ?? false);

const bindingSchema = z.object({ HostIp: text, HostPort: text });

const configSchema = z.object({
  Hostname: text,
  User: text,
  Tty: on,
  OpenStdin: on,
  Env: words,
  Cmd: words,
  Entrypoint: words,
  Image: z.string(),
  WorkingDir: text,
  Labels: record(z.string()),
  StopSignal: text,
  StopTimeout: z.number().nullish(),
  Healthcheck: z
    .object({ Test: words, Interval: count, Timeout: count, Retries: count, StartPeriod: count })
    .nullish(),
});

const hostSchema = z.object({
  NetworkMode: text,
  PortBindings: record(z.array(bindingSchema).nullish()),
  RestartPolicy: z.object({ Name: text, MaximumRetryCount: count }).nullish(),
  AutoRemove: on,
  LogConfig: z.object({ Type: text, Config: record(z.string()) }).nullish(),
  CapAdd: words,
  CapDrop: words,
  Dns: words,
  ExtraHosts: words,
  IpcMode: text,
  PidMode: text,
  UsernsMode: text,
  Privileged: on,
  ReadonlyRootfs: on,
  SecurityOpt: words,
  Tmpfs: record(z.string()),
  ShmSize: count,
  Runtime: text,
  Init: on,
  NanoCpus: count,
  CpuShares: count,
  CpusetCpus: text,
  Memory: count,
  MemoryReservation: count,
  MemorySwap: count,
  PidsLimit: count,
  Devices: z
    .array(z.object({ PathOnHost: z.string(), PathInContainer: z.string(), CgroupPermissions: text }))
    .nullish(),
  DeviceRequests: z
    .array(z.object({ Count: count, DeviceIDs: words, Capabilities: z.array(z.array(z.string())).nullish() }))
    .nullish(),
  /** Not written by a request of ours. */
  GroupAdd: words,
  VolumesFrom: words,
  Links: words,
  Ulimits: z.array(z.unknown()).nullish(),
  Sysctls: record(z.unknown()),
  DeviceCgroupRules: words,
  UTSMode: text,
  CgroupParent: text,
});

/** GET /containers/{id}/json (Docker Engine API), as far as a request says it. */
export const inspectedSchema = z.object({
  Name: z.string(),
  Config: configSchema,
  HostConfig: hostSchema,
  Mounts: z
    .array(
      z.object({
        Type: z.string(),
        Name: z.string().optional(),
        Source: text,
        Destination: z.string(),
        RW: z.boolean().nullish(),
      }),
    )
    .transform(mountsInOrder),
  NetworkSettings: z.object({
    Networks: record(
      z.object({
        Aliases: words,
        IPAMConfig: z.object({ IPv4Address: text, IPv6Address: text }).nullish(),
      }),
    ),
  }),
});
export type Inspected = z.infer<typeof inspectedSchema>;

/** Of the image it is made of: what it would have anyway. */
export interface ImageSays {
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly env: readonly string[];
  readonly user: string;
  readonly workingDir: string;
  readonly stopSignal: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly volumes: readonly string[];
}
