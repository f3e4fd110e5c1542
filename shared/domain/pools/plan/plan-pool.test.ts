import { describe, expect, it } from 'vitest';
import type { Pool, PoolAction } from '../../../contract/pools.ts';
import { poolTypes } from '../../../contract/pools.ts';
import { uuidSchema } from '../../../contract/values.ts';
import { poolDocument } from '../document.ts';
import { poolKinds } from '../kinds.ts';
import { samples } from '../testing/samples.ts';
import { planPool } from './plan-pool.ts';
import type { PoolFacts } from './pool-facts.ts';

const pool = (change: Partial<Pool> = {}): Pool => ({
  name: 'guests',
  uuid: uuidSchema.parse('9d1f0c5e-41c7-4f0b-8a52-000000000001'),
  type: 'dir',
  state: 'running',
  autostart: false,
  lasting: true,
  path: '/srv/guests',
  ...change,
});

const facts = (change: Partial<PoolFacts> = {}): PoolFacts => ({
  pools: [],
  types: poolTypes.map(type => ({ type, supported: type !== 'zfs', sourceFormats: [] })),
  target: 'missing',
  serverAnswers: true,
  users: [],
  ...change,
});

const existing = (of: Pool, more: Partial<PoolFacts> = {}) => {
  const type = of.type as keyof typeof samples;
  const xml = poolDocument(poolKinds[type], of.name, samples[type]);
  return facts({ pools: [of], xml, volumes: [{ name: 'a', path: '/srv/guests/a' }], ...more });
};

const create = (
  type: keyof typeof samples,
  change: Partial<Extract<PoolAction, { do: 'create' }>> = {},
): PoolAction => ({
  do: 'create',
  type,
  name: 'new',
  values: samples[type],
  build: 'no',
  start: true,
  autostart: true,
  ...change,
});

const codes = (action: PoolAction, with_: PoolFacts) =>
  planPool(action, with_).plan.problems.map(({ field, failure }) => [failure.code, field]);
const doing = (action: PoolAction, with_: PoolFacts) =>
  planPool(action, with_).work.map(({ step }) => (step.do === 'build' ? `build ${step.how}` : step.do));

describe('a new pool', () => {
  it.each([
    ['dir', 'make', ['define', 'build folder', 'start', 'autostart']],
    ['netfs', 'no', ['define', 'build folder', 'start', 'autostart']],
    ['fs', 'no', ['define', 'build folder', 'start', 'autostart']],
    ['fs', 'make', ['define', 'build make', 'start', 'autostart']],
    ['logical', 'no', ['define', 'start', 'autostart']],
    ['disk', 'overwrite', ['define', 'build overwrite', 'start', 'autostart']],
    ['iscsi', 'no', ['define', 'start', 'autostart']],
  ] as const)('of the type %s, built: %s, takes %o', (type, build, steps) => {
    expect(doing(create(type, { build }), facts())).toEqual(steps);
  });

  it('loses something only where it is overwritten, and says what', () => {
    const lost = (build: 'make' | 'overwrite') => planPool(create('logical', { build }), facts()).plan.lost;
    expect([lost('make'), lost('overwrite')]).toEqual([[], ['Everything on /dev/sdb, /dev/sdc.']]);
  });

  it.each([
    ['libvirt has no driver', create('zfs'), facts(), ['UNSUPPORTED', 'type']],
    [
      'its name is taken',
      create('dir', { name: 'guests', values: { path: '/srv/b' }, build: 'make' }),
      facts({ pools: [pool()] }),
      ['NAME_TAKEN', 'name'],
    ],
    [
      'its folder is a pool’s',
      create('dir', { values: { path: '/srv/guests/' }, build: 'make' }),
      facts({ pools: [pool()] }),
      ['RESOURCE_BUSY', 'values.path'],
    ],
    ['its folder is missing', create('dir'), facts(), ['FILE_NOT_FOUND', 'values.path']],
    ['its folder is a file', create('dir'), facts({ target: 'other' }), ['INPUT_INVALID', 'values.path']],
    [
      'its server is gone',
      create('netfs'),
      facts({ serverAnswers: false }),
      ['HOST_UNREACHABLE', 'values.source.hosts.name'],
    ],
    [
      'a new file system has no format',
      create('fs', { build: 'make', values: { ...samples.fs, 'source.format': null } }),
      facts(),
      ['INPUT_INVALID', 'values.source.format'],
    ],
  ] as const)('is refused when %s', (_what, action, with_, problem) => {
    expect(codes(action, with_)).toEqual([problem]);
    expect(doing(action, with_)).toEqual([]);
  });

  it('may be defined while its server is gone, with that said', () => {
    const { plan } = planPool(create('netfs', { start: false }), facts({ serverAnswers: false }));
    expect([plan.problems, plan.warnings.length]).toEqual([[], 1]);
  });
});

describe('an existing pool', () => {
  const off = { name: 'web', active: false };
  const running = { name: 'db', active: true };

  it('that is mounted cannot be stopped under a guest that runs; a folder can', () => {
    const stop: PoolAction = { do: 'stop', pool: 'guests' };
    expect(codes(stop, existing(pool({ type: 'netfs' }), { users: [running] }))).toEqual([
      ['RESOURCE_BUSY', undefined],
    ]);
    const { plan } = planPool(stop, existing(pool(), { users: [running, off] }));
    expect([plan.problems, plan.lost, plan.warnings.length]).toEqual([[], [], 2]);
  });

  it('is deleted with what is in it only while nobody runs from it', () => {
    const all: PoolAction = { do: 'delete', pool: 'guests', contents: true };
    expect(codes(all, existing(pool(), { users: [running] }))).toEqual([['RESOURCE_BUSY', undefined]]);
    const { plan } = planPool(all, existing(pool(), { users: [off] }));
    expect(plan.lost.some(text => text.includes('web'))).toBe(true);
    expect(doing(all, existing(pool()))).toEqual(['delete-volumes', 'stop', 'take-apart', 'undefine']);
    expect(codes(all, existing(pool({ type: 'iscsi' })))).toEqual([['UNSUPPORTED', 'contents']]);
    expect(codes(all, existing(pool({ state: 'stopped' })))).toEqual([['STATE_INVALID', 'contents']]);
  });

  it('of a disk whose partitions libvirt cannot number is said to be hard to empty', () => {
    const all: PoolAction = { do: 'delete', pool: 'guests', contents: true };
    const warnings = (disk: string) => {
      const values = { ...samples.disk, 'source.devices.path': disk };
      const xml = poolDocument(poolKinds.disk, 'guests', values);
      return planPool(all, existing(pool({ type: 'disk' }), { xml })).plan.warnings.map(({ text }) => text);
    };
    expect(warnings('/dev/nvme0n1')).toEqual([expect.stringContaining('/dev/nvme0n1')]);
    expect([...warnings('/dev/sdb'), ...warnings('/dev/mapper/mpath1')]).toEqual([]);
  });

  it('removed alone loses nothing', () => {
    const alone: PoolAction = { do: 'delete', pool: 'guests', contents: false };
    expect(planPool(alone, existing(pool(), { users: [off] })).plan.lost).toEqual([]);
    expect(doing(alone, existing(pool()))).toEqual(['stop', 'undefine']);
    expect(doing(alone, existing(pool({ state: 'stopped' })))).toEqual(['undefine']);
  });

  it('that does not answer is not asked for anything', () => {
    expect(codes({ do: 'stop', pool: 'guests' }, existing(pool({ silentSince: 1 })))).toEqual([
      ['TIMEOUT', undefined],
    ]);
  });

  it('that is gone is said to be', () => {
    expect(codes({ do: 'stop', pool: 'other' }, facts())).toEqual([['POOL_ABSENT', 'pool']]);
  });
});
