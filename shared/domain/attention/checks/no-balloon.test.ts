import { expect, it } from 'vitest';
import { windows } from '../../overview/testing/guest-facts.ts';
import { attentionFacts } from '../testing/attention-facts.ts';
import { checkNoBalloon } from './no-balloon.ts';

const check = (devices: string, ...rest: [Parameters<typeof attentionFacts>[1]?]) =>
  checkNoBalloon(attentionFacts({ devices }, ...rest));

it('offers one where it was taken out', () => {
  expect(check(`<memballoon model='none'/>`)).toMatchObject([
    { remedies: [{ edits: [{ op: 'set', item: 'memballoon', values: { model: 'virtio' } }] }] },
  ]);
  expect(check('')).toMatchObject([{ remedies: [{ edits: [{ op: 'add', element: 'memballoon' }] }] }]);
});

it('says nothing where it is, where memory is pinned, and where there is no driver', () => {
  expect(check(`<memballoon model='virtio'/>`)).toEqual([]);
  expect(check(`<hostdev type='pci'/>`)).toEqual([]);
  expect(check('', { system: windows })).toEqual([]);
});
