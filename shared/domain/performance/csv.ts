import type { PerformanceSample } from '../../contract/performance.ts';

/**
 * The samples as comma-separated values (RFC 4180): one line each, times in ISO 8601, bytes and bytes a second, shares
 * as 0 to 1. A device that was not there at the time is empty.
 */
export function toCsv(samples: readonly PerformanceSample[]): string {
  const disks = namesOf(samples, ({ disks: each }) => each);
  const cards = namesOf(samples, ({ interfaces }) => interfaces);
  const vcpus = Math.max(0, ...samples.map(({ vcpus: each }) => each.length));
  const numbers = Array.from({ length: vcpus }, (_, index) => index);
  const header = [
    'time',
    'cpu',
    ...numbers.map(index => `vcpu ${index}`),
    'steal',
    'memory total',
    'memory used',
    'memory cache',
    'memory host',
    ...disks.flatMap(name => ['read', 'written', 'reads', 'writes'].map(what => `${name} ${what}`)),
    ...cards.flatMap(name => ['received', 'sent', 'dropped'].map(what => `${name} ${what}`)),
  ];
  const lines = samples.map(({ at, cpu, vcpus: each, steal, memory, disks: rates, interfaces }) => [
    new Date(at).toISOString(),
    cpu,
    ...numbers.map(index => each[index]),
    steal,
    memory.total,
    memory.used,
    memory.cache,
    memory.host,
    ...disks.flatMap(name => {
      const disk = rates[name];
      return [disk?.read, disk?.written, disk?.reads, disk?.writes];
    }),
    ...cards.flatMap(name => {
      const card = interfaces[name];
      return [card?.received, card?.sent, card?.dropped];
    }),
  ]);
  return [header, ...lines].map(line => `${line.map(cell).join(',')}\r\n`).join('');
}

function namesOf(samples: readonly PerformanceSample[], of: (sample: PerformanceSample) => object): string[] {
  return [...new Set(samples.flatMap(sample => Object.keys(of(sample))))];
}

function cell(value: string | number | undefined): string {
  if (value === undefined) return '';
  const text = typeof value === 'number' ? String(Number(value.toPrecision(6))) : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
