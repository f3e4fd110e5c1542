import { expect, it } from 'vitest';
import { attentionFacts } from '../testing/attention-facts.ts';
import { checkGenericCpu } from './generic-cpu.ts';

const check = (cpu: string, type = 'kvm') => checkGenericCpu(attentionFacts({ type, body: cpu }));

it.each(['', `<cpu mode='custom'><model>qemu64</model></cpu>`, '<cpu><model>kvm64</model></cpu>'])(
  'offers the host’s own for %s',
  cpu => {
    expect(check(cpu)).toMatchObject([
      { remedies: [{ edits: [{ item: 'domain', values: { 'cpu.mode': 'host-passthrough' } }] }] },
    ]);
  },
);

it('says nothing of better ones, and of guests that are translated', () => {
  expect(check(`<cpu mode='host-model'/>`)).toEqual([]);
  expect(check('<cpu><model>EPYC-Rome</model></cpu>')).toEqual([]);
  expect(check('<cpu><model>qemu64</model></cpu>', 'qemu')).toEqual([]);
});
