import { z } from 'zod';
import { containerNameSchema, containerRefSchema } from './container-row.ts';
import { containerLimitsSchema, restartPolicySchema } from './container-details.ts';
import { failureSchema } from './failure.ts';
import { bytesSchema } from './values.ts';

/** As buttons have them. */
export const containerActionSchema = z.enum(['start', 'stop', 'restart', 'pause', 'resume', 'kill']);
export type ContainerAction = z.infer<typeof containerActionSchema>;

/** Signals by which a person may want to reach a container's first process. */
export const containerSignals = [
  'SIGTERM',
  'SIGINT',
  'SIGQUIT',
  'SIGHUP',
  'SIGUSR1',
  'SIGUSR2',
  'SIGWINCH',
  'SIGSTOP',
  'SIGCONT',
  'SIGABRT',
  'SIGKILL',
] as const;
export const containerSignalSchema = z.enum(containerSignals);
export type ContainerSignal = z.infer<typeof containerSignalSchema>;

export const containerOrderSchema = z.object({
  action: containerActionSchema,
  /** Of `stop` and `restart`: seconds to wait; the container's own unless said. */
  timeout: z.number().int().min(0).max(3600).optional(),
  /**
   * Of `stop`: what becomes of one that goes on after the time. `kill` (as the engine does, and unless said): its
   * outcome says so in `killedAfter`. `leave`: it is STOP_IGNORED and runs on.
   */
  ifIgnored: z.enum(['kill', 'leave']).optional(),
  /** Of `kill`; SIGKILL unless said. */
  signal: containerSignalSchema.optional(),
});
export type ContainerOrder = z.infer<typeof containerOrderSchema>;

export const containerOutcomeSchema = z.object({
  container: containerRefSchema,
  failure: failureSchema.optional(),
  /** It did not stop by itself in so many seconds and was killed. */
  killedAfter: z.number().nonnegative().optional(),
  /** Not over within a second: this job tells how it ends. */
  job: z.string().optional(),
});
export type ContainerOutcome = z.infer<typeof containerOutcomeSchema>;

/** What goes for good with a container, and what stays. */
export const containerRemovalPlanSchema = z.object({
  container: containerRefSchema,
  name: z.string(),
  /** It runs or is paused: removing takes force, and its processes are killed. */
  running: z.boolean(),
  /** How many processes that are; missing where it cannot be told. */
  processes: z.number().int().nonnegative().optional(),
  /** What it wrote over its image; missing where the engine does not say. */
  writable: bytesSchema.optional(),
  volumes: z.array(
    z.object({
      name: z.string(),
      target: z.string(),
      size: bytesSchema.optional(),
      /** Only those without a name of their own go with the container, and only if asked to. */
      anonymous: z.boolean(),
      /** Other containers with it: then the engine keeps it. */
      usedBy: z.array(z.string()),
    }),
  ),
  /** Paths of the host and named volumes: they stay. */
  kept: z.array(z.string()),
  stamp: z.string(),
});
export type ContainerRemovalPlan = z.infer<typeof containerRemovalPlanSchema>;

export const removeChoiceSchema = z.object({
  /** Anonymous volumes go too. */
  volumes: z.boolean(),
  /** Its processes are killed. STATE_INVALID without it while it runs. */
  force: z.boolean(),
});

export const commitChoiceSchema = z.object({
  /** `name` or `name:tag`; the tag is `latest` unless said. */
  image: z
    .string()
    .min(1)
    .max(255)
    .regex(/^[^\s@]+$/, 'A name of an image has no spaces and no digest.'),
  author: z.string().max(500).optional(),
  message: z.string().max(2000).optional(),
  /** Lines as in a Dockerfile, such as `CMD ["httpd"]` or `ENV A=b`. */
  changes: z.array(z.string().min(1).max(4000)).max(100),
  /** Its processes stand still meanwhile, so that files are whole. */
  pause: z.boolean(),
});
export type CommitChoice = z.infer<typeof commitChoiceSchema>;

/** What is to be another. Missing: stays. Null: no limit any more. */
export const limitsChangeSchema = containerLimitsSchema
  .extend({ restart: restartPolicySchema })
  .partial()
  .extend({
    cpus: z.number().min(0.01).max(10_000).nullable().optional(),
    pids: z.number().int().positive().nullable().optional(),
    memory: bytesSchema.nullable().optional(),
    memoryReservation: bytesSchema.nullable().optional(),
    cpuset: z
      .string()
      .regex(/^\d+(-\d+)?(,\d+(-\d+)?)*$/, 'CPUs are written like 0-2,4.')
      .nullable()
      .optional(),
  });
export type LimitsChange = z.infer<typeof limitsChangeSchema>;

/** What a change of limits came to, read back from the engine. */
export const limitsOutcomeSchema = z.object({
  limits: containerLimitsSchema,
  restart: restartPolicySchema,
  /** Asked for, and yet not so: what this engine's kernel or cgroups do not have. */
  ignored: z.array(
    z.enum(['cpus', 'cpuShares', 'cpuset', 'memory', 'memoryReservation', 'memorySwap', 'pids']),
  ),
});
export type LimitsOutcome = z.infer<typeof limitsOutcomeSchema>;

export const processTableSchema = z.object({
  /** Headings as the engine's `ps` gives them: USER, PID, %CPU … */
  titles: z.array(z.string()),
  rows: z.array(z.array(z.string())),
});
export type ProcessTable = z.infer<typeof processTableSchema>;

export const changedFilesSchema = z.object({
  files: z.array(z.object({ path: z.string(), kind: z.enum(['changed', 'added', 'deleted']) })),
  /** All there are; more than `files` where they are too many to show. */
  total: z.number().int().nonnegative(),
});
export type ChangedFiles = z.infer<typeof changedFilesSchema>;

export const renameSchema = z.object({ name: containerNameSchema });
