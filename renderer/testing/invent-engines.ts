import {
  apiVersionSchema,
  type Engine,
  type EngineFacts,
  type EngineId,
  engineIdSchema,
} from '#shared/contract/engines.ts';
import type { Failure } from '#shared/contract/failure.ts';

export const engineId: EngineId = engineIdSchema.parse('docker');

export const inventEngineFacts = (change: Partial<EngineFacts> = {}): EngineFacts => ({
  product: 'docker',
  version: '27.5.1',
  api: apiVersionSchema.parse('1.47'),
  hostname: 'inn',
  os: 'Debian GNU/Linux 13 (trixie)',
  arch: 'x86_64',
  rootless: false,
  local: true,
  cgroupVersion: '2',
  cpus: 8,
  memory: 32 * 1024 ** 3,
  runtimes: ['runc', 'io.containerd.runc.v2'],
  defaultRuntime: 'runc',
  security: ['name=apparmor', 'name=seccomp,profile=builtin', 'name=cgroupns'],
  ...change,
});

/** An engine for tests that answers; say only what the test is about. */
export const inventEngine = (change: Partial<Engine> = {}): Engine => ({
  id: engineId,
  address: 'unix:///var/run/docker.sock',
  label: 'Docker here',
  origin: 'found',
  state: 'online',
  since: 0,
  facts: inventEngineFacts(),
  ...change,
});

/** On another computer, and too old for much. */
export const oldEngine = (change: Partial<Engine> = {}): Engine =>
  inventEngine({
    id: engineIdSchema.parse('build-01'),
    address: 'ssh://sam@build-01',
    label: 'build-01',
    origin: 'added',
    facts: inventEngineFacts({
      version: '20.10.24',
      api: apiVersionSchema.parse('1.41'),
      hostname: 'build-01',
      local: false,
      cgroupVersion: '1',
    }),
    ...change,
  });

/** Podman without root, which is not there now. */
export const lostEngine = (change: Partial<Engine> = {}): Engine =>
  inventEngine({
    id: engineIdSchema.parse('podman-rootless'),
    address: 'unix:///run/user/1000/podman/podman.sock',
    label: 'Podman here, without root',
    state: 'lost',
    failure: { code: 'CONNECTION_LOST', params: { host: 'Podman here, without root' } },
    facts: inventEngineFacts({
      product: 'podman',
      version: '5.4.2',
      api: apiVersionSchema.parse('1.41'),
      rootless: true,
      defaultRuntime: 'crun',
      runtimes: ['crun'],
    }),
    ...change,
  });

/** None that answers, and a configuration that nobody can read. */
export const failingEngines = {
  engines: [
    neverSeen(inventEngine({ failure: { code: 'ENGINE_PERMISSION', params: { host: 'Docker here' } } })),
    neverSeen(
      oldEngine({
        failure: { code: 'SSH_KEY_REFUSED', params: { host: 'build-01', login: 'sam@build-01' } },
      }),
    ),
  ],
  configuration: {
    code: 'CONFIG_BROKEN',
    params: {
      path: '/home/sam/.docker/config.json',
      reason: 'In line 3, column 20, it stops being the JSON that Docker writes.',
    },
  },
} satisfies { engines: Engine[]; configuration: Failure };

function neverSeen(engine: Engine): Engine {
  const { facts: _, ...unseen } = engine;
  return { ...unseen, state: 'failed' };
}
