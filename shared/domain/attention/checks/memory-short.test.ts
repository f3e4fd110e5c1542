import { expect, it } from 'vitest';
import { GiB } from '../../units.ts';
import { attentionFacts } from '../testing/attention-facts.ts';
import { checkMemoryShort } from './memory-short.ts';

const check = (more = '', change: Parameters<typeof attentionFacts>[1] = {}) =>
  checkMemoryShort(
    attentionFacts(
      { body: `<memory unit='GiB'>8</memory>${more}` },
      { running: false, freeMemory: 4 * GiB, ...change },
    ),
  );

it('tells of a guest that would want more than is free', () => {
  expect(check()).toMatchObject([
    { severity: 'warning', why: expect.stringMatching(/^8 GiB against 4 GiB/) },
  ]);
});

it('says nothing of what runs, of room enough, of huge pages, and where it is not known', () => {
  expect(check('', { running: true })).toEqual([]);
  expect(check('', { freeMemory: 8 * GiB })).toEqual([]);
  expect(check('<memoryBacking><hugepages/></memoryBacking>')).toEqual([]);
  const { freeMemory: _, ...untold } = attentionFacts({}, { running: false });
  expect(checkMemoryShort(untold)).toEqual([]);
});
