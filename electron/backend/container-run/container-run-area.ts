import { planRun } from '#shared/domain/run/plan.ts';
import type { ContainerDeps } from '../containers/ports.ts';
import { fail } from '../failures/fail.ts';
import { LayerFeeds } from '../images/layer-feeds.ts';
import { procedures } from '../procedures.ts';
import { gatherFacts } from './gather-facts.ts';
import { MadeContainers } from './made-containers.ts';
import { readLike } from './read-like.ts';
import { readOptions } from './read-options.ts';
import { beginRun } from './run-container.ts';
import type { RunDeps } from './run-deps.ts';

/** Running a container: what can be chosen, the plan for what was, and carrying it out. */
export function createContainerRunArea(given: ContainerDeps) {
  const deps: RunDeps = { ...given, layers: new LayerFeeds() };
  const { engines, containers } = deps;
  const made = new MadeContainers();
  const { containerRun } = procedures;
  return {
    options: containerRun.options.handler(({ input }) => readOptions(engines.require(input.engine))),
    plan: containerRun.plan.handler(async ({ input }) =>
      planRun(input, await gatherFacts(deps, engines.require(input.engine), input)),
    ),
    run: containerRun.run.handler(({ input }) => beginRun(deps, made, input)),
    made: containerRun.made.handler(({ input }) => {
      const container = made.get(input.job);
      if (container === undefined) throw fail('NOT_FOUND', {});
      return container;
    }),
    like: containerRun.like.handler(({ input }) =>
      readLike(engines.require(input.container.engine), input.container, containers),
    ),
  };
}
