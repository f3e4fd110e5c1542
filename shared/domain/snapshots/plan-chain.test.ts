import { describe, expect, it } from 'vitest';
import type { TreeFacts } from './facts.ts';
import { planCommit, planPull, planRebase } from './plan-chain.ts';
import { at, branches, codes, disk, internal, layer, tree } from './testing/tree.ts';

const stack = (change: Partial<TreeFacts> = {}): TreeFacts => ({
  ...tree({ layers: [layer('base'), layer('mid', 'base'), layer('top', 'mid')], disks: [disk('top')] }),
  ...change,
});

describe('merging layers down', () => {
  const commit = (facts: TreeFacts, base: string, top?: string) =>
    planCommit(facts, {
      do: 'commit',
      disk: 'vda',
      base: at(base),
      ...(top !== undefined && { top: at(top) }),
    });

  it('takes all that is between along', () => {
    const { work, plan } = commit(stack(), 'base');
    expect(work[0]).toMatchObject({ do: 'commit', top: at('top'), base: at('base') });
    expect(work.filter(op => op.do === 'remove').map(op => op.path)).toEqual([at('top'), at('mid')]);
    expect(plan.files.filter(({ becomes }) => becomes === 'merged')).toHaveLength(2);
  });

  it('is refused where a snapshot, another guest or another layer needs what would change', () => {
    expect(codes(commit(branches(), 'b1'))).toEqual(['UNSUPPORTED']);
    expect(codes(commit(branches(), 'base', 'b1'))).toEqual(['UNSUPPORTED', 'UNSUPPORTED']);
    expect(codes(commit(stack({ usedBy: new Map([[at('mid'), ['clone']]]) }), 'base'))).toEqual([
      'UNSUPPORTED',
    ]);
    expect(codes(commit(stack({ snapshots: [internal('in', 'top')] }), 'base'))).toEqual(['UNSUPPORTED']);
    expect(codes(commit(stack(), 'elsewhere'))).toEqual(['UNSUPPORTED']);
  });
});

describe('copying what is below up', () => {
  it('leaves the lower files to whoever needs them', () => {
    const { work, plan } = planPull(stack({ usedBy: new Map([[at('mid'), ['clone']]]) }), {
      do: 'pull',
      disk: 'vda',
    });
    expect(work).toMatchObject([{ do: 'pull', layer: at('top') }]);
    expect(codes({ plan })).toEqual([]);
    expect(plan.files.filter(({ becomes }) => becomes === 'kept').map(({ path }) => path)).toEqual([
      at('mid'),
      at('base'),
    ]);
  });

  it('is refused where nothing is between, and where a snapshot inside reads from below', () => {
    expect(codes(planPull(stack(), { do: 'pull', disk: 'vda', base: at('mid') }))).toEqual(['UNSUPPORTED']);
    expect(
      codes(planPull(stack({ snapshots: [internal('in', 'top')] }), { do: 'pull', disk: 'vda' })),
    ).toEqual(['UNSUPPORTED']);
  });
});

describe('standing a layer on another file', () => {
  const rebase = (facts: TreeFacts, onto: string, found: Parameters<typeof planRebase>[2]) =>
    planRebase(facts, { do: 'rebase', disk: 'vda', layer: at('mid'), onto: at(onto) }, found);
  const same = { format: 'qcow2', same: 'same' } as const;

  it('takes a copy of the same file', () => {
    expect(codes(rebase(stack(), 'copy', same))).toEqual([]);
  });

  it('says of no file that it is kept which is not there', () => {
    const kept = (facts: TreeFacts, found: Parameters<typeof planRebase>[2]) =>
      rebase(facts, 'copy', found)
        .plan.files.filter(({ becomes }) => becomes === 'kept')
        .map(({ path }) => path);
    expect(kept(stack(), same)).toEqual([at('copy'), at('base')]);
    const gone = tree({
      layers: [layer('base', undefined, { missing: true }), layer('mid', 'base'), layer('top', 'mid')],
      disks: [disk('top')],
    });
    expect(kept(gone, { format: 'qcow2', same: 'unknown' })).toEqual([at('copy')]);
    expect(kept(stack(), { same: 'unknown' })).toEqual([at('base')]);
  });

  it('warns when nobody can tell, and refuses one that holds something else', () => {
    expect(rebase(stack(), 'copy', { format: 'qcow2', same: 'unknown' }).plan.warnings).toHaveLength(1);
    expect(codes(rebase(stack(), 'copy', { format: 'qcow2', same: 'different' }))).toEqual(['UNSUPPORTED']);
  });

  it('refuses a ring, a file that is not there, and a guest that has it open', () => {
    expect(codes(rebase(stack(), 'top', same))).toEqual(['UNSUPPORTED']);
    expect(codes(rebase(stack(), 'copy', { same: 'unknown' }))).toEqual(['FILE_NOT_FOUND']);
    const running = stack();
    expect(
      codes(rebase({ ...running, guest: { ...running.guest, state: 'running' } }, 'copy', same)),
    ).toEqual(['UNSUPPORTED']);
  });
});
