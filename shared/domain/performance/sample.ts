import type { PerformanceSample } from '../../contract/performance.ts';
import { safeBytes } from '../safe-bytes.ts';
import { entriesOf, type Reading } from './reading.ts';

const NANOSECONDS_A_MS = 1e6;

/**
 * What a guest did between two readings. Undefined when that cannot be told: no time passed, or it was started anew in
 * between.
 * @param vcpus its virtual CPUs, those of a container counting as one
 */
export function sampleOf(before: Reading, after: Reading, vcpus: number): PerformanceSample | undefined {
  const elapsed = after.at - before.at;
  const cpuTime = grown(before, after, 'cpu.time');
  if (elapsed <= 0 || cpuTime === undefined) return undefined;
  const share = (nanoseconds: number) => Math.min(1, nanoseconds / NANOSECONDS_A_MS / elapsed);
  const rate = (name: string) => perSecond(grown(before, after, name), elapsed);
  const each = perVcpu(before, after).map(nanoseconds => share(nanoseconds));
  const stolen = perVcpu(before, after, 'delay');
  return {
    at: after.shown,
    vcpus: each,
    cpu: share(cpuTime / Math.max(1, vcpus)),
    ...(stolen.length > 0 && {
      steal: share(stolen.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / stolen.length),
    }),
    memory: memoryOf(after, rate),
    disks: named(before, after, 'block', key => diskRates(before, after, key, elapsed)),
    interfaces: named(before, after, 'net', key => ({
      received: rate(`${key}.rx.bytes`) ?? 0,
      sent: rate(`${key}.tx.bytes`) ?? 0,
      packetsIn: rate(`${key}.rx.pkts`) ?? 0,
      packetsOut: rate(`${key}.tx.pkts`) ?? 0,
      dropped: (rate(`${key}.rx.drop`) ?? 0) + (rate(`${key}.tx.drop`) ?? 0),
    })),
  };
}

/** How much a counter grew; undefined when it is not counted, or began anew. */
function grown(before: Reading, after: Reading, name: string): number | undefined {
  const [from, to] = [before.numbers.get(name), after.numbers.get(name)];
  return from === undefined || to === undefined || to < from ? undefined : Number(to - from);
}

const perSecond = (amount: number | undefined, elapsed: number) =>
  amount === undefined ? undefined : (amount / elapsed) * 1000;

/** Nanoseconds of each virtual CPU that is there; one unplugged in between counts for nothing. */
function perVcpu(before: Reading, after: Reading, what = 'time'): number[] {
  const most = Number(after.numbers.get('vcpu.maximum') ?? 0n);
  const found: number[] = [];
  for (let index = 0; index < most; index += 1) {
    const name = `vcpu.${index}.${what}`;
    if (after.numbers.has(name)) found.push(grown(before, after, name) ?? 0);
  }
  return found;
}

function memoryOf(reading: Reading, rate: (name: string) => number | undefined): PerformanceSample['memory'] {
  const bytes = (name: string) => {
    const kib = reading.numbers.get(`balloon.${name}`);
    return kib === undefined ? undefined : safeBytes(kib * 1024n);
  };
  const [available, free] = [bytes('available'), bytes('usable') ?? bytes('unused')];
  // 0 until the guest's driver has reported for the first time.
  const reported = reading.numbers.get('balloon.last-update') !== 0n;
  const used =
    reported && available !== undefined && free !== undefined ? Math.max(0, available - free) : undefined;
  const [cache, host] = [bytes('disk_caches'), bytes('rss')];
  // libvirt counts swapped memory in KiB.
  const [swapIn, swapOut] = [rate('balloon.swap_in'), rate('balloon.swap_out')];
  return {
    total: bytes('current') ?? 0,
    ...(used !== undefined && { used }),
    ...(reported && cache !== undefined && { cache }),
    ...(swapIn !== undefined && { swapIn: swapIn * 1024 }),
    ...(swapOut !== undefined && { swapOut: swapOut * 1024 }),
    ...(host !== undefined && { host }),
  };
}

function diskRates(before: Reading, after: Reading, key: string, elapsed: number) {
  const rate = (name: string) => perSecond(grown(before, after, `${key}.${name}`), elapsed) ?? 0;
  const mean = (times: string, requests: string) => {
    const [time, count] = [
      grown(before, after, `${key}.${times}`),
      grown(before, after, `${key}.${requests}`),
    ];
    return time === undefined || count === undefined || count === 0
      ? undefined
      : time / count / NANOSECONDS_A_MS;
  };
  const [readTime, writeTime] = [mean('rd.times', 'rd.reqs'), mean('wr.times', 'wr.reqs')];
  return {
    read: rate('rd.bytes'),
    written: rate('wr.bytes'),
    reads: rate('rd.reqs'),
    writes: rate('wr.reqs'),
    ...(readTime !== undefined && { readTime }),
    ...(writeTime !== undefined && { writeTime }),
  };
}

/** By name, of what both readings have under the same number: a device that came in between has no rate yet. */
function named<T>(before: Reading, after: Reading, group: string, of: (key: string) => T): Record<string, T> {
  const earlier = entriesOf(before, group);
  return Object.fromEntries(
    Array.from(entriesOf(after, group))
      .filter(([name, key]) => earlier.get(name) === key)
      .map(([name, key]) => [name, of(key)]),
  );
}
