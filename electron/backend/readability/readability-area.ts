import { procedures } from '../procedures.ts';
import { planRemedy } from './plan.ts';
import { readFileAccess } from './read.ts';
import { type RemedyDeps, runRemedy } from './run.ts';

/** What keeps QEMU from a file of its host, and letting it through. */
export function createReadabilityArea(deps: RemedyDeps) {
  return {
    read: procedures.readability.read.handler(async ({ input }) => (await readFileAccess(deps, input)).shown),

    plan: procedures.readability.plan.handler(async ({ input: { action, ...question } }) => {
      const { plan, becomes } = await planRemedy(deps, question, action);
      return { plan, becomes };
    }),

    run: procedures.readability.run.handler(({ input: { action, stamp, ...question } }) =>
      runRemedy(deps, question, action, stamp),
    ),
  };
}
