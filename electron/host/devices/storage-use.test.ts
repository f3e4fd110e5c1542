import { expect, it } from 'vitest';
import { factsOf } from '../testing/recorded-hosts.ts';
import { treeOf } from '../testing/tree-of.ts';
import { readStorageUse } from './storage-use.ts';

const disk = (name: string, number: string, inside = '') =>
  `/sys/class/block/${name} -> ../../devices/pci0000:00/0000:00:17.0/block/${inside}${name}
/sys/dev/block/${number} -> ../../devices/pci0000:00/0000:00:17.0/block/${inside}${name}
/sys/class/block/${name}
dev: ${number}${inside && '\npartition: 1'}`;
const mounts = (...lines: readonly string[]) =>
  `/proc/self\nmountinfo:\n${lines.map((line, index) => `\t${30 + index} 1 ${line}`).join('\n')}`;

it('goes through LVM, LUKS and partitions to the disk', async () => {
  expect((await factsOf('intel-two-gpus')).storage).toContainEqual({
    what: 'mount',
    target: '/',
    disks: ['nvme0n1'],
  });
});

it('goes through RAID to all of its disks, and knows a swap area', async () => {
  expect((await factsOf('sriov-server')).storage).toEqual(
    expect.arrayContaining([
      {
        what: 'mount',
        target: '/var/lib/libvirt/images',
        disks: ['nvme0n1', 'nvme1n1', 'nvme2n1', 'nvme3n1'],
      },
      { what: 'swap', target: '/dev/dm-1', disks: ['sda'] },
    ]),
  );
});

it('finds all disks of a Btrfs, and those of a pool of ZFS', async () => {
  expect((await factsOf('amd-twins')).storage[0]).toEqual({
    what: 'mount',
    target: '/',
    disks: ['nvme0n1', 'nvme1n1'],
  });
  expect((await factsOf('bad-groups')).storage[0]).toEqual({
    what: 'mount',
    target: '/',
    disks: ['nvme0n1'],
  });
});

it('leaves out bound folders, loops and what is on no disk', async () => {
  const tree = treeOf(
    [
      disk('sda', '8:0'),
      disk('sda1', '8:1', 'sda/'),
      mounts(
        '8:1 / / rw - ext4 /dev/sda1 rw',
        '8:1 /var/lib/docker /var/lib/docker rw - ext4 /dev/sda1 rw',
        '7:0 / /snap/core rw - squashfs /dev/loop0 ro',
        '0:22 / /proc rw - proc proc rw',
        '0:50 / /mnt/nas rw - nfs4 nas:/export rw',
        '8:1 / /mnt/with\\040space rw - ext4 /dev/sda1 rw',
      ),
    ].join('\n'),
  );
  expect(await readStorageUse(tree)).toEqual([
    { what: 'mount', target: '/', disks: ['sda'] },
    { what: 'mount', target: '/mnt/with space', disks: ['sda'] },
  ]);
});

it('takes a swap file for what holds it', async () => {
  const swaps =
    '/proc\nswaps:\n\tFilename Type Size Used Priority\n\t/home/swap file 4 0 -2\n\t/dev/zram0 partition 4 0 100';
  const home = mounts('8:0 / / rw - ext4 /dev/sda rw', '8:16 / /home rw - ext4 /dev/sdb rw');
  const tree = treeOf([disk('sda', '8:0'), disk('sdb', '8:16'), home, swaps].join('\n'));
  expect(await readStorageUse(tree)).toContainEqual({ what: 'swap', target: '/home/swap', disks: ['sdb'] });
});

it('ends where stacks go round in circles, and finds nothing in broken tables', async () => {
  const loop = `/sys/dev/block/9:0 -> ../../devices/virtual/block/md0
/sys/class/block/md0 -> ../../devices/virtual/block/md0
/sys/devices/virtual/block/md0/slaves/md0 -> ../../md0`;
  expect(await readStorageUse(treeOf(`${loop}\n${mounts('9:0 / / rw - ext4 /dev/md0 rw')}`))).toEqual([]);
  expect(await readStorageUse(treeOf(mounts('', '8:1', '8:1 / / rw -', 'x - y z')))).toEqual([]);
});
