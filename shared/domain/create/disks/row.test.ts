import { describe, expect, it } from 'vitest';
import { bootOrders } from './boot-order.ts';
import { Targets } from './targets.ts';
import { freeVolumeName, sharedVolumeName } from './volume-names.ts';

describe('bootOrders', () => {
  it.each([
    ['the first disk, then the medium', [undefined, undefined, undefined], [0, 2], [], [1, undefined, 2]],
    ['what a person chose stays', [undefined, 1, undefined], [0, 2], [], [2, 1, 3]],
    ['network cards have theirs', [undefined, undefined], [0, 1], [1], [2, 3]],
  ])('%s', (_, chosen, wanted, taken, expected) => {
    expect(bootOrders(chosen, wanted, taken)).toEqual(expected);
  });
});

describe('Targets', () => {
  it('names disks of one prefix in a row, past z', () => {
    const targets = new Targets();
    expect([targets.next('scsi'), targets.next('sata'), targets.next('virtio'), targets.next('ide')]).toEqual(
      ['sda', 'sdb', 'vda', 'hda'],
    );
    for (let used = 2; used < 26; used++) targets.next('usb');
    expect(targets.next('usb')).toBe('sdaa');
  });
});

describe('names of volumes', () => {
  it('keeps within what file systems take', () => {
    const name = freeVolumeName('ü'.repeat(200), '.qcow2', undefined);
    expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(200);
    expect(name).toMatch(/^ü+\.qcow2$/);
  });

  it.each([
    ['a.img', `sha256:${'ab'.repeat(32)}`, {}, 'a-abababababab.img'],
    ['a.img', undefined, { size: 42 }, 'a-42.img'],
    ['a', undefined, {}, 'a-shared'],
  ])('%s with %s is %s', (file, checksum, facts, expected) => {
    expect(sharedVolumeName(file, checksum, facts)).toBe(expected);
  });
});
