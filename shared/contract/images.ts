import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { engineListEvent } from './engine-list.ts';
import { engineIdSchema } from './engines.ts';
import { layerProgressSchema, pullSchema } from './images/actions.ts';
import { imageSchema } from './images/image.ts';
import { procedure } from './procedure.ts';

const onEngine = z.object({ engine: engineIdSchema });
const jobSchema = z.object({ job: z.string() });

export const imagesContract = {
  /** Followed only while somebody looks. */
  watch: procedure.input(onEngine).output(eventIterator(engineListEvent(imageSchema))),
  list: procedure.input(onEngine).output(z.array(imageSchema)),
  /** The job fails with IMAGE_ABSENT, PULL_REFUSED, PULL_CUT_OFF, NO_SPACE or HOST_UNREACHABLE. */
  pull: procedure.input(onEngine.extend(pullSchema.shape)).output(jobSchema),
  /** Every layer of a pull or push, at most ten times a second; it ends with the job. */
  layers: procedure.input(jobSchema).output(eventIterator(z.array(layerProgressSchema))),
};
