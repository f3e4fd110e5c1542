import { expect, it } from 'vitest';
import { attentionFacts } from '../testing/attention-facts.ts';
import { checkNoRng } from './no-rng.ts';

it('offers one to a guest that is translated', () => {
  expect(checkNoRng(attentionFacts({ type: 'qemu' }))).toMatchObject([
    { remedies: [{ edits: [{ op: 'add', element: 'rng' }] }] },
  ]);
});

it('says nothing where it is, and where the processor gives random numbers', () => {
  expect(checkNoRng(attentionFacts({ type: 'qemu', devices: `<rng model='virtio'/>` }))).toEqual([]);
  expect(checkNoRng(attentionFacts())).toEqual([]);
});
