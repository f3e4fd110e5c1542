import type { ContainerDeps } from '../containers/ports.ts';
import { procedures } from '../procedures.ts';
import { readLxcImage } from './image-program.ts';
import { planNow } from './plan-lxc.ts';
import { readLxcOptions } from './read-options.ts';
import { runLxc } from './run-lxc.ts';

/** Linux containers by libvirt: what can be made, the plan for it, and making it. */
export function createLxcArea(deps: ContainerDeps) {
  const { lxc } = procedures;
  return {
    options: lxc.options.handler(({ input }) =>
      readLxcOptions(deps, deps.connections.require(input.connection)),
    ),
    image: lxc.image.handler(({ input }) => readLxcImage(deps.engines.require(input.engine), input.image)),
    plan: lxc.plan.handler(async ({ input }) => (await planNow(deps, input)).plan),
    run: lxc.run.handler(({ input }) => runLxc(deps, input.request, input.stamp)),
  };
}
