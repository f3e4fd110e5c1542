import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { actionPlanSchema } from './action-plan.ts';
import { engineListEvent } from './engine-list.ts';
import { engineIdSchema } from './engines.ts';
import {
  bringSchema,
  imageActionSchema,
  layerProgressSchema,
  pullSchema,
  saveSchema,
} from './images/actions.ts';
import { buildOfferSchema, buildSchema } from './images/build.ts';
import { imageDetailsSchema } from './images/details.ts';
import { imageNameSchema, imageRefSchema, imageSchema } from './images/image.ts';
import { diskUsageSchema } from './images/usage.ts';
import { procedure } from './procedure.ts';

const onEngine = z.object({ engine: engineIdSchema });
const jobSchema = z.object({ job: z.string() });

export const imagesContract = {
  /** Followed only while somebody looks. */
  watch: procedure.input(onEngine).output(eventIterator(engineListEvent(imageSchema))),
  list: procedure.input(onEngine).output(z.array(imageSchema)),
  /** IMAGE_ABSENT. */
  details: procedure.input(imageRefSchema).output(imageDetailsSchema),
  /** Bytes on the engine's disk now: it counts them all, which takes it a while. */
  usage: procedure.input(onEngine).output(diskUsageSchema),

  plan: procedure.input(onEngine.extend({ action: imageActionSchema })).output(actionPlanSchema),
  run: procedure.input(onEngine.extend({ action: imageActionSchema, stamp: z.string() })).output(jobSchema),

  /** A name with another image loses that. INPUT_INVALID for one that names no image. */
  tag: procedure.input(imageRefSchema.extend({ name: imageNameSchema })).output(z.object({})),
  /** The job fails with IMAGE_ABSENT, PULL_REFUSED, PULL_CUT_OFF, NO_SPACE or HOST_UNREACHABLE. */
  pull: procedure.input(onEngine.extend(pullSchema.shape)).output(jobSchema),
  push: procedure.input(onEngine.extend({ name: imageNameSchema })).output(jobSchema),
  /** Every layer of a pull or push, at most ten times a second; it ends with the job. */
  layers: procedure.input(jobSchema).output(eventIterator(z.array(layerProgressSchema))),
  /** `ticket` for the browser, and only there. */
  save: procedure
    .input(onEngine.extend({ choice: saveSchema }))
    .output(jobSchema.extend({ ticket: z.string().optional() })),
  /** The job of a file that a page has waits for it, as that of `transfers.upload` does. */
  bring: procedure.input(onEngine.extend({ choice: bringSchema })).output(jobSchema),
  buildOffer: procedure
    .input(onEngine.extend({ folder: z.string().min(1).max(4096) }))
    .output(buildOfferSchema),
  build: procedure.input(onEngine.extend({ choice: buildSchema })).output(jobSchema),
};
