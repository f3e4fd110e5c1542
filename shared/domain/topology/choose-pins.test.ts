import { expect, test } from 'vitest';
import type { HostCpu, HostTopology } from '../../contract/topology.ts';
import { choosePins } from './choose-pins.ts';

/** Two packages, each a node, of four cores with two threads: siblings are 8 apart. */
const cpus = Array.from({ length: 16 }, (_, id): HostCpu => {
  const core = id % 8;
  const at = core < 4 ? 0 : 1;
  return { id, package: at, die: 0, core, node: at, online: true };
});
const host = (more: Partial<HostTopology> = {}): HostTopology => ({
  cpus,
  caches: [],
  nodes: [],
  pinned: {},
  ...more,
});

test('hyper-threads of the guest lie on hyper-threads, the host keeps its first core', () => {
  expect(choosePins(host(), { vcpus: 4, threads: 2 })).toEqual({
    pins: [[1], [9], [2], [10]],
    emulator: [0, 8],
  });
});

test('cores of the guest get a core each while there are enough on the node, and share when there are not', () => {
  expect(choosePins(host(), { vcpus: 3, threads: 1 })?.pins).toEqual([
    [1, 9],
    [2, 10],
    [3, 11],
  ]);
  expect(choosePins(host(), { vcpus: 6, threads: 1 })?.pins).toEqual([[1], [9], [2], [10], [3], [11]]);
});

test('the last of an odd number has the rest of its core', () => {
  expect(choosePins(host(), { vcpus: 3, threads: 2 })?.pins).toEqual([[1], [9], [2, 10]]);
});

test('the node that others use less, unless a device asks for the other', () => {
  const busy = host({ pinned: { 1: 2, 2: 1 } });
  expect(choosePins(busy, { vcpus: 2, threads: 2 })?.pins).toEqual([[4], [12]]);
  expect(choosePins(busy, { vcpus: 2, threads: 2, node: 0 })?.pins).toEqual([[3], [11]]);
});

test('performance cores come first', () => {
  const hybrid = cpus.map(cpu => ({ ...cpu, kind: cpu.core < 3 ? 'efficiency' : 'performance' }) as const);
  expect(choosePins(host({ cpus: hybrid }), { vcpus: 2, threads: 2, node: 0 })?.pins).toEqual([[3], [11]]);
});

test('one last-level cache before a whole node', () => {
  const caches = [
    { level: 3, size: 1, cpus: [0, 1, 8, 9] },
    { level: 3, size: 1, cpus: [2, 3, 10, 11] },
    { level: 3, size: 1, cpus: [4, 5, 6, 7, 12, 13, 14, 15] },
  ];
  expect(choosePins(host({ caches }), { vcpus: 4, threads: 2, node: 0 })?.pins).toEqual([
    [2],
    [10],
    [3],
    [11],
  ]);
});

test('all of the host when nothing less will do, nothing when there is not enough, never a CPU that is off', () => {
  expect(
    choosePins(host(), { vcpus: 16, threads: 2 })
      ?.pins.flat()
      .toSorted((a, b) => a - b),
  ).toEqual(cpus.map(({ id }) => id));
  expect(choosePins(host(), { vcpus: 17, threads: 1 })).toBeUndefined();
  const off = cpus.map(cpu => ({ ...cpu, online: cpu.id === 5 }));
  expect(choosePins(host({ cpus: off }), { vcpus: 1, threads: 1 })?.pins).toEqual([[5]]);
});
