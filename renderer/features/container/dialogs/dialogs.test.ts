import { describe, expect, it } from 'vitest';
import { inventContainer, inventRemovalPlan } from '#renderer/testing/invent-containers.ts';
import { GiB, MiB } from '#shared/domain/units.ts';
import { formOf, readLimits } from './limits-form.ts';
import { whatGoes, whatStays } from './removal.ts';

describe('limits', () => {
  const now = {
    limits: { cpus: 1.5, memory: 512 * MiB, memorySwap: 1 * GiB, pids: 200 },
    restart: { name: 'on-failure', retries: 3 } as const,
  };
  const form = formOf(now);

  it('are no change while nothing is typed', () => {
    expect(readLimits(now, form)).toEqual({ change: {}, problems: {} });
  });

  it('change by what is typed alone; empty takes a limit away', () => {
    expect(readLimits(now, { ...form, cpus: '0,5', pids: ' ' }).change).toEqual({ cpus: 0.5, pids: null });
    expect(readLimits(now, { ...form, retries: '' }).change).toEqual({ restart: { name: 'on-failure' } });
    expect(readLimits(now, { ...form, restart: 'always' }).change).toEqual({ restart: { name: 'always' } });
  });

  it('take the sum with swap along when memory outgrows it', () => {
    expect(readLimits(now, { ...form, memory: '2 GiB' }).change).toEqual({
      memory: 2 * GiB,
      memorySwap: 4 * GiB,
    });
    expect(readLimits(now, { ...form, memory: '256 MiB' }).change).toEqual({ memory: 256 * MiB });
    const free = { limits: {}, restart: { name: 'no' } as const };
    expect(readLimits(free, { ...formOf(free), memory: '64 MiB' }).change).toEqual({
      memory: 64 * MiB,
      memorySwap: 128 * MiB,
    });
    const unbound = { ...free, limits: { memorySwap: 'unlimited' as const } };
    expect(readLimits(unbound, { ...formOf(unbound), memory: '64 MiB' }).change.memorySwap).toBe('unlimited');
    expect(readLimits(now, { ...form, memory: '2 GiB', memorySwap: 'unlimited' }).change).toEqual({
      memory: 2 * GiB,
      memorySwap: 'unlimited',
    });
  });

  it('say what cannot be', () => {
    const wrong = { ...form, cpus: 'all', memory: '1 MiB', memorySwap: '100 MiB', pids: '0', retries: '-1' };
    const { change, problems } = readLimits(now, wrong);
    expect(Object.keys(problems).toSorted()).toEqual(['cpus', 'memory', 'memorySwap', 'pids', 'retries']);
    expect(change).toEqual({});
    expect(readLimits(now, { ...form, cpus: '7' }, 2)).toMatchObject({
      change: {},
      problems: { cpus: expect.stringContaining('2') },
    });
    expect(readLimits(now, { ...form, cpus: '2' }, 2).change).toEqual({ cpus: 2 });
  });
});

describe('removal', () => {
  const plan = inventRemovalPlan(inventContainer({ name: 'web' }));
  const off = inventRemovalPlan(inventContainer({ name: 'old', state: 'exited' }));

  it('names processes only of what runs, and volumes only if they go', () => {
    expect(whatGoes([plan], false)).toHaveLength(2);
    expect(whatGoes([off], false)).toHaveLength(1);
    expect(whatGoes([plan], true).at(-1)).toContain('/cache');
    expect(whatGoes([plan, off], false).every(line => /^(web|old): /.test(line))).toBe(true);
  });

  it('never counts a volume with a name, or one that others use, among what goes', () => {
    const shared = { ...plan, volumes: plan.volumes.map(each => ({ ...each, usedBy: ['other'] })) };
    expect(whatGoes([shared], true).join()).not.toContain('/cache');
    expect(whatGoes([plan], true).join()).not.toContain('/var/lib/data');
    expect(whatStays([plan], true)).toEqual(['/srv/shop/site', 'shop_data']);
    expect(whatStays([plan], false)).toContain('the volume without a name at /cache');
  });
});
