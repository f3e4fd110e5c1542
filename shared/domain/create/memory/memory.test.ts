import { describe, expect, it } from 'vitest';
import { GiB, MiB } from '../../units.ts';
import { cpuTopic } from '../cpu/cpu.ts';
import { kvmOffer, partOf, settingFor, windows } from '../testing/setting.ts';
import { memoryTopic } from './memory.ts';

function memory(...args: Parameters<typeof settingFor>) {
  const setting = settingFor(...args);
  return partOf(memoryTopic, setting, { cpu: cpuTopic.decide(setting, {}).value });
}
const fields = (found: readonly { readonly field?: string | undefined }[]) => found.map(({ field }) => field);
const gpu = { kind: 'pci', address: '0000:01:00.0' } as const;

describe('what an expert would choose', () => {
  it('is 2 GiB with a balloon that gives back what is freed', () => {
    const { value, problems, warnings, domain } = memory();
    expect(value).toMatchObject({
      memory: 2 * GiB,
      memoryLayout: { maximum: 2 * GiB, balloon: true, hugePages: null, shared: false, locked: false },
    });
    expect([...problems, ...warnings]).toEqual([]);
    expect(domain.memory).toBe(BigInt(2 * GiB));
    expect(domain.currentMemory).toBeUndefined();
    expect(domain.devices.memballoon).toMatchObject({ model: 'virtio', freePageReporting: true });
    expect(domain.memoryBacking.exists).toBe(false);
  });

  it('is half of a small host, and what the system recommends of a large one', () => {
    expect(memory({}, { memory: 2 * GiB }).value.memory).toBe(GiB);
    const { value, reasons } = memory({}, { os: { ...windows, memory: 4 * GiB } });
    expect(value.memory).toBe(4 * GiB);
    expect(reasons['memory']).toBe('Windows 11 recommends it');
  });

  it('is shared memory for folders, and says why', () => {
    const { domain, reasons, summary } = memory({ folders: [{ path: '/srv', tag: 'srv' }] });
    expect(domain.memoryBacking).toMatchObject({ source: 'memfd', access: 'shared' });
    expect(reasons['memoryLayout.shared']).toContain('virtiofsd');
    expect(summary[0]?.value).toContain('shared');
  });

  it('is no balloon where memory cannot be taken back', () => {
    const { domain, reasons } = memory({ hostDevices: [gpu] });
    expect(domain.devices.memballoon.model).toBe('none');
    expect(reasons['memoryLayout.balloon']).toContain('device of the host');
    expect(memory({ memoryLayout: { hugePages: 2 * MiB } }).value.memoryLayout.balloon).toBe(false);
  });

  it('is memory beside the pinned CPUs', () => {
    const { domain } = memory({ vcpus: 1, cpu: { pins: [{ vcpu: 0, cpus: [3] }] } });
    expect([domain.numaMode, domain.numaNodeset]).toEqual(['preferred', '1']);
  });
});

describe('how much', () => {
  it('is written as the most, with what is there at start', () => {
    const { domain } = memory({ memory: GiB, memoryLayout: { maximum: 4 * GiB } });
    expect([domain.memory, domain.currentMemory]).toEqual([BigInt(4 * GiB), BigInt(GiB)]);
  });

  it('cannot be more than the host has, or next to nothing', () => {
    expect(memory({ memory: 100 * GiB }).problems).toMatchObject([{ failure: { code: 'NO_MEMORY' } }]);
    expect(memory({ memory: 1024 }).problems).toMatchObject([{ failure: { code: 'INPUT_INVALID' } }]);
  });

  it('can grow with a balloon alone', () => {
    const layout = { maximum: 4 * GiB, balloon: false };
    expect(fields(memory({ memoryLayout: layout }).problems)).toEqual(['memoryLayout.balloon']);
    const less = { memory: 2 * GiB, memoryLayout: { maximum: GiB } };
    expect(fields(memory(less).problems)).toEqual(['memoryLayout.maximum']);
    expect(memory({ memoryLayout: { maximum: GiB } }).value.memory).toBe(GiB);
  });

  it('is warned of when little is free, harder with host devices', () => {
    expect(memory({ memory: 50 * GiB }).warnings[0]?.why).toContain('swap');
    expect(memory({ memory: 50 * GiB, hostDevices: [gpu] }).warnings[0]?.why).toContain('would not start');
    expect(memory({ memory: 50 * GiB, start: false }).warnings).toEqual([]);
  });
});

describe('huge pages', () => {
  const of = (size: number, more: object = {}) => ({
    memory: 2 * GiB,
    memoryLayout: { hugePages: size, ...more },
  });

  it('are written with their size', () => {
    const { xml, problems } = memory(of(2 * MiB));
    expect(problems).toEqual([]);
    expect(xml).toContain(`<page size='2048' unit='KiB'/>`);
  });

  it('that are too few are a problem with the way to more', () => {
    const { problems } = memory({ memory: 6 * GiB, memoryLayout: { hugePages: 2 * MiB } });
    expect(problems).toMatchObject([
      { field: 'memoryLayout.hugePages', failure: { code: 'NO_MEMORY', params: { free: '2048 pages' } } },
    ]);
    expect(problems[0]?.failure.detail).toContain(
      'echo 3072 > /sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages',
    );
    expect(memory(of(GiB)).problems[0]?.failure.detail).toContain('hugepagesz=1G hugepages=2');
  });

  it('may come later for a guest that does not start now', () => {
    const { problems, warnings } = memory({ ...of(GiB), start: false });
    expect(problems).toEqual([]);
    expect(warnings).toMatchObject([{ remedy: expect.stringContaining('hugepagesz=1G') }]);
  });

  it('are counted where the memory has to lie', () => {
    const strict = { placement: { mode: 'strict' as const, nodes: [1] } };
    const { problems } = memory({ ...of(2 * MiB, strict), memory: 3 * GiB });
    expect(problems[0]?.failure.params).toMatchObject({ host: 'attic, node 1', free: '1024 pages' });
    expect(problems[0]?.failure.detail).toContain('/sys/devices/system/node/node1/hugepages');
  });

  it('have a size that the host knows, and fill the memory', () => {
    expect(memory(of(64 * 1024)).problems).toMatchObject([{ failure: { code: 'UNSUPPORTED' } }]);
    expect(fields(memory({ ...of(2 * MiB), memory: 2 * GiB + MiB }).problems)).toEqual([
      'memoryLayout.hugePages',
    ]);
  });
});

describe('NUMA cells', () => {
  const cell = (vcpus: number[], node?: number, size = GiB) => ({
    vcpus,
    memory: size,
    ...(node !== undefined && { node }),
  });
  const cells = (...given: ReturnType<typeof cell>[]) => memory({ vcpus: 4, memoryLayout: { cells: given } });

  it('are written with the host’s node of each', () => {
    const { domain, value, problems } = cells(cell([0, 1], 0), cell([2, 3], 1));
    expect(problems).toEqual([]);
    expect(value.memory).toBe(2 * GiB);
    expect(domain.cpu.numaCells.items.map(({ id, cpus }) => [id, cpus])).toEqual([
      [0, '0-1'],
      [1, '2-3'],
    ]);
    expect(domain.numaCellNodes.items.map(({ cell: id, nodeset }) => [id, nodeset])).toEqual([
      [0, '0'],
      [1, '1'],
    ]);
  });

  it.each([
    ['leave a CPU out', [cell([0, 1]), cell([2])], 'memoryLayout.cells'],
    ['have one twice', [cell([0, 1]), cell([1, 2, 3])], 'memoryLayout.cells.1.vcpus'],
    ['have one that is not there', [cell([0, 1, 2, 3, 4])], 'memoryLayout.cells.0.vcpus'],
    ['lie on a node that is not there', [cell([0, 1, 2, 3], 5)], 'memoryLayout.cells.0.node'],
  ])('that %s are refused', (_what, given, field) => {
    expect(fields(cells(...given).problems)).toEqual([field]);
  });

  it('have all of the memory between them', () => {
    const { problems } = memory({ vcpus: 1, memory: 2 * GiB, memoryLayout: { cells: [cell([0])] } });
    expect(fields(problems)).toEqual(['memoryLayout.cells']);
  });
});

describe('placement', () => {
  const on = (mode: 'strict' | 'preferred' | 'interleave', ...nodes: number[]) =>
    memory({ memory: 30 * GiB, memoryLayout: { placement: { mode, nodes } } });

  it('is on nodes that are there', () => {
    expect(fields(on('strict', 7).problems)).toEqual(['memoryLayout.placement']);
    expect(fields(on('preferred', 0, 1).problems)).toEqual(['memoryLayout.placement']);
    expect(on('interleave', 0, 1).problems).toEqual([]);
  });

  it('is warned of when those nodes are nearly full', () => {
    expect(fields(on('strict', 1).warnings)).toEqual(['memoryLayout.placement']);
    expect(on('preferred', 1).warnings).toEqual([]);
  });
});

describe('sharing and locking', () => {
  it('cannot be refused to folders', () => {
    const { problems } = memory({ folders: [{ path: '/srv', tag: 'srv' }], memoryLayout: { shared: false } });
    expect(fields(problems)).toEqual(['memoryLayout.shared']);
  });

  it('is not needed for a folder that is only read', () => {
    const folders = [{ path: '/srv', tag: 'srv', readOnly: true }];
    expect(memory({ folders }).value.memoryLayout.shared).toBe(false);
  });

  it('needs a QEMU that can', () => {
    const { problems } = memory({ memoryLayout: { shared: true } }, {}, { ...kvmOffer, memorySources: [] });
    expect(problems).toMatchObject([{ failure: { code: 'UNSUPPORTED' } }]);
  });

  it('is warned of when memory is locked, with the limit to set', () => {
    const { xml, warnings } = memory({ memoryLayout: { locked: true } });
    expect(xml).toContain('<locked/>');
    expect(warnings).toMatchObject([{ remedy: expect.stringContaining('memtune') }]);
  });
});
