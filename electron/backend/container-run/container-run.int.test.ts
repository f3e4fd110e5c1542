import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ContainerId } from '#shared/contract/containers.ts';
import type { RunRequest } from '#shared/contract/container-run/request.ts';
import { type EngineBackend, startEngineBackend } from '../testing/start-engine-backend.ts';

const run = promisify(execFile);
const docker = async (...args: string[]) => (await run('docker', args)).stdout.trim();
const inspect = async (name: string) => JSON.parse(await docker('inspect', name))[0] as Inspected;

interface Inspected {
  Id: ContainerId;
  Config: Record<string, unknown>;
  HostConfig: Record<string, unknown>;
  Mounts: { Name?: string }[];
  NetworkSettings: { Networks: Record<string, { Aliases: string[] | null; IPAMConfig: unknown }> };
  State: { Running: boolean };
}

let backend: EngineBackend;
let folder: string;
const names: string[] = [];
const networks: string[] = [];
const volumes: string[] = [];
const fresh = (what: string[]) => {
  const name = `innkeeper-test-${crypto.randomUUID().slice(0, 8)}`;
  what.push(name);
  return name;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-test-run-'));
  backend = await startEngineBackend();
});
afterEach(async () => {
  for (const name of names.splice(0)) await docker('rm', '-fv', name).catch(() => undefined);
  for (const name of networks.splice(0)) await docker('network', 'rm', name).catch(() => undefined);
  for (const name of volumes.splice(0)) await docker('volume', 'rm', name).catch(() => undefined);
});
afterAll(async () => {
  await backend.close();
  await rm(folder, { recursive: true });
});

const request = (part: Partial<RunRequest> = {}): RunRequest => ({
  engine: backend.engine,
  image: backend.image,
  name: fresh(names),
  command: ['sleep', '300'],
  stopTimeout: 0,
  ...part,
});

/** Runs it as a person does, and gives the job as it ended. */
async function runIt(wanted: RunRequest) {
  const { job } = await backend.client.containerRun.run(wanted);
  return await backend.job(job);
}

/** Without what the engine fills in empty, and what is another's each time. */
function meant({ Config, HostConfig, NetworkSettings }: Inspected, own: string): unknown {
  // Who was attached when it was made is the program's, and not the container's.
  const { Hostname: _hostname, AttachStdout: _out, AttachStderr: _err, ...config } = Config;
  const { ContainerIDFile: _file, ConsoleSize: _size, ...host } = HostConfig;
  const joined = Object.fromEntries(
    Object.entries(NetworkSettings.Networks).map(([name, { Aliases, IPAMConfig }]) => [
      name,
      {
        aliases: (Aliases ?? []).filter(alias => !/^[0-9a-f]{12}$/.test(alias) && alias !== own),
        IPAMConfig,
      },
    ]),
  );
  // Only the order of those of one name means something: Docker's program mixes the others.
  const nameOf = (pair: string) => pair.slice(0, pair.indexOf('='));
  const env = ((config['Env'] as string[] | undefined) ?? []).toSorted((one, other) =>
    nameOf(one).localeCompare(nameOf(other)),
  );
  const mounts = (HostConfig['Mounts'] as { Target: string }[] | undefined) ?? [];
  const ordered = mounts.toSorted((one, other) => one.Target.localeCompare(other.Target));
  return withoutEmpty({ config: { ...config, Env: env }, host: { ...host, Mounts: ordered }, joined });
}

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, withoutEmpty(each)] as const);
  const isEmpty = (each: unknown) =>
    each === null ||
    each === undefined ||
    each === false ||
    each === 0 ||
    each === '' ||
    (typeof each === 'object' && Object.keys(each).length === 0);
  return Object.fromEntries(entries.filter(([key, each]) => key.startsWith('/') || !isEmpty(each)));
}

async function composeConfig(compose: string): Promise<string> {
  const file = join(folder, `${crypto.randomUUID()}.yaml`);
  await writeFile(file, compose);
  return (await run('docker-compose', ['-f', file, '--project-directory', folder, 'config'])).stdout;
}

const groups: Record<string, () => Partial<RunRequest> | Promise<Partial<RunRequest>>> = {
  nothing: () => ({}),
  process: () => ({
    entrypoint: ['/bin/sh', '-c'],
    command: ['echo "it\'s $HOME"; sleep 300', 'two words'],
    user: 'nobody',
    workingDir: '/tmp',
    tty: true,
    stdin: true,
    stopSignal: 'SIGINT',
    stopTimeout: 3,
    init: true,
  }),
  ports: () => ({
    ports: [{ container: 80 }, { container: 81, address: '127.0.0.1' }, { container: 53, transport: 'udp' }],
  }),
  mounts: () => ({
    mounts: [
      { kind: 'volume', name: fresh(volumes), target: '/data' },
      { kind: 'anonymous', target: '/scratch' },
      { kind: 'bind', source: folder, target: '/with, comma "and quotes"', readOnly: true },
      { kind: 'tmpfs', target: '/run', size: 1_048_576, mode: '0755' },
      { kind: 'tmpfs', target: '/tmp' },
    ],
  }),
  environment: async () => {
    const file = join(folder, 'some.env');
    await writeFile(file, '# of a file\nFROM_FILE="kept as it is"\nBOTH=file\nABSENT_HERE\n');
    return {
      envFiles: [file],
      environment: [
        { name: 'BOTH', value: 'own' },
        { name: 'ODD', value: '$x `y` "z" \'w\'\nsecond line' },
        { name: 'EMPTY', value: '' },
        { name: 'YES', value: 'yes' },
      ],
    };
  },
  'host network': () => ({ network: { mode: 'host' } }),
  'no network': () => ({ network: { mode: 'none' } }),
  'one network': async () => {
    const name = fresh(networks);
    await docker('network', 'create', '--subnet', '10.213.7.0/24', name);
    return {
      network: { mode: 'networks', networks: [{ name, aliases: ['web', 'www'], ipv4: '10.213.7.77' }] },
      dns: ['192.0.2.53'],
      extraHosts: [{ name: 'printer', address: '192.0.2.9' }],
      hostname: 'front',
    };
  },
  'two networks': async () => {
    const [one, two] = [fresh(networks), fresh(networks)];
    await docker('network', 'create', one);
    await docker('network', 'create', '--subnet', '10.213.8.0/24', two);
    return {
      network: {
        mode: 'networks',
        networks: [
          { name: one, aliases: ['a'] },
          { name: two, aliases: ['b'], ipv4: '10.213.8.5' },
        ],
      },
    };
  },
  lifecycle: () => ({
    restart: { policy: 'on-failure', retries: 3 },
    health: {
      kind: 'command',
      command: 'test -e /tmp || exit 1',
      intervalMs: 30_000,
      timeoutMs: 1500,
      retries: 2,
      startPeriodMs: 5000,
    },
    labels: [{ name: 'org.example.who', value: "it's me" }],
    log: { driver: 'json-file', options: [{ name: 'max-size', value: '1m' }] },
  }),
  'no health check': () => ({ health: { kind: 'none' }, autoRemove: true, restart: { policy: 'no' } }),
  limits: () => ({
    cpus: 0.5,
    cpuShares: 512,
    cpuset: '0',
    memory: 67_108_864,
    memoryReservation: 33_554_432,
    memorySwap: 134_217_728,
    shmSize: 8_388_608,
    pidsLimit: 100,
    devices: [{ host: '/dev/null', container: '/dev/nothing', permissions: 'r' }, { host: '/dev/zero' }],
  }),
  rights: async () => {
    const profile = join(folder, 'seccomp.json');
    await writeFile(profile, '{ "defaultAction": "SCMP_ACT_ALLOW",\n "syscalls": [] }');
    return {
      capAdd: ['SYS_TIME'],
      capDrop: ['ALL'],
      readOnlyRoot: true,
      security: { noNewPrivileges: true, seccomp: profile },
      pid: 'host',
      ipc: 'host',
      runtime: 'runc',
    };
  },
  'no filter': () => ({
    security: { seccomp: 'unconfined' },
    privileged: true,
    userns: 'host',
    // Where the tests run root itself may lack rights that a privileged container is given.
    start: false,
  }),
};

describe('each group of options', () => {
  it.each(Object.keys(groups))('%s: ours, the line and the copy are one', async group => {
    const wanted = request(await groups[group]?.());
    const plan = await backend.client.containerRun.plan(wanted);
    expect(plan.problems).toEqual([]);
    expect((await runIt(wanted)).failure).toBeUndefined();
    const ours = await inspect(wanted.name ?? '');
    expect(ours.State.Running).toBe(wanted.start !== false);

    const { request: copy } = await backend.client.containerRun.like({
      container: { engine: backend.engine, id: ours.Id },
    });
    await docker('rm', '-fv', wanted.name ?? '');

    await run('sh', ['-c', plan.line]);
    const theirs = await inspect(wanted.name ?? '');
    expect(meant(ours, wanted.name ?? '')).toEqual(meant(theirs, wanted.name ?? ''));
    await docker('rm', '-fv', wanted.name ?? '');

    expect(await composeConfig(plan.compose)).toContain(backend.image);

    names.push(copy.name ?? '');
    const seccomp = wanted.security?.seccomp;
    const again = {
      ...copy,
      start: wanted.start,
      ...(seccomp && { security: { ...copy.security, seccomp } }),
    };
    expect((await runIt(again)).failure).toBeUndefined();
    const copied = await inspect(copy.name ?? '');
    expect(meant(copied, copy.name ?? '')).toEqual(meant(ours, wanted.name ?? ''));
  });
});
