import { expect, test } from 'vitest';
import { GiB, MiB } from '#shared/domain/units.ts';
import { pagesFor, pageSizes, reserveAtBoot, reserveNow } from './huge-pages.ts';

test('pages of each size are counted over the nodes', () => {
  const node = (id: number, free: number) => ({
    id,
    hugePages: [
      { size: GiB, total: 0, free: 0 },
      { size: 2 * MiB, total: 100, free },
    ],
  });
  const sizes = pageSizes({ cpus: [], caches: [], pinned: {}, nodes: [node(0, 60), node(1, 100)] });
  expect(sizes.map(({ size, total, free }) => [size, total, free])).toEqual([
    [2 * MiB, 200, 160],
    [GiB, 0, 0],
  ]);
  expect(sizes[0]?.nodes[0]).toEqual({ id: 0, total: 100, free: 60 });
});

test('the commands name the size as the kernel does', () => {
  expect(pagesFor(3 * GiB + 1, GiB)).toBe(4);
  expect(reserveNow(2 * MiB, 8192)).toContain('hugepages-2048kB/nr_hugepages');
  expect(reserveAtBoot(GiB, 16)).toBe('hugepagesz=1G hugepages=16');
  expect(reserveAtBoot(2 * MiB, 512)).toBe('hugepagesz=2M hugepages=512');
});
