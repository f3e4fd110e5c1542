import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { engineFactsSchema, engineIdSchema } from '#shared/contract/engines.ts';
import { type RunRequest, runRequestSchema } from '#shared/contract/container-run/request.ts';
import type { RunFacts } from './facts.ts';
import { planRun } from './plan.ts';
import { collide } from './problems/ports.ts';

const engine = engineIdSchema.parse('docker');
const request = (part: object = {}): RunRequest =>
  runRequestSchema.parse({ engine, image: 'web:1', ...part });

const facts = (part: Partial<RunFacts> = {}, api = '1.41'): RunFacts => ({
  engine: {
    ...engineFactsSchema.parse({
      product: 'docker',
      version: '20.10.24',
      api,
      hostname: 'inn',
      os: 'linux',
      arch: 'x86_64',
      rootless: false,
      local: true,
      cpus: 4,
      memory: 8 * 1024 ** 3,
      runtimes: ['runc'],
      defaultRuntime: 'runc',
      security: [],
    }),
    address: 'unix:///var/run/docker.sock',
    label: 'inn',
  },
  image: {
    os: 'linux',
    arch: 'amd64',
    entrypoint: [],
    command: ['web'],
    user: '',
    workingDir: '',
    ports: [],
    volumes: [],
  },
  containers: [{ id: 'f'.repeat(64), name: 'db', running: false }],
  ports: [],
  networks: [
    { name: 'bridge', id: 'b', driver: 'bridge', subnets: ['172.17.0.0/16'] },
    { name: 'own', id: 'o', driver: 'bridge', subnets: ['10.9.0.0/24'] },
  ],
  volumes: ['old'],
  paths: new Map(),
  envFiles: new Map(),
  seccomp: undefined,
  ...part,
});

const problems = (part: object, known: Partial<RunFacts> = {}, api?: string) =>
  planRun(request(part), facts(known, api)).problems.map(({ field, failure }) => `${field} ${failure.code}`);
const risks = (part: object) => planRun(request(part), facts()).risks.map(({ id }) => id);

describe('problems', () => {
  it.each([
    [{ restart: { policy: 'always' }, autoRemove: true }, ['autoRemove INPUT_INVALID']],
    [{ cpus: 4.5 }, ['cpus INPUT_INVALID']],
    [{ cpuset: '0-4' }, ['cpuset INPUT_INVALID']],
    [{ cpuset: '0-3' }, []],
    [{ memory: 1_000_000 }, ['memory INPUT_INVALID']],
    [{ memorySwap: 'unlimited' }, ['memorySwap INPUT_INVALID']],
    [{ memory: 2 ** 30, memorySwap: 2 ** 29 }, ['memorySwap INPUT_INVALID']],
    [{ memory: 2 ** 30, memoryReservation: 2 ** 31 }, ['memoryReservation INPUT_INVALID']],
    [{ name: 'db' }, ['name NAME_TAKEN']],
    [{ mounts: [{ kind: 'anonymous', target: '/' }] }, ['mounts.0.target INPUT_INVALID']],
    [
      {
        mounts: [
          { kind: 'anonymous', target: '/a/' },
          { kind: 'tmpfs', target: '/a' },
        ],
      },
      ['mounts.1.target INPUT_INVALID'],
    ],
    [
      {
        ports: [
          { container: 80, host: 80 },
          { container: 81, host: 80, address: '127.0.0.1' },
        ],
      },
      ['ports.1.host INPUT_INVALID'],
    ],
    [{ network: { mode: 'container', container: 'db' } }, ['network.container INPUT_INVALID']],
    [{ network: { mode: 'container', container: 'none' } }, ['network.container NOT_FOUND']],
    [
      { network: { mode: 'networks', networks: [{ name: 'own', ipv4: '10.9.1.1' }] } },
      ['network.networks.0.ipv4 INPUT_INVALID'],
    ],
    [{ network: { mode: 'networks', networks: [{ name: 'own', ipv4: '10.9.0.9', aliases: ['a'] }] } }, []],
    [
      { network: { mode: 'networks', networks: [{ name: 'bridge', aliases: ['a'] }] } },
      ['network.networks.0.aliases INPUT_INVALID'],
    ],
  ])('%j', (part, expected) => {
    expect(problems(part)).toEqual(expected);
  });

  it('knows what an engine is too old for', () => {
    expect(problems({ gpus: { which: 'all' } }, {}, '1.39')).toEqual(['gpus API_TOO_OLD']);
    expect(problems({ gpus: { which: 'all' } }, {}, '1.40')).toEqual([]);
  });

  it('takes an image that is there for another platform for one to be pulled', () => {
    const kinds = (part: object) => planRun(request(part), facts()).steps.map(({ kind }) => kind);
    expect(kinds({})).toEqual(['container', 'start']);
    expect(kinds({ platform: 'linux/arm64' })).toEqual(['pull', 'container', 'start']);
    expect(kinds({ pull: 'always' })).toEqual(['pull', 'container', 'start']);
    expect(problems({ pull: 'never', platform: 'linux/arm64' })).toEqual(['image IMAGE_ABSENT']);
  });

  it('makes only volumes that are not there, and each once', () => {
    const mounts = ['old', 'new', 'new'].map((name, at) => ({ kind: 'volume', name, target: `/${at}` }));
    const steps = planRun(request({ mounts, start: false }), facts()).steps;
    expect(steps.map(({ kind }) => kind)).toEqual(['volume', 'container']);
  });

  it.each([
    ['0.0.0.0', '127.0.0.1', true],
    ['::', '127.0.0.1', true],
    ['127.0.0.1', '127.0.0.2', false],
    ['::1', '127.0.0.1', false],
    ['::1', '0.0.0.0', false],
  ])('%s and %s on one port: %s', (one, other, expected) => {
    expect(collide(one, other)).toBe(expected);
    expect(collide(other, one)).toBe(expected);
  });
});

describe('risks', () => {
  const bind = (source: string, readOnly = false) => ({
    mounts: [{ kind: 'bind', source, target: '/x', readOnly }],
  });
  it.each([
    [{}, []],
    [{ privileged: true }, ['privileged']],
    [
      { network: { mode: 'host' }, pid: 'host', ipc: 'host', userns: 'host' },
      ['host-network', 'host-pid', 'host-ipc', 'host-users'],
    ],
    [bind('/var/run/docker.sock', true), ['engine-socket']],
    [bind('/run/user/1000/podman/podman.sock'), ['engine-socket']],
    [bind('/var/run/'), ['engine-socket']],
    [bind('/'), ['host-folder']],
    [bind('/srv/../etc/'), ['host-folder']],
    [bind('/etc/app', true), []],
    [bind('/srv/docker-sockets'), []],
    [{ capAdd: ['cap_sys_admin', 'CHOWN'] }, ['capability-SYS_ADMIN']],
    [{ capDrop: ['ALL'] }, []],
    [{ devices: [{ host: '/dev/sda' }] }, ['raw-device']],
    [{ devices: [{ host: '/dev/kvm' }] }, []],
    [{ security: { seccomp: 'unconfined', apparmor: 'unconfined' } }, ['seccomp-off', 'apparmor-off']],
  ])('%j', (part, expected) => {
    expect(risks(part)).toEqual(expected);
  });
});

describe('as text', () => {
  it('names the engine where it is not the usual one', () => {
    const far = facts();
    const { line } = planRun(request(), { ...far, engine: { ...far.engine, address: 'ssh://sam@inn' } });
    expect(line).toBe('docker --host ssh://sam@inn run --detach web:1');
  });

  it('keeps dollars from Compose, and words from being read as something else', () => {
    const { compose } = planRun(
      request({
        name: 'web',
        environment: [
          { name: 'A', value: '$B' },
          { name: 'YES', value: 'yes' },
        ],
      }),
      facts(),
    );
    expect(parse(compose, { version: '1.1' })).toEqual({
      services: {
        web: {
          image: 'web:1',
          container_name: 'web',
          network_mode: 'bridge',
          environment: { A: '$$B', YES: 'yes' },
        },
      },
    });
  });
});
