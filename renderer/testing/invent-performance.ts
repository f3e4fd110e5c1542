import type { Guest } from '#shared/contract/guests.ts';
import type { PerformanceSample } from '#shared/contract/performance.ts';

const MiB = 1024 ** 2;
/** The same wave for the same place, so that pictures do not change. */
const wave = (index: number, period: number) => (Math.sin((index / period) * 2 * Math.PI) + 1) / 2;

/** A quarter of an hour of a guest that builds something now and then. */
export function inventHistory({ vcpus, memory }: Guest, now = Date.now()): PerformanceSample[] {
  return Array.from({ length: 900 }, (_, index): PerformanceSample => {
    const busy = index % 300 > 180 ? 0.8 : 0.08;
    const each = Array.from({ length: vcpus }, (__, cpu) =>
      Math.min(1, busy * (0.5 + wave(index + cpu * 17, 40))),
    );
    return {
      at: now - (900 - index) * 1000,
      vcpus: each,
      cpu: each.reduce((sum, share) => sum + share, 0) / Math.max(1, vcpus),
      steal: 0.02 * wave(index, 90),
      memory: {
        total: memory,
        used: Math.round(memory * (0.4 + 0.2 * wave(index, 600))),
        cache: Math.round(memory * 0.15),
        host: Math.round(memory * 0.9),
      },
      disks: {
        vda: {
          read: busy * 30 * MiB * wave(index, 25),
          written: busy * 12 * MiB * wave(index + 9, 31),
          reads: 200 * busy,
          writes: 90 * busy,
          readTime: 0.4,
          writeTime: 1.2,
        },
        sda: { read: 0, written: 0, reads: 0, writes: 0 },
      },
      interfaces: {
        vnet3: {
          received: busy * 6 * MiB,
          sent: busy * MiB * wave(index, 50),
          packetsIn: 4000,
          packetsOut: 900,
          dropped: 0,
        },
      },
    };
  });
}
