import { expect, it } from 'vitest';
import { attentionFacts } from '../testing/attention-facts.ts';
import { checkUnreadableFile } from './unreadable-file.ts';

const unreadable = [
  {
    path: '/home/ann/a.iso',
    write: false,
    item: 'disk:sda',
    user: 'libvirt-qemu',
    what: 'libvirt-qemu may not enter /home/ann.',
    why: 'Its mode is 0700.',
  },
];

it('says which file, why, and how QEMU can read it', () => {
  expect(checkUnreadableFile(attentionFacts({}, { unreadable, running: false }))).toMatchObject([
    {
      severity: 'error',
      what: 'The guest does not start: libvirt-qemu may not open a.iso.',
      why: 'libvirt-qemu may not enter /home/ann. Its mode is 0700.',
      remedies: [{ kind: 'let-read', path: '/home/ann/a.iso', write: false }],
    },
  ]);
});

it('says nothing of a guest that runs: QEMU has it open', () => {
  expect(checkUnreadableFile(attentionFacts({}, { unreadable, running: true }))).toEqual([]);
});
