import { expect, test } from 'vitest';
import type { HostTopology } from '../../contract/topology.ts';
import { cpusOf, hostShape } from './host-shape.ts';

const host = (packages: number, cores: number, threads: number): HostTopology => ({
  cpus: Array.from({ length: packages * cores * threads }, (_, id) => ({
    id,
    package: Math.floor(id / (cores * threads)),
    die: 0,
    core: Math.floor(id / threads) % cores,
    node: 0,
    online: true,
  })),
  caches: [],
  nodes: [],
  pinned: {},
});

test.each([
  [8, host(1, 8, 2), { sockets: 1, dies: 1, cores: 4, threads: 2 }],
  [8, host(1, 8, 1), { sockets: 1, dies: 1, cores: 8, threads: 1 }],
  [7, host(1, 8, 2), { sockets: 1, dies: 1, cores: 7, threads: 1 }],
  [64, host(2, 16, 2), { sockets: 2, dies: 1, cores: 16, threads: 2 }],
  // More than the host has.
  [32, host(1, 4, 2), { sockets: 1, dies: 1, cores: 16, threads: 2 }],
  [1, host(1, 4, 2), { sockets: 1, dies: 1, cores: 1, threads: 1 }],
])('%i CPUs in the shape of their host', (count, topology, shape) => {
  expect(hostShape(count, topology)).toEqual(shape);
  expect(cpusOf(hostShape(count, topology))).toBe(count);
});
