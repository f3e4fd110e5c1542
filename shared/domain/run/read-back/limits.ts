import type { RunHealth } from '#shared/contract/container-run/health.ts';
import type { RunRequest } from '#shared/contract/container-run/request.ts';
import type { RunGpus } from '#shared/contract/container-run/resources.ts';
import { MiB } from '#shared/domain/units.ts';
import type { Inspected } from './inspected.ts';

/** What every container gets that asks for nothing else (moby: daemon/config). */
const DEFAULT_SHM = 64 * MiB;

const milliseconds = (nanoseconds: number) => Math.round(nanoseconds / 1_000_000);

function healthLike({ Config: { Healthcheck } }: Inspected): RunHealth | undefined {
  const [kind, ...words] = Healthcheck?.Test ?? [];
  if (kind === 'NONE') return { kind: 'none' };
  const [command] = words;
  if (Healthcheck == null || kind !== 'CMD-SHELL' || command === undefined) return undefined;
  const { Interval, Timeout, Retries, StartPeriod } = Healthcheck;
  return {
    kind: 'command',
    command,
    ...(Interval > 0 && { intervalMs: milliseconds(Interval) }),
    ...(Timeout > 0 && { timeoutMs: milliseconds(Timeout) }),
    ...(Retries > 0 && { retries: Retries }),
    ...(StartPeriod > 0 && { startPeriodMs: milliseconds(StartPeriod) }),
  };
}

function gpusLike({ HostConfig: { DeviceRequests } }: Inspected): RunGpus | undefined {
  const asked = DeviceRequests?.find(({ Capabilities }) => Capabilities?.flat().includes('gpu'));
  if (asked === undefined) return undefined;
  if (asked.DeviceIDs.length > 0) return { which: 'ids', ids: asked.DeviceIDs };
  return asked.Count < 0 ? { which: 'all' } : { which: 'count', count: asked.Count };
}

const restartPolicies = ['always', 'unless-stopped', 'on-failure'] as const;

function restartLike({ HostConfig: { RestartPolicy } }: Inspected): RunRequest['restart'] {
  const policy = restartPolicies.find(each => each === RestartPolicy?.Name);
  if (policy === undefined) return undefined;
  const retries = RestartPolicy?.MaximumRetryCount ?? 0;
  return { policy, ...(policy === 'on-failure' && retries > 0 && { retries }) };
}

/** What it may take, and what becomes of it when it ends. */
export function limitsLike(inspected: Inspected, defaultLog: string): Partial<RunRequest> {
  const { HostConfig: host } = inspected;
  const health = healthLike(inspected);
  const gpus = gpusLike(inspected);
  const restart = restartLike(inspected);
  const options = Object.entries(host.LogConfig?.Config ?? {}).map(([name, value]) => ({ name, value }));
  const driver = host.LogConfig?.Type ?? '';
  const devices = (host.Devices ?? []).map(({ PathOnHost, PathInContainer, CgroupPermissions }) => ({
    host: PathOnHost,
    ...(PathInContainer !== PathOnHost && { container: PathInContainer }),
    ...(CgroupPermissions !== 'rwm' && CgroupPermissions !== '' && { permissions: CgroupPermissions }),
  }));
  // Where only memory is limited the engine writes twice as much for both.
  const saysSwap = host.MemorySwap !== 0 && host.MemorySwap !== 2 * host.Memory;
  return {
    ...(host.NanoCpus > 0 && { cpus: host.NanoCpus / 1e9 }),
    ...(host.CpuShares > 0 && { cpuShares: host.CpuShares }),
    ...(host.CpusetCpus !== '' && { cpuset: host.CpusetCpus }),
    ...(host.Memory > 0 && { memory: host.Memory }),
    ...(host.MemoryReservation > 0 && { memoryReservation: host.MemoryReservation }),
    ...(saysSwap && { memorySwap: host.MemorySwap < 0 ? ('unlimited' as const) : host.MemorySwap }),
    ...(host.ShmSize > 0 && host.ShmSize !== DEFAULT_SHM && { shmSize: host.ShmSize }),
    ...(host.PidsLimit > 0 && { pidsLimit: host.PidsLimit }),
    ...(devices.length > 0 && { devices }),
    ...(gpus && { gpus }),
    ...(health && { health }),
    ...(restart && { restart }),
    ...((driver !== defaultLog || options.length > 0) &&
      driver !== '' && { log: { driver, ...(options.length > 0 && { options }) } }),
    ...(host.AutoRemove && { autoRemove: true }),
    ...(host.Init && { init: true }),
  };
}
