/** One reading of how much CPU time a guest has used since it started. */
export interface CpuReading {
  /** Monotonic, in ms. */
  readonly at: number;
  /** In nanoseconds, over all its virtual CPUs. */
  readonly cpuTime: bigint;
}

/**
 * The share of all its virtual CPUs a guest used between two readings, 0 to 1; undefined where that cannot be
 * told: no time passed, or the guest was started anew in between.
 */
export function cpuShare(before: CpuReading, now: CpuReading, vcpus: number): number | undefined {
  const elapsed = now.at - before.at;
  if (elapsed <= 0 || now.cpuTime < before.cpuTime) return undefined;
  const usedMs = Number(now.cpuTime - before.cpuTime) / 1e6;
  return Math.min(1, usedMs / (elapsed * Math.max(1, vcpus)));
}
