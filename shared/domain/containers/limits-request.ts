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

/** Of processes; of swap, Docker keeps the word to itself while the container runs. */
const UNLIMITED = -1;
/** Bytes: the most whole pages that a number holds. */
const MOST = 2 ** 53 - 4096;

/** Whether a limit of bytes holds nothing back. */
export const holdsNothing = (bytes: number): boolean => bytes >= MOST;

/**
 * A change in the engine's words, which have none for taking a limit away from what runs: it becomes more than any
 * host has, and of CPUs all that there are.
 */
export function limitsRequest(
  change: LimitsChange,
  now: ContainerLimits,
  host: { readonly cpus: number },
): LimitsRequest {
  const { cpus, cpuShares, cpuset, memory, memoryReservation, pids, restart } = change;
  const bytes = memory === null ? MOST : memory;
  const swap = swapFor(change, now, bytes);
  return {
    ...(cpus !== undefined && { NanoCpus: Math.round((cpus ?? host.cpus) * 1e9) }),
    ...(cpuShares !== undefined && { CpuShares: cpuShares }),
    ...(cpuset !== undefined && { CpusetCpus: cpuset ?? (host.cpus > 1 ? `0-${host.cpus - 1}` : '0') }),
    ...(bytes !== undefined && { Memory: bytes }),
    ...(memoryReservation !== undefined && {
      MemoryReservation: memoryReservation ?? bytes ?? now.memory ?? MOST,
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
  if (memorySwap === 'unlimited') return MOST;
  if (memorySwap !== undefined) return memorySwap;
  if (memory === null) return MOST;
  if (bytes === undefined || typeof now.memorySwap !== 'number') return undefined;
  return bytes + Math.max(0, now.memorySwap - (now.memory ?? 0));
}

type Limit = keyof ContainerLimits;

/** Those of a change that the engine took without a word, and that are not so. */
export function ignoredLimits(asked: LimitsRequest, change: LimitsChange, after: ContainerLimits): Limit[] {
  const bytes = (value: number | undefined) =>
    value === undefined || holdsNothing(value) ? undefined : value;
  const { MemorySwap: swap, PidsLimit: pids } = asked;
  const wanted: Record<Limit, ContainerLimits[Limit]> = {
    cpus: asked.NanoCpus === undefined ? undefined : asked.NanoCpus / 1e9,
    cpuShares: asked.CpuShares,
    cpuset: asked.CpusetCpus,
    memory: bytes(asked.Memory),
    memoryReservation: bytes(asked.MemoryReservation),
    memorySwap: swap !== undefined && holdsNothing(swap) ? 'unlimited' : swap,
    pids: pids === UNLIMITED ? undefined : pids,
  };
  return (Object.keys(wanted) as Limit[]).filter(
    limit => change[limit] !== undefined && after[limit] !== wanted[limit],
  );
}
