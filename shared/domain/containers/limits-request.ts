import type { ContainerLimits } from '../../contract/container-details.ts';
import type { LimitsChange } from '../../contract/container-work.ts';

/** Of POST /containers/{id}/update; what is left out, or 0, stays as it is. */
export interface LimitsRequest {
  NanoCpus?: number;
  CpuShares?: number;
  CpusetCpus?: string;
  Memory?: number;
  MemoryReservation?: number;
  MemorySwap?: number;
  PidsLimit?: number;
  RestartPolicy?: { Name: string; MaximumRetryCount: number };
}

interface Host {
  readonly cpus: number;
  /** Bytes. */
  readonly memory: number;
}

const UNLIMITED = -1;

/**
 * A change in the engine's words. A limit cannot be taken away from what runs: it becomes all that the host has,
 * which holds nothing back.
 */
export function limitsRequest(change: LimitsChange, now: ContainerLimits, host: Host): LimitsRequest {
  const { cpus, cpuShares, cpuset, memory, memoryReservation, pids, restart } = change;
  const bytes = memory === null ? host.memory : memory;
  const swap = swapFor(change, now, bytes);
  return {
    ...(cpus !== undefined && { NanoCpus: Math.round((cpus ?? host.cpus) * 1e9) }),
    ...(cpuShares !== undefined && { CpuShares: cpuShares }),
    ...(cpuset !== undefined && { CpusetCpus: cpuset ?? (host.cpus > 1 ? `0-${host.cpus - 1}` : '0') }),
    ...(bytes !== undefined && { Memory: bytes }),
    ...(memoryReservation !== undefined && {
      MemoryReservation: memoryReservation ?? bytes ?? now.memory ?? host.memory,
    }),
    ...(swap !== undefined && { MemorySwap: swap }),
    ...(pids !== undefined && { PidsLimit: pids ?? UNLIMITED }),
    ...(restart !== undefined && {
      RestartPolicy: { Name: restart.name, MaximumRetryCount: restart.retries ?? 0 },
    }),
  };
}

/** Memory and swap together can be no less than memory: what is left for swap stays as much as it was. */
function swapFor(
  { memory, memorySwap }: LimitsChange,
  now: ContainerLimits,
  bytes: number | undefined,
): number | undefined {
  if (memorySwap === 'unlimited') return UNLIMITED;
  if (memorySwap !== undefined) return memorySwap;
  if (memory === null) return UNLIMITED;
  if (bytes === undefined || typeof now.memorySwap !== 'number') return undefined;
  return bytes + Math.max(0, now.memorySwap - (now.memory ?? 0));
}

type Limit = keyof ContainerLimits;

/** Those of a change that the engine took without a word, and that are not so. */
export function ignoredLimits(asked: LimitsRequest, change: LimitsChange, after: ContainerLimits): Limit[] {
  const unlimited = (value: number | undefined) => (value === UNLIMITED ? undefined : value);
  const wanted: Record<Limit, ContainerLimits[Limit]> = {
    cpus: asked.NanoCpus === undefined ? undefined : asked.NanoCpus / 1e9,
    cpuShares: asked.CpuShares,
    cpuset: asked.CpusetCpus,
    memory: asked.Memory,
    memoryReservation: asked.MemoryReservation,
    memorySwap: asked.MemorySwap === UNLIMITED ? 'unlimited' : asked.MemorySwap,
    pids: unlimited(asked.PidsLimit),
  };
  return (Object.keys(wanted) as Limit[]).filter(
    limit => change[limit] !== undefined && after[limit] !== wanted[limit],
  );
}
