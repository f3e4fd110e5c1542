import type { ContainerAction, ContainerOutcome } from '#shared/contract/container-work.ts';
import type { ContainerRef } from '#shared/contract/containers.ts';
import { fail } from '../failures/fail.ts';
import { procedures } from '../procedures.ts';
import type { ContainerDeps } from './ports.ts';

export function createContainersArea(deps: ContainerDeps) {
  async function act(ref: ContainerRef, action: ContainerAction): Promise<ContainerOutcome> {
    try {
      const container = deps.engines.require(ref.engine).docker.getContainer(ref.id);
      await calls[action](container);
      return { container: ref };
    } catch (error) {
      return {
        container: ref,
        failure: deps.toFailure(error, { name: deps.containers.get(ref)?.name ?? ref.id }),
      };
    }
  }

  return {
    watch: procedures.containers.watch.handler(({ signal }) => deps.containers.watch(signal)),
    samples: procedures.containers.samples.handler(() => {
      throw fail('UNSUPPORTED');
    }),
    details: procedures.containers.details.handler(() => {
      throw fail('UNSUPPORTED');
    }),
    environment: procedures.containers.environment.handler(() => {
      throw fail('UNSUPPORTED');
    }),
    rename: procedures.containers.rename.handler(() => {
      throw fail('UNSUPPORTED');
    }),
    removalPlan: procedures.containers.removalPlan.handler(() => {
      throw fail('UNSUPPORTED');
    }),
    remove: procedures.containers.remove.handler(() => {
      throw fail('UNSUPPORTED');
    }),
    commit: procedures.containers.commit.handler(() => {
      throw fail('UNSUPPORTED');
    }),
    export: procedures.containers.export.handler(() => {
      throw fail('UNSUPPORTED');
    }),
    setLimits: procedures.containers.setLimits.handler(() => {
      throw fail('UNSUPPORTED');
    }),
    processes: procedures.containers.processes.handler(() => {
      throw fail('UNSUPPORTED');
    }),
    changedFiles: procedures.containers.changedFiles.handler(() => {
      throw fail('UNSUPPORTED');
    }),
    act: procedures.containers.act.handler(({ input }) =>
      Promise.all(input.containers.map(ref => act(ref, input.action))),
    ),
  };
}

type Handle = ReturnType<ReturnType<ContainerDeps['engines']['require']>['docker']['getContainer']>;

const calls: Readonly<Record<ContainerAction, (container: Handle) => Promise<unknown>>> = {
  start: container => container.start(),
  stop: container => container.stop(),
  restart: container => container.restart(),
  pause: container => container.pause(),
  resume: container => container.unpause(),
  kill: container => container.kill(),
};
