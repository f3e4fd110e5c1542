import { expect, it } from 'vitest';
import { GiB } from '../../units.ts';
import { attentionFacts } from '../testing/attention-facts.ts';
import { checkPoolFull } from './pool-full.ts';

const check = (free: number, allocation: number) => {
  const pool = { name: 'default', free: free * GiB, capacity: 100 * GiB };
  const disk = { capacity: 20 * GiB, allocation: allocation * GiB, pool };
  return checkPoolFull(
    attentionFacts(
      {},
      { disks: [{ target: 'vda', ...disk }, { target: 'vdb', ...disk }, { target: 'vdc' }] },
    ),
  );
};

it('tells once of a pool that has less than its disks may grow by', () => {
  expect(check(5, 10)).toMatchObject([
    { id: 'pool-full:default', severity: 'warning', why: expect.stringContaining('grow by 20 GiB') },
  ]);
});

it('says nothing of room enough, and of disks that cannot grow beyond it', () => {
  expect(check(50, 10)).toEqual([]);
  expect(check(5, 19)).toEqual([]);
});
