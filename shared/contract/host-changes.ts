// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { failureSchema } from './failure.ts';
import { hostStepSchema } from './host-step.ts';
import { procedure } from './procedure.ts';
import { bytesSchema, connectionIdSchema, instantSchema } from './values.ts';

/** What of a file becomes another, as a unified diff; binary files (an initramfs) have sizes alone. */
export const changedFileSchema = z.object({
  path: z.string(),
  becomes: z.enum(['made', 'changed', 'deleted', 'rebuilt']),
  /** The steps that it comes from, by their place in the plan. */
  steps: z.array(z.number().int().nonnegative()).optional(),
  diff: z.string().optional(),
  size: bytesSchema.optional(),
  /** A person has edited it since we last wrote it: what we keep of that. */
  note: z.string().optional(),
});
export type ChangedFile = z.infer<typeof changedFileSchema>;

/** What the helper's own dry run said it would do: it refuses to do anything else. */
export const dryRunSchema = z.object({
  files: z.array(changedFileSchema),
  /** Programs that are run, word by word: update-grub, update-initramfs … */
  commands: z.array(z.array(z.string())),
  /** What happens to the running kernel at once: sysfs writes, drivers moved. In the helper's words. */
  now: z.array(z.string()),
  reboot: z.boolean(),
  /** While there is one, the helper refuses. */
  problems: z.array(z.object({ step: z.number().int().nonnegative().optional(), failure: failureSchema })),
  stamp: z.string(),
});
export type DryRun = z.infer<typeof dryRunSchema>;

/**
 * `before`: undone, nothing of it is left. `after`: done. `interrupted`: cut short in the middle of being applied or
 * undone; undo or continue.
 */
export const hostRunSchema = z.object({
  /** The helper's name for it. */
  id: z.string(),
  title: z.string(),
  at: instantSchema,
  state: z.enum(['before', 'after', 'interrupted']),
  steps: z.array(hostStepSchema),
  files: z.array(
    z.object({
      path: z.string(),
      /** It is no longer as the run left it: a person's edit. */
      edited: z.boolean(),
    }),
  ),
  /** It takes hold, or is gone, only after a reboot, and there was none since. */
  rebootPending: z.boolean(),
  /** Undone by itself in so many seconds unless it is confirmed; missing where it does not wait. */
  confirmIn: z.number().int().nonnegative().optional(),
});
export type HostRun = z.infer<typeof hostRunSchema>;

/**
 * How root is reached on that host. `direct`: we are root there. `pkexec`: the desktop asks for a password. `sudo`:
 * sudo asks for none. `script`: a person runs it; we give a script that holds the helper and the plan.
 */
export const rootWaySchema = z.enum(['direct', 'pkexec', 'sudo', 'script']);
export type RootWay = z.infer<typeof rootWaySchema>;

const on = z.object({ connection: connectionIdSchema });
const steps = z.array(hostStepSchema).min(1).max(100);

export const hostChangesContract = {
  /** The way to root, whether the helper is installed there, and the command that installs it. */
  reach: procedure.input(on).output(
    z.object({
      way: rootWaySchema,
      /** Not needed for `direct` and `sudo`: it is then carried over each time. */
      helper: z.enum(['installed', 'outdated', 'absent', 'carried']),
      install: z.string().optional(),
    }),
  ),
  /** Changes nothing and needs no root, unless a file may not be read otherwise. */
  dryRun: procedure.input(on.extend({ steps })).output(dryRunSchema),
  /** CONFLICT when it would not be what the dry run with this stamp said. */
  apply: procedure
    .input(on.extend({ title: z.string().min(1).max(200), steps, stamp: z.string() }))
    .output(z.object({ job: z.string() })),
  runs: procedure.input(on).output(z.object({ runs: z.array(hostRunSchema) })),
  /** What undoing would do now. Hand-edited files are kept; what cannot be taken out of them is a problem. */
  planUndo: procedure.input(on.extend({ run: z.string() })).output(dryRunSchema),
  undo: procedure
    .input(on.extend({ run: z.string(), stamp: z.string() }))
    .output(z.object({ job: z.string() })),
  /** Goes on with an interrupted run from where it stopped. */
  proceed: procedure.input(on.extend({ run: z.string() })).output(z.object({ job: z.string() })),
  /** The same as a script for a root shell of that host: `sudo bash NAME dry-run|apply|undo`. */
  script: procedure
    .input(on.extend({ title: z.string().min(1).max(200), steps }))
    .output(z.object({ name: z.string(), text: z.string() })),
};
