import { describe, expect, it } from 'vitest';
import type { DiskAction } from '../../../contract/disks.ts';
import { GiB } from '../../units.ts';
import type { ActionFacts } from '../facts.ts';
import { actionFacts, diskFacts } from '../testing/facts.ts';
import { planDiskAction } from './plan-action.ts';

const planned = (action: DiskAction, facts: Partial<ActionFacts> = {}) =>
  planDiskAction(action, actionFacts(facts));
const off = { active: false, state: 'off' } as const;
const move = { do: 'move', disk: 'vda', pool: 'fast', keepOld: false } as const;
const codes = ({ plan }: ReturnType<typeof planned>) =>
  plan.problems.map(({ field, failure }) => `${field} ${failure.code}`);

it('nothing is run while there is a problem', () => {
  const bad = planned({ do: 'grow', disk: 'vda', size: GiB });
  expect([bad.work, codes(bad)]).toEqual([undefined, ['size INPUT_INVALID']]);
  expect(codes(planned({ do: 'eject', disk: 'vda' }))).toEqual(['disk UNSUPPORTED']);
  expect(codes(planned({ do: 'eject', disk: 'vdz' }))).toEqual(['disk NOT_FOUND']);
});

describe('growing', () => {
  it('takes room at once only where all of it was set aside', () => {
    const grow = { do: 'grow', disk: 'vda', size: 30 * GiB } as const;
    const full = [diskFacts({ format: 'raw', allocation: 20 * GiB })];
    expect(planned(grow).plan.space).toEqual([]);
    expect(planned(grow, { ...off, disks: full }).plan.space[0]?.needed).toBe(10 * GiB);
    expect(planned(grow, { disks: full }).plan.space).toEqual([]);
  });

  it('warns when the disk may outgrow its pool', () => {
    const { plan } = planned({ do: 'grow', disk: 'vda', size: 500 * GiB });
    expect(plan.warnings[0]?.text).toContain('default');
    expect(plan.problems).toEqual([]);
  });
});

describe('moving', () => {
  it('takes a name that is free, and a suffix that is true', () => {
    expect(planned(move).work).toMatchObject({ to: { name: 'web-2.qcow2', format: 'qcow2' } });
    expect(planned({ ...move, format: 'raw' }).work).toMatchObject({
      to: { name: 'web.img', format: 'raw' },
    });
    expect(planned({ ...move, pool: 'vg', format: 'raw' }).work).toMatchObject({
      to: { name: 'web', block: true },
    });
  });

  it('goes on standing on its base, unless it is made whole or cannot', () => {
    const disks = [diskFacts({ backing: [{ path: '/base', format: 'qcow2', allocation: 3 * GiB }] })];
    expect(planned(move, { disks }).work).toMatchObject({ backing: { path: '/base' } });
    expect(planned({ ...move, flatten: true }, { disks }).work).not.toHaveProperty('backing');
    expect(planned({ ...move, format: 'raw' }, { disks }).work).not.toHaveProperty('backing');
    expect(planned(move, { disks }).plan.space[0]?.needed).toBe(5 * GiB);
    expect(planned({ ...move, flatten: true }, { disks }).plan.space[0]?.needed).toBe(8 * GiB);
  });

  it('says that checkpoints are lost where nothing can hold them', () => {
    const disks = [diskFacts({ checkpoints: ['monday'] })];
    expect(planned(move, { disks }).plan.lost).toEqual([]);
    expect(planned({ ...move, format: 'raw' }, { disks }).plan.lost).toHaveLength(1);
    expect(planned(move, { ...off, disks }).plan.lost).toEqual([]);
    expect(planned({ ...move, format: 'raw' }, { ...off, disks }).plan.lost).toHaveLength(1);
  });

  it('never deletes what somebody else has or stands on', () => {
    for (const sharing of [
      { users: ['other'], overlays: [] },
      { users: [], overlays: ['/images/clone.qcow2'] },
    ])
      expect(planned(move, { sharing }).work).toMatchObject({ deleteOld: false });
    expect(planned(move).work).toMatchObject({ deleteOld: true });
  });

  it('is refused where it cannot be', () => {
    expect(codes(planned({ ...move, pool: 'asleep' }))).toEqual(['pool POOL_INACTIVE']);
    expect(codes(planned({ ...move, pool: 'nowhere' }))).toEqual(['pool POOL_ABSENT']);
    expect(codes(planned({ ...move, pool: 'default' }))).toEqual(['pool INPUT_INVALID']);
    expect(codes(planned({ ...move, pool: 'vg', format: 'qcow2' }))).toEqual(['format INPUT_INVALID']);
    const disks = [diskFacts({ allocation: 15 * GiB })];
    expect(codes(planned(move, { disks }))).toEqual(['pool NO_SPACE']);
  });
});

describe('a bus', () => {
  const xml = `<domain><os><type>hvm</type></os><devices><disk type='file'><target dev='vda' bus='sata'/></disk></devices></domain>`;
  const disks = [diskFacts({ bus: 'sata' })];
  const change = { do: 'change-bus', disk: 'vda', bus: 'virtio' } as const;

  it('that needs a driver says so, louder for Windows, until the guest is prepared', () => {
    const texts = (facts: Partial<ActionFacts>) =>
      planned(change, { xml, disks, ...facts }).plan.warnings.map(w => w.text);
    expect(texts({ family: 'windows' })[0]).toContain('Windows does not start');
    expect(texts({})[0]).toContain('needs the virtio driver');
    const prepared = diskFacts({ target: 'vdb', driverDisk: true, path: '/images/driver.qcow2' });
    expect(texts({ disks: [...disks, prepared] }).join(' ')).not.toContain('driver');
    expect(planned(change, { xml, disks: [...disks, prepared] }).work).toMatchObject({
      driverDisks: [{ target: 'vdb', path: '/images/driver.qcow2' }],
    });
  });
});

describe('a backup', () => {
  const folder = { path: '/backups', name: 'web-2026-06-03', backups: [] };
  const backUp: Extract<DiskAction, { do: 'backup' }> = { do: 'backup', disks: ['vda'], folder: '/backups' };

  it('of what changed stands on the one before, by where the two lie to each other', () => {
    const earlier = {
      checkpoint: 'monday',
      folder: 'web-2026-06-01',
      disks: [{ target: 'vda', file: 'vda.qcow2' }],
    };
    const facts = {
      disks: [diskFacts({ checkpoints: ['monday'] })],
      checkpoints: [{ name: 'monday', disks: ['vda'] }],
      folder: { ...folder, backups: [earlier] },
    };
    const since = { ...backUp, since: 'monday' };
    expect(planned(since, facts).work).toMatchObject({ disks: [{ on: '../web-2026-06-01/vda.qcow2' }] });
    expect(codes(planned(since, { ...facts, folder }))).toEqual(['since INPUT_INVALID']);
    expect(codes(planned(since, { ...facts, ...off }))).toEqual(['since INPUT_INVALID']);
  });

  it('keeps track only where the format can', () => {
    const disks = [diskFacts(), diskFacts({ target: 'vdb', format: 'raw' })];
    const both = { ...backUp, disks: ['vda', 'vdb'], checkpoint: 'monday' };
    expect(planned(both, { disks, folder }).work).toMatchObject({ checkpoint: { disks: ['vda'] } });
    expect(codes(planned({ ...both, disks: ['vdb'] }, { disks, folder }))).toEqual([
      'checkpoint INPUT_INVALID',
    ]);
    expect(codes(planned({ ...both, checkpoint: 'a b' }, { disks, folder }))).toEqual([
      'checkpoint INPUT_INVALID',
    ]);
  });

  it('says that it is as after a power cut, unless the agent holds it still', () => {
    expect(planned(backUp, { folder }).plan.warnings[0]?.text).toContain('power cut');
    const still = planned({ ...backUp, quiesce: true }, { folder, agent: 'answers' });
    expect(still.plan.warnings).toEqual([]);
    expect(codes(planned({ ...backUp, quiesce: true }, { folder }))).toEqual(['quiesce AGENT_ABSENT']);
  });
});
