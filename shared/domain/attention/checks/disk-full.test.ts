import { expect, it } from 'vitest';
import { GiB } from '../../units.ts';
import { attentionFacts } from '../testing/attention-facts.ts';
import { checkDiskFull } from './disk-full.ts';

const disk = (format: string) => `<disk><driver type='${format}'/><target dev='vda' bus='virtio'/></disk>`;
const check = (used: number, change: Parameters<typeof attentionFacts>[1] = {}, format = 'qcow2') =>
  checkDiskFull(
    attentionFacts(
      { devices: disk(format) },
      { disks: [{ target: 'vda', capacity: 100 * GiB, allocation: used * GiB }], ...change },
    ),
  );

it('tells of a thin disk that is written nearly to its end', () => {
  expect(check(97)).toMatchObject([{ id: 'disk-full:vda', remedies: [{ page: 'hardware/disk:vda' }] }]);
});

it('leaves it to the agent where that knows, and to nobody where the disk was whole from the start', () => {
  const fileSystems = [{ mountpoint: '/', type: 'ext4', device: 'vda1', disks: ['vda'] }];
  expect(check(97, { agent: { reach: 'answers', fileSystems } })).toEqual([]);
  expect(check(100, {}, 'raw')).toEqual([]);
  expect(check(50)).toEqual([]);
});
