import { z } from 'zod';
import { failureSchema } from './failure.ts';
import { bytesSchema, instantSchema } from './values.ts';

/** What the engine holds a container to. Missing: no limit, or the engine's own default. */
export const containerLimitsSchema = z.object({
  /** CPUs' worth of time, such as 1.5. */
  cpus: z.number().positive().optional(),
  /** Weight against others when CPUs are short; 1024 is the usual one. */
  cpuShares: z.number().int().min(2).max(262_144).optional(),
  /** CPUs it may run on, as the kernel writes them: `0-2,4`. */
  cpuset: z.string().optional(),
  memory: bytesSchema.optional(),
  /** Memory that is set free last when memory is short. */
  memoryReservation: bytesSchema.optional(),
  /** Memory and swap together; `unlimited`: as much swap as the host has. */
  memorySwap: z.union([bytesSchema, z.literal('unlimited')]).optional(),
  /** Processes and threads. */
  pids: z.number().int().positive().optional(),
});
export type ContainerLimits = z.infer<typeof containerLimitsSchema>;

export const restartPolicySchema = z.object({
  name: z.enum(['no', 'always', 'unless-stopped', 'on-failure']),
  /** Of `on-failure` alone: how often; missing: without end. */
  retries: z.number().int().positive().optional(),
});
export type RestartPolicy = z.infer<typeof restartPolicySchema>;

/** The value is missing where the name looks like that of a secret: `environment` tells those. */
export const environmentEntrySchema = z.object({ name: z.string(), value: z.string().optional() });
export type EnvironmentEntry = z.infer<typeof environmentEntrySchema>;

export const containerMountSchema = z.object({
  kind: z.enum(['bind', 'volume', 'tmpfs', 'npipe', 'cluster', 'image']),
  /** A path of the engine's host, or the volume's name. */
  source: z.string().optional(),
  target: z.string(),
  readOnly: z.boolean(),
  /** Of volumes: nobody gave it a name, so it is this container's alone. */
  anonymous: z.boolean().optional(),
  driver: z.string().optional(),
});
export type ContainerMount = z.infer<typeof containerMountSchema>;

export const containerNetworkSchema = z.object({
  name: z.string(),
  addresses: z.array(z.string()),
  gateway: z.string().optional(),
  mac: z.string().optional(),
  aliases: z.array(z.string()),
});
export type ContainerNetwork = z.infer<typeof containerNetworkSchema>;

export const healthCheckSchema = z.object({
  /** As it is run; empty: it was turned off. */
  test: z.array(z.string()),
  intervalMs: z.number().nonnegative().optional(),
  timeoutMs: z.number().nonnegative().optional(),
  retries: z.number().int().nonnegative().optional(),
  failingStreak: z.number().int().nonnegative(),
  /** The last ones, oldest first. */
  log: z.array(z.object({ at: instantSchema, tookMs: z.number(), exitCode: z.number(), output: z.string() })),
});
export type HealthCheck = z.infer<typeof healthCheckSchema>;

/** What the engine says of one container now, besides its row of the list. */
export const containerDetailsSchema = z.object({
  command: z.array(z.string()),
  /** Missing: the image has none. */
  entrypoint: z.array(z.string()).optional(),
  workingDir: z.string(),
  /** Empty: the image's, mostly root. */
  user: z.string(),
  hostname: z.string(),
  environment: z.array(environmentEntrySchema),
  mounts: z.array(containerMountSchema),
  networks: z.array(containerNetworkSchema),
  /** `host`, `none`, `bridge`, `container:…`, or a network's name. */
  networkMode: z.string(),
  restart: restartPolicySchema,
  /** How often the engine started it again by itself. */
  restarts: z.number().int().nonnegative(),
  limits: containerLimitsSchema,
  health: healthCheckSchema.optional(),
  /** Of its main process on the engine's host, while it runs. */
  pid: z.number().int().positive().optional(),
  startedAt: instantSchema.optional(),
  finishedAt: instantSchema.optional(),
  /** The kernel killed it for want of memory. */
  oomKilled: z.boolean(),
  /** Why its last start was refused, as far as that is to be seen now; the engine's own words as its detail. */
  startFailure: failureSchema.optional(),
  /** Seconds that it is given to stop; the engine's default (10) unless it says. */
  stopTimeout: z.number().int().nonnegative(),
  stopSignal: z.string(),
  runtime: z.string(),
  privileged: z.boolean(),
  readOnlyRoot: z.boolean(),
  /** It goes by itself when it stops. */
  autoRemove: z.boolean(),
  tty: z.boolean(),
  openStdin: z.boolean(),
  logDriver: z.string(),
  platform: z.string(),
  image: z.object({ id: z.string(), name: z.string(), digest: z.string().optional() }),
  /** The engine's own description as JSON, values of the environment left out. */
  raw: z.string(),
});
export type ContainerDetails = z.infer<typeof containerDetailsSchema>;

export const containerSizesSchema = z.object({
  /** What it wrote itself, over its image. */
  writable: bytesSchema.optional(),
  /** Everything in sight, the image included. */
  rootFs: bytesSchema.optional(),
});
export type ContainerSizes = z.infer<typeof containerSizesSchema>;
