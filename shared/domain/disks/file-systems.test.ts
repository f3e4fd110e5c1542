import { expect, it } from 'vitest';
import { growInside } from './file-systems.ts';

const mounted = (device: string, type: string, mountpoint = '/', disks = ['vda']) => ({
  device,
  type,
  mountpoint,
  disks,
});

it.each([
  ['ext4', mounted('vda2', 'ext4'), ['sudo growpart /dev/vda 2', 'sudo resize2fs /dev/vda2']],
  ['xfs', mounted('/dev/sda1', 'xfs', '/srv'), ['sudo growpart /dev/sda 1', 'sudo xfs_growfs /srv']],
  [
    'btrfs on NVMe',
    mounted('nvme0n1p3', 'btrfs'),
    ['sudo growpart /dev/nvme0n1 3', 'sudo btrfs filesystem resize max /'],
  ],
  ['a whole disk', mounted('vda', 'ext4'), ['sudo resize2fs /dev/vda']],
])('%s', (_, fileSystem, steps) => {
  expect(growInside([fileSystem], 'vda')?.steps).toEqual(steps);
});

it('LVM grows its physical volume first', () => {
  const steps = growInside([mounted('/dev/mapper/vg-root', 'ext4')], 'vda')?.steps ?? [];
  expect(steps.findIndex(step => step.includes('pvresize'))).toBeLessThan(
    steps.findIndex(step => step.includes('lvextend')),
  );
});

it('Windows has a command of its own', () => {
  expect(growInside([mounted('\\\\?\\Volume{1}', 'NTFS', 'C:\\')], 'vda')?.steps[0]).toContain(
    '-DriveLetter C',
  );
});

it('is about the last partition of the disk in question', () => {
  const all = [
    mounted('vda1', 'vfat', '/boot/efi'),
    mounted('vda3', 'xfs'),
    mounted('vdb9', 'ext4', '/b', ['vdb']),
  ];
  expect(growInside(all, 'vda')?.what).toContain('/dev/vda3');
  expect(growInside(all, 'vdc')).toBeUndefined();
});
