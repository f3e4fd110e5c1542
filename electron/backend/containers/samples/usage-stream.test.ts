import { PassThrough, Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { usageOf, usagesOf } from './usage-stream.ts';

const line = (over: object = {}) =>
  JSON.stringify({
    read: '2026-11-22T10:00:00.5Z',
    cpu_stats: { cpu_usage: { total_usage: 7e9, percpu_usage: [4e9, 3e9] }, online_cpus: 2 },
    memory_stats: { usage: 1000, limit: 4000, stats: { total_inactive_file: 300, inactive_file: 100 } },
    networks: { eth0: { rx_bytes: 5, tx_bytes: 1 }, eth1: { rx_bytes: 6, tx_bytes: 2 } },
    blkio_stats: {
      io_service_bytes_recursive: [
        { op: 'Read', value: 10 },
        { op: 'Write', value: 20 },
        { op: 'Total', value: 30 },
        { op: 'read', value: 1 },
      ],
    },
    pids_stats: { current: 3 },
    ...over,
  });

it('adds up network cards and disks, and takes the cache of children too', () => {
  expect(usageOf(line())).toEqual({
    at: Date.parse('2026-11-22T10:00:00.5Z'),
    cpuTime: 7e9,
    cpus: 2,
    memory: 1000,
    inactiveFile: 300,
    memoryLimit: 4000,
    received: 11,
    sent: 3,
    read: 11,
    written: 20,
    pids: 3,
  });
});

it('reads what the second version of cgroups calls otherwise', () => {
  const memory_stats = { usage: 1000, limit: 4000, stats: { inactive_file: 100 } };
  expect(usageOf(line({ memory_stats }))?.inactiveFile).toBe(100);
});

it('knows nothing of networks that are the host’s, and of one that does not run', () => {
  const usage = usageOf(line({ networks: undefined, blkio_stats: { io_service_bytes_recursive: null } }));
  expect(usage).toMatchObject({ received: undefined, read: undefined });
  const off = { read: '0001-01-01T00:00:00Z', cpu_stats: { cpu_usage: { total_usage: 0 } } };
  expect(usageOf(line(off))).toBeUndefined();
});

it('ends quietly with whoever looks, and says when the engine sends a line without an end', async () => {
  const looking = new AbortController();
  const stream = new PassThrough();
  const usages = usagesOf(stream, looking.signal);
  stream.write(`${line()}\n`);
  expect((await usages.next()).value).toMatchObject({ pids: 3 });
  const next = usages.next();
  looking.abort();
  expect(await next).toMatchObject({ done: true });
  expect(stream.destroyed).toBe(true);

  const endless = Readable.from(Array.from({ length: 64 }, () => 'x'.repeat(1024 * 1024)));
  await expect(usagesOf(endless, new AbortController().signal).next()).rejects.toMatchObject({
    failure: { code: 'ENGINE_FAILED' },
  });
});
