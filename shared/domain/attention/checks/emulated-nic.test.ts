import { expect, it } from 'vitest';
import { windows } from '../../overview/testing/guest-facts.ts';
import { attentionFacts } from '../testing/attention-facts.ts';
import { checkEmulatedNic } from './emulated-nic.ts';

const nic = (model: string) =>
  `<interface type='bridge'><mac address='52:54:00:00:00:01'/><model type='${model}'/></interface>`;

it.each(['e1000', 'e1000e', 'rtl8139'])('offers virtio for %s', model => {
  expect(checkEmulatedNic(attentionFacts({ devices: nic(model) }))).toMatchObject([
    {
      severity: 'hint',
      remedies: [
        { edits: [{ op: 'set', item: 'interface:52:54:00:00:00:01', values: { model: 'virtio' } }] },
      ],
    },
  ]);
});

it('says nothing of virtio, and where the driver may not be', () => {
  expect(checkEmulatedNic(attentionFacts({ devices: nic('virtio') }))).toEqual([]);
  expect(checkEmulatedNic(attentionFacts({ devices: nic('e1000') }, { system: windows }))).toEqual([]);
});
