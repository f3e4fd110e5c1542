import { expect, it } from 'vitest';
import { attentionOf } from './attention.ts';
import { attentionFacts } from './testing/attention-facts.ts';

const devices = `
  <disk><source file='/gone'/><target dev='sda' bus='sata'/></disk>
  <memballoon model='virtio'/>
  <channel type='unix'><target name='org.qemu.guest_agent.0' state='connected'/></channel>`;
const body = `<cpu mode='host-passthrough'/>`;

it('tells the worst first', () => {
  const found = attentionOf(
    attentionFacts(
      { devices, body },
      {
        disks: [{ target: 'sda', missing: '/gone' }],
        waiting: [{ item: 'tpm', effect: 'next-start' }],
      },
    ),
  );
  expect(found.map(({ id, severity }) => `${severity} ${id}`)).toEqual([
    'error missing-file:sda',
    'warning waiting',
    'hint emulated-disk:sda',
  ]);
});

it('has nothing to say of a guest that is well', () => {
  expect(attentionOf(attentionFacts({ devices: devices.replace(/<disk>.*<\/disk>/, ''), body }))).toEqual([]);
});
