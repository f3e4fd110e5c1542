import { implement } from '@orpc/server';
import { contract } from '#shared/contract/contract.ts';
import type { Container, ContainerRef, ContainersEvent } from '#shared/contract/containers.ts';
import { MiB } from '#shared/domain/units.ts';
import { fail } from './failing.ts';
import {
  inventContainerDetails,
  inventContainerSample,
  inventProcesses,
  inventRemovalPlan,
  stateAfter,
} from './invent-containers.ts';
import type { Scene } from './scene.ts';
import { Topic } from './topic.ts';

const os = implement(contract).containers;

/** Containers that follow what is done to them, at once. */
export const containersRouter = (scene: Scene) => {
  const keyOf = ({ engine, id }: ContainerRef) => `${engine}/${id}`;
  const known = new Map((scene.containers ?? []).map(each => [keyOf(each), each]));
  const events = new Topic<ContainersEvent>();
  const find = (ref: ContainerRef): Container =>
    known.get(keyOf(ref)) ?? fail({ code: 'NOT_FOUND', params: { name: ref.id.slice(0, 12) } });

  function change(ref: ContainerRef, to: Partial<Container>): void {
    const changed = { ...find(ref), ...to };
    known.set(keyOf(ref), changed);
    events.publish({ kind: 'upsert', containers: [changed] });
  }

  return {
    watch: os.watch.handler(async function* ({ signal }) {
      const changes = events.follow(signal);
      yield { kind: 'snapshot', containers: [...known.values()], complete: true };
      yield* changes;
    }),
    samples: os.samples.handler(async function* ({ input, signal }) {
      const running = input.containers.map(find).filter(({ state }) => state === 'running');
      const past = Array.from({ length: 40 }, (_, index) => index - 40);
      yield { samples: past.flatMap(at => running.map(each => inventContainerSample(each, at))) };
      await new Promise(resolve => signal?.addEventListener('abort', resolve));
    }),
    act: os.act.handler(({ input }) =>
      input.containers.map(({ engine, id }) => {
        const container = { engine, id };
        const failure = scene.refuseContainers?.[input.action];
        if (failure !== undefined) return { container, failure };
        change(container, { state: stateAfter[input.action], since: Date.now() });
        return { container };
      }),
    ),
    details: os.details.handler(({ input }) => inventContainerDetails(find(input.container))),
    sizes: os.sizes.handler(() => ({ writable: 14 * MiB, rootFs: 190 * MiB })),
    environment: os.environment.handler(({ input }) =>
      inventContainerDetails(find(input.container)).environment.map(({ name, value }) => ({
        name,
        value: value ?? 'correct horse battery staple',
      })),
    ),
    rename: os.rename.handler(({ input }) => {
      if ([...known.values()].some(({ name }) => name === input.name))
        fail({ code: 'NAME_TAKEN', params: { name: input.name } });
      change(input.container, { name: input.name });
      return {};
    }),
    removalPlan: os.removalPlan.handler(({ input }) => inventRemovalPlan(find(input.container))),
    remove: os.remove.handler(({ input }) => {
      known.delete(keyOf(input.container));
      events.publish({ kind: 'remove', containers: [input.container] });
      return { job: 'job-1' };
    }),
    commit: os.commit.handler(() => ({ job: 'job-1' })),
    export: os.export.handler(() => ({ job: 'job-1' })),
    setLimits: os.setLimits.handler(({ input }) => {
      const { limits, restart } = inventContainerDetails(find(input.container));
      const { restart: wanted = restart, ...changed } = input.change;
      const merged = Object.entries({ ...limits, ...changed }).filter(([, value]) => value !== null);
      return { limits: Object.fromEntries(merged), restart: wanted, ignored: [] };
    }),
    processes: os.processes.handler(({ input }) =>
      find(input.container).state === 'running'
        ? inventProcesses()
        : fail({ code: 'STATE_INVALID', params: { name: find(input.container).name } }),
    ),
    changedFiles: os.changedFiles.handler(() => ({
      files: [
        { path: '/etc', kind: 'changed' as const },
        { path: '/etc/hosts.bak', kind: 'deleted' as const },
        { path: '/srv/upload', kind: 'added' as const },
      ],
      total: 3,
    })),
  };
};
