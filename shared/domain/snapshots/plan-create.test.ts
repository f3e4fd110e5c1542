import { describe, expect, it } from 'vitest';
import type { SnapshotAction } from '../../contract/snapshots.ts';
import type { TreeFacts } from './facts.ts';
import { GiB, KiB } from '../units.ts';
import { planCreate } from './plan-create.ts';
import { supportOf } from './support.ts';
import { at, branches, codes, disk, external, internal, layer, tree } from './testing/tree.ts';

const create = (facts: TreeFacts, change: Partial<Extract<SnapshotAction, { do: 'create' }>> = {}) =>
  planCreate(facts, { do: 'create', name: 'next', ...change });
const plain = (guest: Partial<TreeFacts['guest']> = {}, host: Partial<TreeFacts['host']> = {}) =>
  tree({ layers: [layer('base')], disks: [disk('base')], guest, host });

describe('the kind that is taken when nobody chooses', () => {
  it('is internal where that can be, and says why', () => {
    expect(supportOf(plain())).toMatchObject({
      suggested: 'internal',
      suggestedWhy: expect.stringContaining('file'),
    });
  });

  it('is external where a disk is raw, or the guest runs with UEFI on an older libvirt', () => {
    const raw = tree({ layers: [layer('base')], disks: [disk('base', { format: 'raw' })] });
    expect(supportOf(raw)).toMatchObject({ internal: { possible: false }, suggested: 'external' });
    expect(supportOf(plain({ uefi: true, state: 'running' }))).toMatchObject({
      internal: { possible: false },
      suggested: 'external',
    });
    expect(supportOf(plain({ uefi: true }))).toMatchObject({ internal: { possible: true } });
    expect(
      supportOf(plain({ uefi: true, state: 'running' }, { libvirt: 10_010_000 })).internal.possible,
    ).toBe(true);
  });

  it('stays the kind that a guest’s snapshots have', () => {
    expect(supportOf(branches()).suggested).toBe('external');
  });

  it('is none where neither can be', () => {
    expect(supportOf(plain({}, { driver: 'LXC' })).suggested).toBeUndefined();
  });
});

describe('taking a snapshot', () => {
  it('freezes each disk below a new layer with a name of its own', () => {
    const facts = tree({
      layers: [layer('base'), layer('base.next'), layer('data')],
      disks: [disk('base'), disk('data', { target: 'vdb' })],
    });
    const { work } = create(facts, { kind: 'external' });
    expect(work.disks.map(({ overlay }) => overlay)).toEqual([at('base.next-2'), at('data.next')]);
  });

  it('counts what the memory may take at most, once for each place, and names its file', () => {
    const facts = tree({
      layers: [layer('base'), layer('data')],
      disks: [disk('base'), disk('data', { target: 'vdb' })],
      guest: { state: 'running', memoryAtMost: GiB },
      room: new Map([['/pool', GiB]]),
    });
    const { plan } = create(facts, { kind: 'external', memory: true });
    expect(plan.space).toEqual([{ place: '/pool', needed: GiB + 512 * KiB, atMost: true, free: GiB }]);
    expect(plan.warnings.map(({ text }) => text)).toEqual(['There may not be enough room in /pool']);
    expect(plan.files).toContainEqual(
      expect.objectContaining({ path: '/pool/web.next.mem', becomes: 'made' }),
    );
    const disksOnly = create(facts, { kind: 'external', memory: false }).plan;
    expect(disksOnly.space).toEqual([{ place: '/pool', needed: 512 * KiB, free: GiB }]);
  });

  it('leaves out what the guest does not write alone, by name', () => {
    const disks = [
      disk('base'),
      disk('cd', { target: 'sda', device: 'cdrom', readOnly: true }),
      disk('shared', { target: 'vdb', shareable: true }),
    ];
    const { work, plan } = create(tree({ layers: [layer('base')], disks }), { kind: 'external' });
    expect(work.disks.map(({ target, kind }) => `${target} ${kind}`)).toEqual([
      'vda external',
      'sda none',
      'vdb none',
    ]);
    expect(plan.warnings.map(({ text }) => text)).toEqual([expect.stringContaining('vdb')]);
  });

  it('warns before it mixes kinds', () => {
    expect(create(branches(), { kind: 'internal' }).plan.warnings[0]?.text).toContain('external snapshots');
    const inside = tree({
      layers: [layer('base')],
      disks: [disk('base')],
      snapshots: [internal('in', 'base')],
    });
    expect(create(inside, { kind: 'external' }).plan.warnings[0]?.text).toContain('internal snapshots');
    expect(create(inside, { kind: 'internal' }).plan.warnings).toEqual([]);
  });

  it('is refused where it cannot be what was asked for', () => {
    expect(codes(create(branches(), { name: 'one' }))).toEqual(['NAME_TAKEN']);
    expect(codes(create(plain({ state: 'running' }), { kind: 'internal', memory: false }))).toEqual([
      'UNSUPPORTED',
    ]);
    expect(
      codes(create(plain({ state: 'running' }), { kind: 'external', memory: false, quiesce: true })),
    ).toEqual(['AGENT_ABSENT']);
    expect(
      codes(
        create(plain({ state: 'running', memoryBlockers: ['a device'] }), { kind: 'external', memory: true }),
      ),
    ).toEqual(['UNSUPPORTED']);
    const gone = tree({
      layers: [layer('now', 'base'), layer('base', undefined, { missing: true })],
      disks: [disk('now')],
      snapshots: [external('one', 'base')],
    });
    expect(codes(create(gone, { kind: 'external' }))).toEqual(['BACKING_FILE_MISSING']);
  });

  it('names one that nobody named', () => {
    expect(planCreate(branches(), { do: 'create' }).work.name).toBe('Snapshot 5');
  });
});
