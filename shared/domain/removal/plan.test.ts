import { describe, expect, it } from 'vitest';
import { planDiskRemoval, type DiskFacts } from './plan.ts';

const own: DiskFacts = {
  target: 'vda',
  path: '/pool/web.qcow2',
  device: 'disk',
  readOnly: false,
  shareable: false,
  volume: { pool: 'default', capacity: 20, allocation: 5 },
  usedBy: [],
  overlays: [],
};

describe('planDiskRemoval', () => {
  it('suggests a disk of this guest alone', () => {
    expect(planDiskRemoval(own, 'web')).toEqual({
      target: 'vda',
      path: '/pool/web.qcow2',
      capacity: 20,
      allocation: 5,
      deletable: true,
      suggested: true,
    });
  });

  it.each<[string, Partial<DiskFacts>, RegExp]>([
    ['another guest has it', { usedBy: ['db'] }, /db/],
    ['another image stands on it', { overlays: ['/pool/clone.qcow2'] }, /clone/],
    ['it is a medium', { device: 'cdrom' }, /medium/],
    ['it is read only', { readOnly: true }, /Read only/],
    ['it is shareable', { shareable: true }, /shared/],
  ])('keeps it when %s', (_, change, note) => {
    const planned = planDiskRemoval({ ...own, ...change }, 'web');
    expect(planned).toMatchObject({ deletable: false, suggested: false });
    expect(planned.note).toMatch(note);
  });

  it.each([
    ['/pool/web-seed.iso', true],
    ['/pool/web-seed-2.iso', true],
    ['/pool/other-seed.iso', false],
    ['/pool/web-seed.iso.bak', false],
    ['/pool/web-seeds.iso', false],
  ])('a medium written for its first start goes with it: %s %s', (path, deletable) => {
    const seed = { ...own, device: 'cdrom', readOnly: true, path };
    expect(planDiskRemoval(seed, 'web')).toMatchObject({ deletable, suggested: deletable });
    expect(planDiskRemoval({ ...seed, usedBy: ['db'] }, 'web').deletable).toBe(false);
  });

  it('keeps what libvirt cannot delete', () => {
    const { volume: _, ...foreign } = own;
    expect(planDiskRemoval(foreign, 'web').deletable).toBe(false);
  });
});
