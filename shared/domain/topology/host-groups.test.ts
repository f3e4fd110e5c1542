import { expect, test } from 'vitest';
import type { HostCpu, HostTopology } from '../../contract/topology.ts';
import { MiB } from '../units.ts';
import { hostGroups, type HostGroup } from './host-groups.ts';

const cpu = (id: number, where: Partial<HostCpu>): HostCpu => ({
  id,
  package: 0,
  die: 0,
  core: id,
  node: 0,
  online: true,
  ...where,
});
const host = (cpus: HostCpu[], caches: HostTopology['caches'] = []): HostTopology => ({
  cpus,
  caches,
  nodes: [],
  pinned: {},
});

/** `Package 0 { L3 8 MiB [0+2 1+3] }` */
function drawn({ names, groups, cores }: HostGroup): string {
  const inside = [
    ...groups.map(drawn),
    ...(cores.length === 0
      ? []
      : [`[${cores.map(core => core.threads.map(({ id }) => id).join('+')).join(' ')}]`]),
  ];
  return `${names.join(', ')} { ${inside.join(' ')} }`;
}
const draw = (topology: HostTopology) => hostGroups(topology).map(drawn);

test('hyper-threads lie on their core, and what holds the same CPUs is one box', () => {
  const cpus = [0, 1, 0, 1].map((core, id) => cpu(id, { core }));
  expect(draw(host(cpus, [{ level: 3, size: 8 * MiB, cpus: [0, 1, 2, 3] }]))).toEqual([
    'Package 0, NUMA node 0, L3 8 MiB { [0+2 1+3] }',
  ]);
});

test('nodes are in their packages and caches in their nodes; a cache of one core is not drawn', () => {
  const cpus = [0, 1, 2, 3, 4, 5, 6, 7].map(id =>
    cpu(id, { package: id < 4 ? 0 : 1, node: Math.floor(id / 2), core: id % 4 }),
  );
  const caches = [
    { level: 2, size: 1 * MiB, cpus: [0] },
    { level: 3, size: 4 * MiB, cpus: [0, 1, 2, 3] },
    { level: 3, size: 4 * MiB, cpus: [4, 5] },
    { level: 3, size: 4 * MiB, cpus: [6, 7] },
  ];
  expect(draw(host(cpus, caches))).toEqual([
    'Package 0, L3 4 MiB { NUMA node 0 { [0 1] } NUMA node 1 { [2 3] } }',
    'Package 1 { NUMA node 2, L3 4 MiB { [4 5] } NUMA node 3, L3 4 MiB { [6 7] } }',
  ]);
});

test('cores for speed and cores for thrift have a box each, with the cache these share', () => {
  const cpus = [0, 0, 1, 1, 2, 3, 4, 5].map((core, id) =>
    cpu(id, { core, kind: core < 2 ? 'performance' : 'efficiency' }),
  );
  expect(draw(host(cpus, [{ level: 2, size: 2 * MiB, cpus: [4, 5] }]))).toEqual([
    'Package 0, NUMA node 0 { Performance cores { [0+1 2+3] } Efficiency cores { L2 2 MiB { [4 5] } [6 7] } }',
  ]);
});

test('a NUMA node over all packages is the outer box, and what crosses a box is left out', () => {
  const cpus = [0, 1, 2, 3].map(id => cpu(id, { package: id < 2 ? 0 : 1 }));
  expect(draw(host(cpus, [{ level: 3, size: MiB, cpus: [1, 2] }]))).toEqual([
    'NUMA node 0 { Package 0 { [0 1] } Package 1 { [2 3] } }',
  ]);
});
