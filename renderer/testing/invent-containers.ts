import type { ContainerDetails } from '#shared/contract/container-details.ts';
import type { ContainerRemovalPlan, ProcessTable } from '#shared/contract/container-work.ts';
import {
  type Container,
  containerIdSchema,
  type ContainerSample,
  type ContainerState,
} from '#shared/contract/containers.ts';
import { type Engine, engineIdSchema, apiVersionSchema } from '#shared/contract/engines.ts';
import { GiB, MiB } from '#shared/domain/units.ts';

export const inventedEngine: Engine = {
  id: engineIdSchema.parse('docker'),
  address: 'unix:///var/run/docker.sock',
  label: 'Docker here',
  origin: 'found',
  state: 'online',
  since: Date.now() - 3 * 3_600_000,
  facts: {
    product: 'docker',
    version: '27.3.1',
    api: apiVersionSchema.parse('1.47'),
    hostname: 'workbench',
    os: 'Debian GNU/Linux 12',
    arch: 'x86_64',
    rootless: false,
    local: true,
    cgroupVersion: '2',
    cpus: 8,
    memory: 32 * GiB,
    runtimes: ['runc'],
    defaultRuntime: 'runc',
    security: ['apparmor', 'seccomp', 'cgroupns'],
  },
};

/** The same name is always the same container. */
const idOf = (name: string) =>
  containerIdSchema.parse(
    Array.from(name.padEnd(32, '-').slice(0, 32), letter =>
      (letter.charCodeAt(0) % 256).toString(16).padStart(2, '0'),
    ).join(''),
  );

export function inventContainer(given: Partial<Container> & { name: string }): Container {
  const state = given.state ?? 'running';
  const hours = (given.name.length * 7) % 40;
  return {
    engine: inventedEngine.id,
    id: idOf(given.name),
    image: 'debian:12',
    imageId: `sha256:${idOf('image')}`,
    command: 'sleep infinity',
    createdAt: Date.now() - (hours + 30) * 3_600_000,
    state,
    since: Date.now() - hours * 3_600_000,
    ...(state === 'exited' && { exitCode: 0 }),
    ports: [],
    networks: [{ name: 'bridge', ...(state === 'running' && { address: '172.17.0.2' }) }],
    labels: {},
    ...given,
  };
}

const port = (container: number, host?: number, address = '127.0.0.1') => ({
  container,
  transport: 'tcp' as const,
  ...(host !== undefined && { host: { address, port: host } }),
});

const service = (project: string, name: string, image: string, rest: Partial<Container> = {}): Container =>
  inventContainer({
    name: `${project}-${name}-1`,
    image,
    project: { name: project, service: name },
    networks: [{ name: `${project}_default`, address: '172.20.0.4' }],
    labels: { 'com.docker.compose.project': project, 'com.docker.compose.service': name },
    ...rest,
  });

/** Two projects and a few that stand alone, in every state that one meets. */
export const inventedContainers: readonly Container[] = [
  service('shop', 'web', 'nginx:1.27', { ports: [port(80, 8080), port(443, 8443)], health: 'healthy' }),
  service('shop', 'api', 'registry.example.org/shop/api:2026-11', {
    ports: [port(3000, 3000, '0.0.0.0')],
    health: 'starting',
    since: Date.now() - 8000,
  }),
  service('shop', 'db', 'postgres:16', { ports: [port(5432)], health: 'healthy' }),
  service('shop', 'worker', 'registry.example.org/shop/api:2026-11', { state: 'restarting', exitCode: 1 }),
  service('shop', 'migrate', 'registry.example.org/shop/api:2026-11', { state: 'exited' }),
  service('metrics', 'grafana', 'grafana/grafana:11.2.0', { ports: [port(3000, 3001)], health: 'unhealthy' }),
  service('metrics', 'prometheus', 'prom/prometheus:v2.54.1', { ports: [port(9090, 9090)] }),
  inventContainer({ name: 'registry', image: 'registry:2', ports: [port(5000, 5000)] }),
  inventContainer({ name: 'build-cache', image: 'redis:7', state: 'paused' }),
  inventContainer({ name: 'old-import', state: 'exited', exitCode: 137 }),
  inventContainer({ name: 'scratch', image: 'busybox', state: 'created', command: 'sh' }),
  inventContainer({
    name: 'a-container-with-a-name-that-somebody-made-of-the-branch-and-the-date-2026-11-22',
    image: 'registry.example.org/team/with/a/long/path/to/everything/they/have/ever/built:feature-4711',
  }),
];

export function inventContainerSample({ engine, id, name }: Container, at: number): ContainerSample {
  const wave = (Math.sin(at / 7 + name.length) + 1) / 2;
  return {
    engine,
    id,
    at: Date.now() + at * 1000,
    cpu: wave * 0.2,
    cores: wave * 1.6,
    memoryUsed: Math.round((120 + wave * 80) * MiB),
    memoryTotal: 512 * MiB,
    received: wave * 40_000,
    sent: wave * 900_000,
    read: 0,
    written: wave * 200_000,
    pids: 12,
  };
}

export function inventContainerDetails(container: Container): ContainerDetails {
  const runs = container.state === 'running' || container.state === 'paused';
  return {
    command: container.command.split(' '),
    entrypoint: ['/docker-entrypoint.sh'],
    workingDir: '/srv',
    user: '',
    hostname: container.id.slice(0, 12),
    environment: [
      { name: 'PATH', value: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' },
      { name: 'LANG', value: 'C.UTF-8' },
      { name: 'POSTGRES_PASSWORD' },
    ],
    mounts: [
      { kind: 'bind', source: '/srv/shop/site', target: '/usr/share/site', readOnly: true },
      { kind: 'volume', source: 'shop_data', target: '/var/lib/data', readOnly: false, driver: 'local' },
      { kind: 'volume', source: container.id, target: '/cache', readOnly: false, anonymous: true },
      { kind: 'tmpfs', target: '/run', readOnly: false },
    ],
    networks: container.networks.map(({ name, address }) => ({
      name,
      addresses: address === undefined ? [] : [address],
      gateway: '172.20.0.1',
      mac: '02:42:ac:14:00:04',
      aliases: [container.project?.service ?? container.name],
    })),
    networkMode: container.networks[0]?.name ?? 'bridge',
    restart: { name: 'unless-stopped' },
    restarts: container.state === 'restarting' ? 14 : 0,
    limits: { cpus: 1.5, memory: 512 * MiB, memorySwap: 1 * GiB, pids: 200 },
    ...(container.health !== undefined && {
      health: {
        test: ['CMD-SHELL', 'wget -q -O /dev/null http://localhost/ || exit 1'],
        intervalMs: 10_000,
        timeoutMs: 3000,
        retries: 3,
        failingStreak: container.health === 'unhealthy' ? 5 : 0,
        log: [
          {
            at: Date.now() - 9000,
            tookMs: 41,
            exitCode: container.health === 'unhealthy' ? 1 : 0,
            output: container.health === 'unhealthy' ? "wget: can't connect to remote host" : '',
          },
        ],
      },
    }),
    ...(runs && { pid: 4711 }),
    startedAt: container.since ?? container.createdAt,
    ...(!runs && { finishedAt: container.since ?? container.createdAt }),
    oomKilled: container.exitCode === 137,
    stopTimeout: 10,
    stopSignal: 'SIGTERM',
    runtime: 'runc',
    privileged: false,
    readOnlyRoot: false,
    autoRemove: false,
    tty: false,
    openStdin: false,
    logDriver: 'json-file',
    platform: 'linux',
    image: { id: container.imageId, name: container.image, digest: `sha256:${idOf('digest')}` },
    raw: JSON.stringify({ Id: container.id, Name: `/${container.name}` }, null, 2),
  };
}

export function inventRemovalPlan(container: Container): ContainerRemovalPlan {
  const running = container.state === 'running' || container.state === 'paused';
  return {
    container: { engine: container.engine, id: container.id },
    name: container.name,
    running,
    ...(running && { processes: 3 }),
    writable: 14 * MiB,
    volumes: [
      { name: container.id, target: '/cache', size: 212 * MiB, anonymous: true, usedBy: [] },
      { name: 'shop_data', target: '/var/lib/data', size: 3 * GiB, anonymous: false, usedBy: ['shop-api-1'] },
    ],
    kept: ['/srv/shop/site', 'shop_data'],
    stamp: 'as-shown',
  };
}

export const inventProcesses = (): ProcessTable => ({
  titles: ['UID', 'PID', 'PPID', 'C', 'STIME', 'TTY', 'TIME', 'CMD'],
  rows: [
    ['root', '4711', '4690', '0', '08:12', '?', '00:00:01', 'nginx: master process nginx -g daemon off;'],
    ['101', '4752', '4711', '1', '08:12', '?', '00:00:14', 'nginx: worker process'],
    ['101', '4753', '4711', '0', '08:12', '?', '00:00:09', 'nginx: worker process'],
  ],
});

/** As a container is after an action that went well. */
export const stateAfter = {
  start: 'running',
  stop: 'exited',
  restart: 'running',
  pause: 'paused',
  resume: 'running',
  kill: 'exited',
} as const satisfies Record<string, ContainerState>;
