// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { runOptionsSchema, runPlanSchema } from './container-run/plan.ts';
import { runRequestSchema } from './container-run/request.ts';
import { containerRefSchema } from './containers.ts';
import { engineIdSchema } from './engines.ts';
import { procedure } from './procedure.ts';

export const containerRunContract = {
  options: procedure.input(z.object({ engine: engineIdSchema })).output(runOptionsSchema),
  /** Changes nothing: what would be done, what stands in the way, and what to mind. */
  plan: procedure.input(runRequestSchema).output(runPlanSchema),
  /** Plans anew, and then does it as a job; a problem of the plan is thrown. */
  run: procedure.input(runRequestSchema).output(z.object({ job: z.string() })),
  /** The container that a job made; NOT_FOUND while there is none. */
  made: procedure.input(z.object({ job: z.string() })).output(containerRefSchema),
  /** A request that makes a container like this one. `left`: what of it has no place in a request. */
  like: procedure
    .input(z.object({ container: containerRefSchema }))
    .output(z.object({ request: runRequestSchema, left: z.array(z.string()) })),
};
