import { describe, expect, it } from 'vitest';
import { type FileFacts, planFileRemoval, strandedBy } from './plan-files.ts';

const base: FileFacts = {
  kind: 'snapshot-disk',
  label: 'vda before s1',
  path: '/pool/web.qcow2',
  reachable: true,
  usedBy: [],
  overlays: ['/pool/web.s1'],
};
const own = new Map([
  ['/pool/web.s1', 'vda'],
  ['/pool/web.qcow2', '/pool/web.qcow2'],
]);

describe('a file of a snapshot', () => {
  it('goes together with what stands on it', () => {
    const planned = planFileRemoval(base, own);
    expect(planned).toMatchObject({ deletable: true, suggested: true, under: ['vda'] });
    expect(strandedBy([planned], new Set([base.path]))).toMatchObject({ by: 'vda' });
    expect(strandedBy([planned], new Set([base.path, 'vda']))).toBeUndefined();
    expect(strandedBy([planned], new Set())).toBeUndefined();
  });

  it.each<[string, Partial<FileFacts>, RegExp]>([
    ['another guest has it', { usedBy: ['db'] }, /db/],
    ['an image of another guest stands on it', { overlays: ['/pool/clone.qcow2'] }, /clone/],
    ['libvirt cannot delete it', { reachable: false }, /pool/],
  ])('stays when %s', (_, change, note) => {
    const planned = planFileRemoval({ ...base, ...change }, own);
    expect(planned).toMatchObject({ deletable: false, suggested: false });
    expect(planned.note).toMatch(note);
  });
});
