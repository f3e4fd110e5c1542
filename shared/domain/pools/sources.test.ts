import { expect, it } from 'vitest';
import { disksOf } from './block-devices.ts';
import { poolKinds } from './kinds.ts';
import { readSources, searchDocument } from './sources.ts';

it('asks for the shares of a server, and reads each as what a form says', () => {
  const typed = { 'source.hosts.name': 'nas', path: '/srv/nas' };
  expect(searchDocument(poolKinds.netfs, typed)).toContain("<host name='nas'/>");
  expect(searchDocument(poolKinds.logical, {})).toBeNull();
  const xml =
    "<sources><source><host name='nas'/><dir path='/export'/><format type='nfs'/></source></sources>";
  expect(readSources(poolKinds.netfs, xml, typed)).toEqual([
    {
      label: '/export',
      detail: 'nfs',
      values: {
        'source.hosts.name': 'nas',
        'source.dir': '/export',
        'source.format': 'nfs',
        path: '/srv/nas',
      },
    },
  ]);
});

it('warns of disks that the host lives on or that hold something', () => {
  const disk = (path: string, more: object = {}) => ({ path, size: 1024 ** 3, type: 'disk', ...more });
  const part = { path: '/dev/sda1', size: '1073741824', type: 'part', fstype: 'ext4', mountpoints: ['/'] };
  const blockdevices = [
    disk('/dev/sda', { children: [part] }),
    disk('/dev/sdb', { pttype: 'gpt' }),
    disk('/dev/sdc', { model: 'Fast ' }),
    disk('/dev/sr0', { type: 'rom' }),
    disk('/dev/loop0', { size: 0 }),
  ];
  expect(
    disksOf(JSON.stringify({ blockdevices })).map(({ label, detail, warning }) => [label, detail, warning]),
  ).toEqual([
    ['/dev/sda', '1 GiB, disk', 'The host uses it: /.'],
    ['/dev/sda1', '1 GiB, partition, ext4', 'The host uses it: /.'],
    ['/dev/sdb', '1 GiB, disk', 'It has a partition table (gpt).'],
    ['/dev/sdc', 'Fast, 1 GiB, disk', undefined],
  ]);
});
