import { implement } from '@orpc/server';
import { contract } from '#shared/contract/contract.ts';
import type { RunRequest } from '#shared/contract/container-run/request.ts';
import type { RunFacts } from '#shared/domain/run/facts.ts';
import { planRun } from '#shared/domain/run/plan.ts';
import { fail } from './failing.ts';
import { inventImages } from './invent-images.ts';
import type { Scene } from './scene.ts';

const os = implement(contract).containerRun;

/** Facts that go with a scene: its containers with their ports, its images, one network of one's own. */
function inventFacts(scene: Scene, request: RunRequest): RunFacts {
  const engine = scene.engines?.find(({ id }) => id === request.engine);
  const { facts, address, label } = engine ?? {};
  if (facts === undefined || address === undefined || label === undefined)
    return fail({ code: 'NOT_FOUND', params: { name: request.engine } });
  const there = (scene.images ?? inventImages(request.engine)).some(({ tags }) =>
    tags.includes(request.image),
  );
  const containers = (scene.containers ?? []).filter(each => each.engine === request.engine);
  return {
    engine: { ...facts, address, label },
    image: there
      ? {
          os: 'linux',
          arch: 'amd64',
          entrypoint: ['/docker-entrypoint.sh'],
          command: ['nginx', '-g', 'daemon off;'],
          user: '',
          workingDir: '/',
          ports: ['80/tcp'],
          volumes: [],
        }
      : undefined,
    containers: containers.map(({ id, name, state }) => ({ id, name, running: state === 'running' })),
    ports: containers.flatMap(({ name, ports }) =>
      ports.flatMap(({ host, transport }) =>
        host === undefined ? [] : [{ ...host, transport, holder: `The container “${name}”` }],
      ),
    ),
    networks: [
      { name: 'bridge', id: 'b', driver: 'bridge', subnets: ['172.17.0.0/16'] },
      { name: 'backend', id: 'n', driver: 'bridge', subnets: ['172.20.0.0/16'] },
    ],
    volumes: ['data'],
    paths: new Map(
      (request.mounts ?? []).flatMap(mount => (mount.kind === 'bind' ? [[mount.source, 'there']] : [])),
    ),
    envFiles: new Map((request.envFiles ?? []).map(path => [path, []])),
    seccomp: undefined,
  };
}

export const containerRunRouter = (scene: Scene) => ({
  options: os.options.handler(() => ({ logDrivers: ['json-file', 'journald', 'local'] })),
  plan: os.plan.handler(({ input }) => planRun(input, inventFacts(scene, input))),
  run: os.run.handler(() => ({ job: 'run-1' })),
  made: os.made.handler(() => fail({ code: 'NOT_FOUND', params: {} })),
  like: os.like.handler(({ input: { container } }) => {
    const found = scene.containers?.find(({ id }) => id === container.id);
    if (found === undefined) return fail({ code: 'NOT_FOUND', params: {} });
    const { engine, image, name } = found;
    return { request: { engine, image, name: `${name}-2` }, left: ['It belongs to no project of Compose.'] };
  }),
});
