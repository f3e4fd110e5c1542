import { Readable } from 'node:stream';
import { z } from 'zod';
import { streamLines } from '#electron/docker/stream-lines.ts';
import type { ContainerId } from '#shared/contract/containers.ts';
import type { Usage } from '#shared/domain/containers/usage.ts';
import type { LiveEngine } from '../../engines/ports.ts';

const counter = z.number().nonnegative().nullish();

const statsSchema = z.object({
  read: z.string(),
  cpu_stats: z.object({
    cpu_usage: z.object({ total_usage: z.number(), percpu_usage: z.array(z.number()).nullish() }),
    online_cpus: counter,
  }),
  memory_stats: z
    .object({ usage: counter, limit: counter, stats: z.record(z.string(), z.number()).nullish() })
    .nullish(),
  networks: z.record(z.string(), z.object({ rx_bytes: z.number(), tx_bytes: z.number() })).nullish(),
  blkio_stats: z
    .object({
      io_service_bytes_recursive: z.array(z.object({ op: z.string(), value: z.number() })).nullish(),
    })
    .nullish(),
  pids_stats: z.object({ current: counter }).nullish(),
});

/** One line of GET /containers/{id}/stats; undefined for one of a container that does not run. */
export function usageOf(line: string): Usage | undefined {
  const stats = statsSchema.parse(JSON.parse(line));
  const at = Date.parse(stats.read);
  const { cpu_usage: cpu, online_cpus: cpus } = stats.cpu_stats;
  if (Number.isNaN(at) || at <= 0 || cpu.total_usage === 0) return undefined;
  const cards = stats.networks ? Object.values(stats.networks) : undefined;
  const blocks = stats.blkio_stats?.io_service_bytes_recursive ?? undefined;
  const memory = stats.memory_stats?.stats;
  return {
    at,
    cpuTime: cpu.total_usage,
    cpus: cpus || (cpu.percpu_usage?.length ?? 1),
    memory: stats.memory_stats?.usage ?? undefined,
    // Of the first version of cgroups, which counts children apart, and of the second.
    inactiveFile: memory?.['total_inactive_file'] ?? memory?.['inactive_file'],
    memoryLimit: stats.memory_stats?.limit ?? undefined,
    received: cards && sum(cards.map(({ rx_bytes }) => rx_bytes)),
    sent: cards && sum(cards.map(({ tx_bytes }) => tx_bytes)),
    read: blocks && sum(blocks.flatMap(({ op, value }) => (/^read$/i.test(op) ? [value] : []))),
    written: blocks && sum(blocks.flatMap(({ op, value }) => (/^write$/i.test(op) ? [value] : []))),
    pids: stats.pids_stats?.current ?? undefined,
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Counts of a container about every second, until the signal aborts or the engine ends it. */
export async function* usageStream(
  { docker }: LiveEngine,
  id: ContainerId,
  signal: AbortSignal,
): AsyncGenerator<Usage, void, void> {
  const answer: unknown = await docker.getContainer(id).stats({ stream: true });
  const stream = z.instanceof(Readable).parse(answer);
  yield* usagesOf(stream, signal);
}

/** Ends with the signal; throws why the stream broke off before. */
export async function* usagesOf(stream: Readable, signal: AbortSignal): AsyncGenerator<Usage, void, void> {
  const end = () => stream.destroy();
  signal.addEventListener('abort', end, { once: true });
  try {
    if (signal.aborted) return;
    for await (const line of streamLines(stream)) {
      if (signal.aborted) return;
      const usage = usageOf(line);
      if (usage !== undefined) yield usage;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', end);
    end();
  }
}
