import { describe, expect, it } from 'vitest';
import type { TreeFacts } from './facts.ts';
import { planDelete } from './plan-delete.ts';
import { at, branches, codes, disk, external, internal, layer, tree } from './testing/tree.ts';

const remove = (facts: TreeFacts, snapshot: string, children = false) =>
  planDelete(facts, { do: 'delete', snapshot, children });
const done = (facts: TreeFacts, snapshot: string, children = false) =>
  remove(facts, snapshot, children).work.map(op => {
    if (op.do === 'commit') return `${op.top} > ${op.base}`;
    if (op.do === 'remove') return `rm ${op.path}`;
    return op.do;
  });
const fate = (facts: TreeFacts, snapshot: string, path: string, children = false) =>
  remove(facts, snapshot, children).plan.files.find(file => file.path === path)?.becomes;

describe('deleting one of a tree of external snapshots', () => {
  it('merges the layer above into its file, where nothing else stands on it', () => {
    expect(done(branches(), 'two')).toEqual([
      'forget',
      `${at('l3')} > ${at('l2')}`,
      'redirect',
      `rm ${at('l3')}`,
    ]);
    expect(fate(branches(), 'two', at('l3'))).toBe('merged');
    expect(fate(branches(), 'two', at('l2'))).toBe('changed');
  });

  it('keeps the file that two branches stand on', () => {
    expect(done(branches(), 'one')).toEqual(['forget']);
    expect(fate(branches(), 'one', at('base'))).toBe('kept');
  });

  it('deletes the file at the end of a branch, which nothing stands on', () => {
    expect(done(branches(), 'three')).toEqual(['forget', `rm ${at('l3')}`]);
    expect(remove(branches(), 'three').plan.files).toMatchObject([{ becomes: 'deleted', lost: true }]);
  });

  it('never touches what the guest writes but by merging into it', () => {
    expect(done(branches(), 'other')).toEqual([
      'forget',
      `${at('now')} > ${at('b1')}`,
      'redirect',
      `rm ${at('now')}`,
    ]);
  });

  it('keeps what another guest, or a file of nobody’s, stands on', () => {
    const used = branches({ usedBy: new Map([[at('l2'), ['clone']]]) });
    expect(done(used, 'two')).toEqual(['forget']);
    const above = branches({ outsiders: new Map([[at('l3'), ['/elsewhere/clone.qcow2']]]) });
    expect(done(above, 'two')).toEqual(['forget']);
    expect(fate(above, 'two', at('l2'))).toBe('kept');
    expect(done(above, 'three')).toEqual(['forget']);
  });

  it('keeps what a snapshot inside the file above reads from', () => {
    const facts = branches();
    const mixed = {
      ...facts,
      snapshots: [...facts.snapshots, internal('inside', 'l3', { parent: 'three' })],
    };
    expect(done(mixed, 'two')).toEqual(['forget']);
    expect(done(mixed, 'three')).toEqual(['forget']);
  });

  it('with all that came of it leaves what the guest is now, and the other branch', () => {
    const ops = remove(branches(), 'two', true).work;
    expect(ops.filter(op => op.do === 'forget').map(op => op.snapshot)).toEqual(['three', 'two']);
    expect(done(branches(), 'two', true).filter(op => op.startsWith('rm'))).toEqual([
      `rm ${at('l3')}`,
      `rm ${at('l2')}`,
    ]);
    const all = done(branches(), 'one', true);
    expect(all).toContain(`${at('now')} > ${at('b1')}`);
    expect(all.at(-1)).toBe(`rm ${at('b1')}`);
    expect(fate(branches(), 'one', at('base'), true)).toBe('changed');
  });

  it('moves what else stood on the merged layer', () => {
    const facts = branches();
    const forked = {
      ...facts,
      layers: new Map([...facts.layers, [at('l4'), layer('l4', 'l3')], [at('l5'), layer('l5', 'l3')]]),
    };
    const commit = remove(forked, 'two').work.find(op => op.do === 'commit');
    expect(commit).toMatchObject({ above: [at('l4'), at('l5')] });
  });

  it('says what stands in the way', () => {
    const far = branches({
      layers: [layer('base'), layer('l2', 'base', { reachable: false }), layer('l3', 'l2')],
    });
    expect(codes(remove(far, 'two'))).toEqual(['UNSUPPORTED']);
    const gone = branches({
      layers: [layer('base', undefined, { missing: true }), layer('l2', 'base'), layer('l3', 'l2')],
    });
    expect(codes(remove(gone, 'two'))).toEqual(['BACKING_FILE_MISSING']);
    expect(codes(remove(branches({ guest: { state: 'saved' } }), 'two'))).toEqual(['UNSUPPORTED']);
    expect(codes(remove(branches({ jobs: new Map([['vda', { kind: 'commit' }]]) }), 'two'))).toEqual([
      'RESOURCE_BUSY',
    ]);
    expect(codes(remove(branches(), 'nothing'))).toEqual(['NOT_FOUND']);
  });

  it('takes no file with it when the guest writes the frozen one again', () => {
    const merged = tree({
      layers: [layer('base')],
      disks: [disk('base')],
      snapshots: [external('one', 'base')],
    });
    expect(done(merged, 'one')).toEqual(['forget']);
  });
});

describe('deleting an internal snapshot', () => {
  it('is libvirt’s own work while the guest has the file', () => {
    const facts = tree({
      layers: [layer('base')],
      disks: [disk('base')],
      snapshots: [internal('in', 'base')],
    });
    expect(done(facts, 'in')).toEqual(['delete-internal']);
  });

  it('below a layer is done while the guest is off, and refused while it runs', () => {
    const given = {
      layers: [layer('base'), layer('now', 'base')],
      disks: [disk('now')],
      snapshots: [internal('in', 'base'), external('ex', 'base', { parent: 'in' })],
    };
    expect(done(tree(given), 'in')).toEqual(['forget', 'drop-internal']);
    expect(codes(remove(tree({ ...given, guest: { state: 'running' } }), 'in'))).toEqual(['UNSUPPORTED']);
  });
});
