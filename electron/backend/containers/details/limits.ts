import type { ContainerLimits, RestartPolicy } from '#shared/contract/container-details.ts';
import { holdsNothing } from '#shared/domain/containers/limits-request.ts';
import type { HostConfig } from './inspected.ts';

/** Microseconds: the kernel's own (kernel/sched/core.c). */
const USUAL_PERIOD = 100_000;

const isLimit = (bytes: number | null | undefined): bytes is number =>
  bytes !== null && bytes !== undefined && bytes > 0 && !holdsNothing(bytes);

/** What the engine holds a container to, out of its own words. */
export function limitsOf(host: HostConfig): ContainerLimits {
  const cpus = host.NanoCpus
    ? host.NanoCpus / 1e9
    : host.CpuQuota && host.CpuQuota > 0
      ? host.CpuQuota / (host.CpuPeriod || USUAL_PERIOD)
      : undefined;
  const { MemorySwap: total } = host;
  const swap = total && (total < 0 || holdsNothing(total)) ? ('unlimited' as const) : total;
  return {
    ...(cpus !== undefined && { cpus }),
    ...(host.CpuShares && { cpuShares: host.CpuShares }),
    ...(host.CpusetCpus && { cpuset: host.CpusetCpus }),
    ...(isLimit(host.Memory) && { memory: host.Memory }),
    ...(isLimit(host.MemoryReservation) && { memoryReservation: host.MemoryReservation }),
    ...(swap && { memorySwap: swap }),
    ...(host.PidsLimit && host.PidsLimit > 0 && { pids: host.PidsLimit }),
  };
}

export function restartOf({ RestartPolicy: policy }: HostConfig): RestartPolicy {
  const name = policy?.Name;
  if (name === 'always' || name === 'unless-stopped') return { name };
  if (name !== 'on-failure') return { name: 'no' };
  return { name, ...(policy?.MaximumRetryCount && { retries: policy.MaximumRetryCount }) };
}
