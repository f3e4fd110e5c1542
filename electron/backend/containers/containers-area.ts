import { procedures } from '../procedures.ts';
import type { ContainerHistory } from '../history/containers/container-history.ts';
import type { HandOutDeps } from '../transfers/hand-out.ts';
import { act } from './act/act.ts';
import { readChangedFiles } from './changed-files.ts';
import { commitContainer } from './commit.ts';
import { readDetails, readEnvironment, readSizes } from './details/read-details.ts';
import { exportContainer } from './export.ts';
import { setLimits } from './limits/set-limits.ts';
import type { ContainerDeps } from './ports.ts';
import { readProcesses } from './processes.ts';
import { removalPlan } from './removal/plan.ts';
import { removeContainer } from './removal/remove.ts';
import { renameContainer } from './rename.ts';
import { ContainerSamples } from './samples/samples.ts';

type Deps = ContainerDeps & HandOutDeps & { readonly history: Pick<ContainerHistory, 'record'> };

export function createContainersArea(deps: Deps) {
  const samples = new ContainerSamples(deps);
  const { containers } = procedures;
  return {
    watch: containers.watch.handler(({ signal }) => deps.containers.watch(signal)),
    samples: containers.samples.handler(({ input, signal }) =>
      samples.watch(input.containers, input.intervalMs, signal),
    ),
    act: containers.act.handler(async ({ input: { containers: refs, ...order } }) => {
      const outcomes = await act(deps, refs, order);
      const text = `Innkeeper could not do this to it: ${order.action}.`;
      // Of one that is gone nothing is kept.
      for (const { container, failure } of outcomes)
        if (failure && deps.containers.get(container))
          deps.history.record(container, { kind: 'state', text, failure });
      return outcomes;
    }),
    details: containers.details.handler(({ input }) => readDetails(deps, input.container)),
    sizes: containers.sizes.handler(({ input }) => readSizes(deps, input.container)),
    environment: containers.environment.handler(({ input }) => readEnvironment(deps, input.container)),
    rename: containers.rename.handler(async ({ input }) => {
      await renameContainer(deps, input.container, input.name);
      return {};
    }),
    removalPlan: containers.removalPlan.handler(({ input }) =>
      removalPlan(deps, input.container, { sizes: true }),
    ),
    remove: containers.remove.handler(async ({ input: { container, ...choice } }) => ({
      job: await removeContainer(deps, container, choice),
    })),
    commit: containers.commit.handler(({ input: { container, ...choice } }) => ({
      job: commitContainer(deps, container, choice),
    })),
    export: containers.export.handler(({ input, context }) =>
      exportContainer(deps, input.container, input.target, context.session),
    ),
    setLimits: containers.setLimits.handler(({ input }) => setLimits(deps, input.container, input.change)),
    processes: containers.processes.handler(({ input }) => readProcesses(deps, input.container)),
    changedFiles: containers.changedFiles.handler(({ input }) => readChangedFiles(deps, input.container)),
  };
}
