import { describe, expect, it } from 'vitest';
import { toCsv } from './csv.ts';
import type { Reading } from './reading.ts';
import { sampleOf } from './sample.ts';

const reading = (
  at: number,
  numbers: Record<string, bigint>,
  texts: Record<string, string> = {},
): Reading => ({
  at,
  shown: Date.UTC(2026, 0, 1) + at,
  numbers: new Map(Object.entries(numbers)),
  texts: new Map(Object.entries(texts)),
});
const names = { 'block.0.name': 'vda', 'net.0.name': 'vnet0' };
const first = {
  'cpu.time': 10_000_000_000n,
  'vcpu.maximum': 4n,
  'vcpu.0.time': 1_000_000_000n,
  'vcpu.0.delay': 0n,
  'vcpu.2.time': 5_000_000_000n,
  'vcpu.2.delay': 0n,
  'balloon.current': 1_048_576n,
  'block.count': 1n,
  'block.0.rd.bytes': 0n,
  'block.0.rd.reqs': 10n,
  'block.0.rd.times': 0n,
  'net.count': 1n,
  'net.0.rx.bytes': 1000n,
};
const before = reading(0, first, names);

describe('sampleOf', () => {
  it('gives shares and rates over the time between', () => {
    const after = reading(
      2000,
      {
        ...first,
        'cpu.time': 13_000_000_000n,
        'vcpu.0.time': 2_000_000_000n,
        'vcpu.2.time': 7_000_000_000n,
        'vcpu.2.delay': 1_000_000_000n,
        'block.0.rd.bytes': 4096n,
        'block.0.rd.reqs': 14n,
        'block.0.rd.times': 20_000_000n,
        'net.0.rx.bytes': 3000n,
      },
      names,
    );
    expect(sampleOf(before, after, 2)).toMatchObject({
      cpu: 0.75,
      vcpus: [0.5, 1],
      steal: 0.25,
      memory: { total: 1024 ** 3 },
      disks: { vda: { read: 2048, reads: 2, readTime: 5, written: 0 } },
      interfaces: { vnet0: { received: 1000, sent: 0 } },
    });
  });

  it('cannot tell when the guest was started anew, or no time passed', () => {
    expect(sampleOf(before, reading(1000, { ...first, 'cpu.time': 1n }), 1)).toBeUndefined();
    expect(sampleOf(before, before, 1)).toBeUndefined();
  });

  it('never has a share above one', () => {
    expect(sampleOf(before, reading(1000, { ...first, 'cpu.time': 90_000_000_000n }), 1)?.cpu).toBe(1);
  });

  it('leaves out devices that came or changed their number in between', () => {
    const after = reading(
      1000,
      { ...first, 'block.count': 2n },
      { 'block.0.name': 'sda', 'block.1.name': 'vda' },
    );
    expect(sampleOf(before, after, 1)?.disks).toEqual({});
  });

  it('knows what is used inside only once the balloon’s driver has told', () => {
    const told = { 'balloon.available': 1000n, 'balloon.usable': 400n };
    const at = (update: bigint) =>
      sampleOf(before, reading(1000, { ...first, ...told, 'balloon.last-update': update }), 1)?.memory.used;
    expect(at(0n)).toBeUndefined();
    expect(at(1_700_000_000n)).toBe(600 * 1024);
  });
});

it('writes what was sampled as comma-separated values, with a device’s odd name quoted', () => {
  const sample = {
    at: Date.UTC(2026, 0, 1),
    vcpus: [0.25],
    cpu: 0.25,
    memory: { total: 1024 },
    disks: { 'a,b': { read: 1, written: 2, reads: 3, writes: 4 } },
    interfaces: {},
  };
  expect(toCsv([sample, { ...sample, disks: {} }])).toBe(
    'time,cpu,vcpu 0,steal,memory total,memory used,memory cache,memory host,"a,b read","a,b written","a,b reads","a,b writes"\r\n' +
      '2026-01-01T00:00:00.000Z,0.25,0.25,,1024,,,,1,2,3,4\r\n' +
      '2026-01-01T00:00:00.000Z,0.25,0.25,,1024,,,,,,,\r\n',
  );
});
