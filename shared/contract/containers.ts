import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { containerDetailsSchema, containerSizesSchema, environmentEntrySchema } from './container-details.ts';
import { containerRefSchema, containerSchema } from './container-row.ts';
import {
  changedFilesSchema,
  commitChoiceSchema,
  containerOrderSchema,
  containerOutcomeSchema,
  containerRemovalPlanSchema,
  limitsChangeSchema,
  limitsOutcomeSchema,
  processTableSchema,
  removeChoiceSchema,
  renameSchema,
} from './container-work.ts';
import { procedure } from './procedure.ts';
import { downloadTargetSchema } from './transfers.ts';
import { bytesSchema, instantSchema } from './values.ts';

// The row has a file of its own because others of this contract stand on it.
export * from './container-row.ts';

export const containersEventSchema = z.discriminatedUnion('kind', [
  /** Replaces everything known; large lists come as one snapshot and further upserts. */
  z.object({ kind: z.literal('snapshot'), containers: z.array(containerSchema), complete: z.boolean() }),
  /** `complete`: with this one everything is sent that the snapshot left out. */
  z.object({
    kind: z.literal('upsert'),
    containers: z.array(containerSchema),
    complete: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('remove'), containers: z.array(containerRefSchema) }),
]);
export type ContainersEvent = z.infer<typeof containersEventSchema>;

/** One sample of a running container. Counters are per second since the sample before. */
export const containerSampleSchema = containerRefSchema.extend({
  at: instantSchema,
  /** Share of all CPUs of the engine's host, 0 to 1. */
  cpu: z.number().min(0).max(1),
  /** CPUs' worth of time, such as 1.5. */
  cores: z.number().nonnegative(),
  /** Without the cache that the kernel gives up first; missing where cgroups do not count memory. */
  memoryUsed: bytesSchema.optional(),
  /** Its limit, or all memory of the host. */
  memoryTotal: bytesSchema,
  received: z.number().nonnegative().optional(),
  sent: z.number().nonnegative().optional(),
  read: z.number().nonnegative().optional(),
  written: z.number().nonnegative().optional(),
  pids: z.number().int().nonnegative().optional(),
});
export type ContainerSample = z.infer<typeof containerSampleSchema>;

const one = z.object({ container: containerRefSchema });
const some = z.object({ containers: z.array(containerRefSchema).min(1).max(10_000) });
const job = z.object({ job: z.string() });

export const containersContract = {
  watch: procedure.input(z.object({})).output(eventIterator(containersEventSchema)),
  /** Samples of those named that run, about every `intervalMs`; the first message holds what is remembered. */
  samples: procedure
    .input(
      z.object({
        containers: z.array(containerRefSchema).max(100),
        intervalMs: z.number().int().min(1000).max(60_000),
      }),
    )
    .output(eventIterator(z.object({ samples: z.array(containerSampleSchema) }))),
  /** Refused ones say why as values: PORT_TAKEN, NO_SPACE, IMAGE_ABSENT, STOP_IGNORED, STATE_INVALID … */
  act: procedure.input(some.extend(containerOrderSchema.shape)).output(z.array(containerOutcomeSchema)),
  details: procedure.input(one).output(containerDetailsSchema),
  /** The engine counts files for it: asked for by itself, because it may take its time. */
  sizes: procedure.input(one).output(containerSizesSchema),
  /** The environment with every value: for who asked to see it. */
  environment: procedure.input(one).output(z.array(environmentEntrySchema)),
  /** NAME_TAKEN. */
  rename: procedure.input(one.extend(renameSchema.shape)).output(z.object({})),
  removalPlan: procedure.input(one).output(containerRemovalPlanSchema),
  /** CONFLICT when it is not any more as the plan said. */
  remove: procedure.input(one.extend(removeChoiceSchema.shape).extend({ stamp: z.string() })).output(job),
  /** The job's result `Image` is the new image's id. */
  commit: procedure.input(one.extend(commitChoiceSchema.shape)).output(job),
  /** Its whole file system as a tar archive. `ticket` for the browser, and only there. */
  export: procedure
    .input(one.extend({ target: downloadTargetSchema }))
    .output(job.extend({ ticket: z.string().optional() })),
  /** At once, while it runs. */
  setLimits: procedure.input(one.extend({ change: limitsChangeSchema })).output(limitsOutcomeSchema),
  /** STATE_INVALID for one that does not run. */
  processes: procedure.input(one).output(processTableSchema),
  /** What is another than in its image, in order of path. */
  changedFiles: procedure.input(one).output(changedFilesSchema),
};
