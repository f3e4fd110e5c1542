import { expect, it } from 'vitest';
import { attentionFacts } from '../testing/attention-facts.ts';
import { checkTranslated } from './translated.ts';

it('offers KVM where the host has it', () => {
  expect(checkTranslated(attentionFacts({ type: 'qemu' }))).toMatchObject([
    { remedies: [{ edits: [{ values: { type: 'kvm' } }] }] },
  ]);
});

it('says nothing where it has not, and of guests of KVM', () => {
  const acceleration = { kind: 'tcg', why: 'it is not' } as const;
  expect(checkTranslated(attentionFacts({ type: 'qemu' }, { acceleration }))).toEqual([]);
  expect(checkTranslated(attentionFacts())).toEqual([]);
});
