import { expect, it } from 'vitest';
import { windows } from '../../overview/testing/guest-facts.ts';
import { attentionFacts } from '../testing/attention-facts.ts';
import { checkEmulatedDisk } from './emulated-disk.ts';

const disk = (bus: string, device = 'disk') =>
  `<disk device='${device}'><target dev='sda' bus='${bus}'/></disk>`;
const check = (devices: string, ...rest: [Parameters<typeof attentionFacts>[1]?]) =>
  checkEmulatedDisk(attentionFacts({ devices }, ...rest));

it.each(['sata', 'ide'])('offers virtio for %s, by the dialog that keeps the guest starting', bus => {
  expect(check(disk(bus))).toMatchObject([
    {
      severity: 'hint',
      why: expect.stringContaining('Fedora 42 has the driver'),
      remedies: [{ kind: 'change-bus', disk: 'sda', bus: 'virtio' }],
    },
  ]);
});

it('says nothing of virtio, of drives, and where the driver may not be', () => {
  expect(check(disk('virtio'))).toEqual([]);
  expect(check(disk('sata', 'cdrom'))).toEqual([]);
  expect(check(disk('sata'), { system: windows })).toEqual([]);
  expect(checkEmulatedDisk(attentionFacts({ type: 'test', devices: disk('ide') }))).toEqual([]);
});
