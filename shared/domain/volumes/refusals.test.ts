import { expect, test } from 'vitest';
import type { VolumeState } from './facts.ts';
import { volumeRefusal } from './refusals.ts';

const at = (path: string): VolumeState => ({
  name: path.slice(path.lastIndexOf('/') + 1),
  path,
  type: 'block',
  format: 'none',
  capacity: 0,
  allocation: 0,
  encrypted: false,
  below: [],
  users: [],
  overlays: [],
});

test('partitions whose number libvirt cannot tell from a “p” are not deleted by it', () => {
  const pool = { type: 'disk' };
  expect(volumeRefusal('delete', at('/dev/nvme0n1p2'), pool)).toMatch(/parted on the host/);
  expect(volumeRefusal('delete', at('/dev/loop3p1'), pool)).toMatch(/\/dev\/loop3p1/);
  expect(volumeRefusal('delete', at('/dev/sdp2'), pool)).toBeUndefined();
  expect(volumeRefusal('delete', at('/dev/mapper/mpath1p1'), pool)).toBeUndefined();
  expect(volumeRefusal('delete', at('/srv/disk1p1'), { type: 'dir' })).toBeUndefined();
});
