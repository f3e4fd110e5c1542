import type { ContainerSample } from '../../contract/containers.ts';
import { safeBytes } from '../safe-bytes.ts';

/** What the engine counted of one container since its start (Docker Engine API, GET /containers/{id}/stats). */
export interface Usage {
  /** Milliseconds since 1970, by the engine's clock. */
  readonly at: number;
  /** Nanoseconds. */
  readonly cpuTime: number;
  readonly cpus: number;
  /** Bytes, the cache of files included. */
  readonly memory?: number | undefined;
  /** Of that, cache that was not read lately: the first that the kernel gives up. */
  readonly inactiveFile?: number | undefined;
  readonly memoryLimit?: number | undefined;
  readonly received?: number | undefined;
  readonly sent?: number | undefined;
  readonly read?: number | undefined;
  readonly written?: number | undefined;
  readonly pids?: number | undefined;
}

type Facts = Omit<ContainerSample, 'engine' | 'id'>;

/** Two counts make one sample; undefined when they are of two lives of the container, or of one moment. */
export function sampleBetween(before: Usage, after: Usage): Facts | undefined {
  const elapsed = after.at - before.at;
  const spent = after.cpuTime - before.cpuTime;
  if (elapsed <= 0 || spent < 0) return undefined;
  const cores = spent / 1e6 / elapsed;
  const used = memoryUsed(after);
  const rate = (name: 'received' | 'sent' | 'read' | 'written') => {
    const [from, to] = [before[name], after[name]];
    return from === undefined || to === undefined
      ? {}
      : { [name]: (Math.max(0, to - from) * 1000) / elapsed };
  };
  return {
    at: after.at,
    cores,
    cpu: Math.min(1, cores / Math.max(1, after.cpus)),
    ...(used !== undefined && { memoryUsed: used }),
    memoryTotal: safeBytes(after.memoryLimit ?? 0),
    ...rate('received'),
    ...rate('sent'),
    ...rate('read'),
    ...rate('written'),
    ...(after.pids !== undefined && { pids: after.pids }),
  };
}

/** As Docker's own tool has it. */
function memoryUsed({ memory, inactiveFile = 0 }: Usage): number | undefined {
  if (memory === undefined) return undefined;
  return inactiveFile < memory ? memory - inactiveFile : memory;
}
