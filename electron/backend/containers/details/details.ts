import type {
  ContainerDetails,
  ContainerMount,
  ContainerNetwork,
  HealthCheck,
} from '#shared/contract/container-details.ts';
import type { EngineFacts } from '#shared/contract/engines.ts';
import { askedMounts, isAnonymous } from '#shared/domain/containers/anonymous.ts';
import { instantOf } from '#shared/domain/containers/state.ts';
import { runtimeName } from '#shared/domain/engines/runtime-name.ts';
import { USUAL_GRACE } from '../act/stop.ts';
import { maskedEnvironment, rawWithoutValues } from './environment.ts';
import type { Inspected } from './inspected.ts';
import { limitsOf, restartOf } from './limits.ts';

/** The engine counts times of checks in nanoseconds. */
const NS_PER_MS = 1e6;
const kinds = new Set<string>(['bind', 'volume', 'tmpfs', 'npipe', 'cluster', 'image']);

/** @param answer the same as it came, to be shown */
export function detailsOf(
  inspected: Inspected,
  answer: unknown,
  digest: string | undefined,
  engine: EngineFacts,
): ContainerDetails {
  const { Config: config, HostConfig: host, State: state } = inspected;
  const { Entrypoint: entrypoint } = config;
  const startedAt = instantOf(state.StartedAt);
  const finishedAt = instantOf(state.FinishedAt);
  const health = healthOf(inspected);
  return {
    command: config.Cmd ?? [],
    ...(entrypoint && { entrypoint: typeof entrypoint === 'string' ? [entrypoint] : entrypoint }),
    workingDir: config.WorkingDir || '/',
    user: config.User ?? '',
    hostname: config.Hostname ?? '',
    environment: maskedEnvironment(config.Env ?? []),
    mounts: mountsOf(inspected, engine),
    networks: networksOf(inspected),
    networkMode: host.NetworkMode || 'default',
    restart: restartOf(host),
    restarts: inspected.RestartCount ?? 0,
    limits: limitsOf(host),
    ...(health && { health }),
    ...(state.Pid && { pid: state.Pid }),
    ...(startedAt !== undefined && { startedAt }),
    ...(finishedAt !== undefined && { finishedAt }),
    oomKilled: state.OOMKilled ?? false,
    stopTimeout: config.StopTimeout ?? USUAL_GRACE,
    stopSignal: config.StopSignal || 'SIGTERM',
    runtime: runtimeName(host.Runtime) ?? engine.defaultRuntime,
    privileged: host.Privileged ?? false,
    readOnlyRoot: host.ReadonlyRootfs ?? false,
    autoRemove: host.AutoRemove ?? false,
    tty: config.Tty ?? false,
    openStdin: config.OpenStdin ?? false,
    logDriver: host.LogConfig?.Type ?? '',
    platform: inspected.Platform ?? '',
    image: { id: inspected.Image, name: config.Image, ...(digest !== undefined && { digest }) },
    raw: rawWithoutValues(answer),
  };
}

function mountsOf({ Mounts, HostConfig }: Inspected, engine: EngineFacts): ContainerMount[] {
  const listed = Mounts.flatMap((mount): ContainerMount[] => {
    const { Type, Name, Source, Destination, Driver, RW } = mount;
    if (!kinds.has(Type)) return [];
    const source = Type === 'volume' ? Name : Source;
    return [
      {
        kind: Type as ContainerMount['kind'],
        ...(source && { source }),
        target: Destination,
        readOnly: !RW,
        ...(Type === 'volume' && { anonymous: isAnonymous(Name ?? '', askedMounts(HostConfig, engine)) }),
        ...(Driver && { driver: Driver }),
      },
    ];
  });
  // Given with --tmpfs, they are in no list of mounts.
  const others = Object.entries(HostConfig.Tmpfs ?? {}).map(
    ([target, options]): ContainerMount => ({
      kind: 'tmpfs',
      target,
      readOnly: options.split(',').includes('ro'),
    }),
  );
  return [...listed, ...others].toSorted((a, b) => a.target.localeCompare(b.target, 'en'));
}

function networksOf({ NetworkSettings }: Inspected): ContainerNetwork[] {
  return Object.entries(NetworkSettings?.Networks ?? {}).map(([name, network]) => ({
    name,
    addresses: [network.IPAddress, network.GlobalIPv6Address].flatMap(address => address || []),
    ...(network.Gateway && { gateway: network.Gateway }),
    ...(network.MacAddress && { mac: network.MacAddress }),
    aliases: network.Aliases ?? [],
  }));
}

function healthOf({ Config, State }: Inspected): HealthCheck | undefined {
  const { Healthcheck: check } = Config;
  // Podman says it of every container, with nothing in it.
  if (!check?.Test && !State.Health?.Status) return undefined;
  const test = check?.Test ?? [];
  const ms = (ns: number | null | undefined) => (ns ? ns / NS_PER_MS : undefined);
  const [intervalMs, timeoutMs] = [ms(check?.Interval), ms(check?.Timeout)];
  return {
    test: test[0] === 'NONE' ? [] : test,
    ...(intervalMs !== undefined && { intervalMs }),
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(check?.Retries && { retries: check.Retries }),
    failingStreak: State.Health?.FailingStreak ?? 0,
    log: (State.Health?.Log ?? []).map(({ Start, End, ExitCode, Output }) => ({
      at: instantOf(End) ?? 0,
      tookMs: Math.max(0, Date.parse(End) - Date.parse(Start)),
      exitCode: ExitCode,
      output: Output,
    })),
  };
}
