import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseCacheSize, readCpuCaches } from './cpu-caches.ts';
import { fileTree } from './tree/file-tree.ts';
import { readCpus } from './cpus.ts';
import { readNumaNodes } from './numa-nodes.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'innkeeper-root-'));
});
afterEach(() => rm(root, { recursive: true }));

async function tree(files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), `${text}\n`);
  }
}

const CPU = 'sys/devices/system/cpu';
const place = (id: number, pack: number, core: number, node = pack) => ({
  [`${CPU}/cpu${id}/topology/physical_package_id`]: `${pack}`,
  [`${CPU}/cpu${id}/topology/die_id`]: '-1',
  [`${CPU}/cpu${id}/topology/core_id`]: `${core}`,
  [`${CPU}/cpu${id}/node${node}/x`]: '',
});

describe('CPUs', () => {
  it('are in their packages, cores and nodes; one that is offline has no place', async () => {
    await tree({
      ...place(0, 0, 0),
      ...place(10, 1, 4),
      [`${CPU}/cpu10/online`]: '1',
      [`${CPU}/cpu2/online`]: '0',
      [`${CPU}/cpufreq/x`]: '',
    });
    expect(await readCpus(fileTree(root))).toEqual([
      { id: 0, online: true, package: 0, die: 0, core: 0, node: 0 },
      { id: 2, online: false },
      { id: 10, online: true, package: 1, die: 0, core: 4, node: 1 },
    ]);
  });

  it('are of two kinds where Intel has two', async () => {
    await tree({
      ...place(0, 0, 0),
      ...place(1, 0, 0),
      ...place(2, 0, 8),
      'sys/devices/cpu_core/cpus': '0-1',
      'sys/devices/cpu_atom/cpus': '2',
    });
    expect((await readCpus(fileTree(root))).map(({ kind }) => kind)).toEqual([
      'performance',
      'performance',
      'efficiency',
    ]);
  });

  it('are of two kinds where Arm cores differ, and of none where all are the same', async () => {
    await tree({
      ...place(0, 0, 0),
      ...place(1, 0, 1),
      [`${CPU}/cpu0/cpu_capacity`]: '446',
      [`${CPU}/cpu1/cpu_capacity`]: '1024',
    });
    expect((await readCpus(fileTree(root))).map(({ kind }) => kind)).toEqual(['efficiency', 'performance']);
    await tree({ [`${CPU}/cpu0/cpu_capacity`]: '1024' });
    expect((await readCpus(fileTree(root))).map(({ kind }) => kind)).toEqual([undefined, undefined]);
  });

  it('are none in an empty tree', async () => {
    expect(await readCpus(fileTree(root))).toEqual([]);
  });
});

const cache = (cpu: number, index: number, level: number, type: string, size: string, cpus: string) => ({
  [`${CPU}/cpu${cpu}/cache/index${index}/level`]: `${level}`,
  [`${CPU}/cpu${cpu}/cache/index${index}/type`]: type,
  [`${CPU}/cpu${cpu}/cache/index${index}/size`]: size,
  [`${CPU}/cpu${cpu}/cache/index${index}/shared_cpu_list`]: cpus,
});

it('reads each cache once, and those of the first level not at all', async () => {
  const both = [0, 1].map(cpu => ({
    ...cache(cpu, 0, 1, 'Data', '48K', `${cpu}`),
    ...cache(cpu, 2, 2, 'Unified', '2048K', `${cpu}`),
    ...cache(cpu, 3, 3, 'Unified', '33792K', '0-1'),
  }));
  await tree({ ...both[0], ...both[1] });
  expect(await readCpuCaches(fileTree(root), [0, 1])).toEqual([
    { level: 3, size: 33 * 1024 ** 2, cpus: [0, 1] },
    { level: 2, size: 2 * 1024 ** 2, cpus: [0] },
    { level: 2, size: 2 * 1024 ** 2, cpus: [1] },
  ]);
});

it.each([
  ['1M', 1024 ** 2],
  ['512', 512],
  ['nothing', 0],
])('a cache of %s', (text, bytes) => expect(parseCacheSize(text)).toBe(bytes));

describe('nodes', () => {
  const NODE = 'sys/devices/system/node';
  it('have memory and huge pages of their own', async () => {
    await tree({
      [`${NODE}/node1/meminfo`]: 'Node 1 MemTotal:  2048 kB\nNode 1 MemFree:  1024 kB\nNode 1 MemUsed: 1 kB',
      [`${NODE}/node1/hugepages/hugepages-1048576kB/nr_hugepages`]: '4',
      [`${NODE}/node1/hugepages/hugepages-1048576kB/free_hugepages`]: '3',
      [`${NODE}/node1/hugepages/hugepages-2048kB/nr_hugepages`]: '0',
      [`${NODE}/has_cpu`]: '1',
    });
    expect(await readNumaNodes(fileTree(root))).toEqual([
      {
        id: 1,
        memory: 2 * 1024 ** 2,
        free: 1024 ** 2,
        hugePages: [
          { size: 2 * 1024 ** 2, total: 0, free: 0 },
          { size: 1024 ** 3, total: 4, free: 3 },
        ],
      },
    ]);
  });

  it('are one where the kernel has no NUMA', async () => {
    await tree({ 'sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages': '8' });
    expect(await readNumaNodes(fileTree(root))).toEqual([
      { id: 0, hugePages: [{ size: 2 * 1024 ** 2, total: 8, free: 0 }] },
    ]);
  });
});
