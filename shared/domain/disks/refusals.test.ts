import { describe, expect, it } from 'vitest';
import type { DiskFacts, GuestDisks } from './facts.ts';
import { diskActionKinds, otherBuses, refusal } from './refusals.ts';
import { actionFacts, diskFacts } from './testing/facts.ts';

const possible = (disk: Partial<DiskFacts> = {}, guest: Partial<GuestDisks> = {}) =>
  diskActionKinds.filter(kind => refusal(kind, diskFacts(disk), actionFacts(guest)) === undefined);

describe('what can be done', () => {
  it.each<[string, Partial<DiskFacts>, Partial<GuestDisks>, string[]]>([
    ['to a usual disk', {}, {}, ['grow', 'move', 'convert', 'change-bus', 'backup']],
    [
      'of a guest that is off',
      {},
      { active: false, state: 'off' },
      ['grow', 'move', 'convert', 'change-bus', 'backup'],
    ],
    [
      'to a drive with something in it',
      { device: 'cdrom', bus: 'sata' },
      {},
      ['insert', 'eject', 'change-bus'],
    ],
    ['to an empty drive', { device: 'cdrom', bus: 'sata', kind: 'empty' }, {}, ['insert', 'change-bus']],
    [
      'to a device of the host',
      { kind: 'block', format: 'raw' },
      {},
      ['move', 'convert', 'change-bus', 'backup'],
    ],
    ['to what lies on the network', { kind: 'other' }, {}, ['change-bus']],
    ['of a saved guest', {}, { active: false, state: 'saved' }, ['backup']],
    ['of a guest on another host', {}, { local: false }, ['grow', 'move', 'convert', 'change-bus']],
    [
      'with snapshots inside',
      { snapshots: [{ name: 's', kind: 'internal' }] },
      {},
      ['grow', 'change-bus', 'backup'],
    ],
    [
      'with snapshots outside',
      { snapshots: [{ name: 's', kind: 'external' }] },
      {},
      ['grow', 'move', 'convert', 'backup'],
    ],
    ['when it is encrypted', { encrypted: true }, {}, ['grow', 'change-bus']],
    ['while something else is done to it', { busy: true }, {}, ['change-bus']],
    ['without a file', { capacity: undefined as never }, {}, ['change-bus']],
  ])('%s', (_, disk, guest, kinds) => {
    expect(possible(disk, guest)).toEqual(kinds);
  });

  it('names the snapshots that are in the way', () => {
    const disk = diskFacts({ snapshots: [{ name: 'before-update', kind: 'internal' }] });
    expect(refusal('move', disk, actionFacts())).toContain('before-update');
  });
});

it('a CD-ROM goes on the old buses alone, and nothing where it is', () => {
  const guest = actionFacts();
  expect(otherBuses({ device: 'cdrom', bus: 'sata' }, guest)).toEqual(['scsi', 'usb']);
  expect(otherBuses({ device: 'disk', bus: 'sata' }, guest)).toEqual(['virtio', 'scsi', 'usb']);
});
