import { describe, expect, it } from 'vitest';
import type { SnapshotAction } from '../../contract/snapshots.ts';
import type { TreeFacts } from './facts.ts';
import { GiB, KiB, MiB } from '../units.ts';
import { planRevert } from './plan-revert.ts';
import { at, branches, codes, disk, external, internal, layer, record, tree } from './testing/tree.ts';

const revert = (
  facts: TreeFacts,
  snapshot: string,
  change: Partial<Extract<SnapshotAction, { do: 'revert' }>> = {},
) => planRevert(facts, { do: 'revert', snapshot, keepNow: null, ...change });

describe('returning to an external snapshot', () => {
  it('makes a new layer on the frozen file, and deletes the one that nothing needs any more', () => {
    const { work, plan } = revert(branches(), 'two');
    expect(work).toMatchObject({
      overlays: [{ target: 'vda', on: at('l2') }],
      abandoned: [at('now')],
      afterwards: 'off',
    });
    const fates = Object.fromEntries(plan.files.map(({ path, becomes }) => [path, becomes]));
    expect(fates).toMatchObject({ [at('l2')]: 'kept', [at('now')]: 'deleted' });
    expect(plan.lost).toHaveLength(1);
  });

  it('keeps what the guest is now when it is told to, and loses nothing', () => {
    const running = branches({ guest: { state: 'running', memoryAtMost: GiB } });
    const { work, plan } = revert(running, 'two', { keepNow: 'before' });
    expect(work?.keep).toMatchObject({ name: 'before', kind: 'external', memory: true, halt: true });
    expect(work?.abandoned).toEqual(work?.keep?.disks.map(({ overlay }) => overlay));
    expect(plan.lost).toEqual([]);
    // The layer and the memory of what is kept, and the layer it goes on in.
    const needed = GiB + 512 * KiB;
    expect(plan.space).toEqual([{ place: '/pool', needed, atMost: true, free: 10_000 * MiB }]);
    expect(plan.files.filter(({ lost }) => lost)).toEqual([]);
  });

  it('leaves the layer of now where a snapshot, another guest or another file needs it', () => {
    for (const needed of [
      branches({ usedBy: new Map([[at('now'), ['clone']]]) }),
      branches({ outsiders: new Map([[at('now'), ['/elsewhere/x.qcow2']]]) }),
      { ...branches(), snapshots: [...branches().snapshots, internal('in', 'now')] },
    ])
      expect(revert(needed, 'two').work?.abandoned).toEqual([]);
  });

  it('never deletes a disk that stands on nothing', () => {
    const facts = tree({
      layers: [layer('base'), layer('other')],
      disks: [disk('other')],
      snapshots: [external('one', 'base')],
    });
    expect(revert(facts, 'one').work?.abandoned).toEqual([]);
  });

  it('is refused when the file was written since, is gone, or stands on one that is', () => {
    const written = tree({
      layers: [layer('base')],
      disks: [disk('base')],
      snapshots: [external('one', 'base')],
    });
    expect(codes(revert(written, 'one'))).toEqual(['UNSUPPORTED']);
    const gone = branches({
      layers: [layer('base', undefined, { missing: true }), layer('l2', 'base'), layer('now')],
    });
    expect(codes(revert(gone, 'two'))).toEqual(['BACKING_FILE_MISSING']);
  });

  it('is refused with its memory when the file of that is gone, and possible without', () => {
    const facts = branches();
    const memory = { path: '/pool/two.mem', missing: true };
    const snapshots = facts.snapshots.map(each =>
      each.name === 'two'
        ? { ...each, state: 'running' as const, memory: 'external' as const, memoryFile: memory }
        : each,
    );
    expect(codes(revert({ ...facts, snapshots }, 'two'))).toEqual(['FILE_NOT_FOUND']);
    // oxlint-disable-next-line unicorn/no-thenable -- the contract's name; it is never awaited
    expect(codes(revert({ ...facts, snapshots }, 'two', { then: 'off' }))).toEqual([]);
  });
});

describe('returning to an internal snapshot', () => {
  it('is libvirt’s own work while the guest has the file and nothing stands on it', () => {
    const facts = tree({
      layers: [layer('base')],
      disks: [disk('base')],
      snapshots: [internal('in', 'base')],
    });
    expect(revert(facts, 'in')).toMatchObject({
      work: { kind: 'internal', overlays: [], abandoned: [] },
      plan: { problems: [] },
    });
  });

  it('is refused when a layer stands on the file: that would be damaged', () => {
    const facts = tree({
      layers: [layer('base'), layer('now', 'base')],
      disks: [disk('now')],
      snapshots: [internal('in', 'base'), external('ex', 'base')],
    });
    expect(codes(revert(facts, 'in'))).toEqual(['UNSUPPORTED']);
  });

  it('is refused when the guest has another file by now', () => {
    const facts = tree({
      layers: [layer('base'), layer('x')],
      disks: [disk('x')],
      snapshots: [internal('in', 'base')],
    });
    expect(codes(revert(facts, 'in'))).toEqual(['UNSUPPORTED']);
  });
});

it('a snapshot of no disk, or of both kinds, is not returned to', () => {
  const two = [
    { target: 'vda', kind: 'internal' as const, path: at('base') },
    { target: 'vdb', kind: 'external' as const, path: at('l2') },
  ];
  const facts = tree({
    layers: [layer('base'), layer('l2')],
    disks: [disk('base')],
    snapshots: [
      record('none', { disks: [{ target: 'vda', kind: 'none', path: at('base') }] }),
      record('mixed', { disks: two }),
    ],
  });
  expect(codes(revert(facts, 'none'))).toContain('UNSUPPORTED');
  expect(codes(revert(facts, 'mixed'))).toContain('UNSUPPORTED');
});
