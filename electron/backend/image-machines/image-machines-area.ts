import type { ContainerDeps } from '../containers/ports.ts';
import { createDeps } from '../create/create-deps.ts';
import type { HostCache } from '../create/host-cache.ts';
import { procedures } from '../procedures.ts';
import { planNow } from './plan-machine.ts';
import { readMachineOptions } from './read-facts.ts';
import { runImageMachine } from './run-machine.ts';

/** Machines made of container images: what is there for one, the plan for it, and making it. */
export function createImageMachinesArea(shared: ContainerDeps & { readonly hosts: HostCache }) {
  const deps = { ...shared, ...createDeps(shared) };
  const { imageMachines } = procedures;
  return {
    options: imageMachines.options.handler(({ input }) =>
      readMachineOptions(deps, deps.connections.require(input.connection), input.image),
    ),
    plan: imageMachines.plan.handler(({ input }) => planNow(deps, input)),
    run: imageMachines.run.handler(({ input }) => runImageMachine(deps, input.request, input.stamp)),
  };
}
