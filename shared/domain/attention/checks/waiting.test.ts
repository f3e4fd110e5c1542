import { expect, it } from 'vitest';
import { attentionFacts } from '../testing/attention-facts.ts';
import { checkWaiting } from './waiting.ts';

const check = (...items: string[]) =>
  checkWaiting(attentionFacts({}, { waiting: items.map(item => ({ item, effect: 'next-start' })) }));

it('counts what waits, and names what it is of', () => {
  expect(check('domain')).toMatchObject([{ what: 'A change waits for a restart.', why: 'Of settings.' }]);
  expect(check('disk:vda', 'disk:vda', 'tpm', 'rng', 'domain')).toMatchObject([
    {
      what: '5 changes wait for a restart.',
      why: 'Of disk:vda, tpm, rng and 1 more.',
      remedies: [{ kind: 'page', page: 'hardware' }],
    },
  ]);
});

it('says nothing where none does', () => {
  expect(check()).toEqual([]);
});
