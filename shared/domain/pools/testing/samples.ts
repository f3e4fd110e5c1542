import type { ItemValues } from '../../../contract/hardware.ts';
import type { PoolType } from '../../../contract/pools.ts';

/** A form of each type, filled in as far as it goes. */
export const samples: Readonly<Record<PoolType, ItemValues>> = {
  dir: { path: '/srv/guests', cow: 'no' },
  fs: {
    'source.devices.path': '/dev/sdb1',
    'source.format': 'ext4',
    path: '/srv/guests',
    mountOptions: [{ name: 'noatime' }],
  },
  netfs: {
    'source.hosts.name': 'nas.example.org',
    'source.dir': '/export/guests',
    'source.format': 'nfs',
    'source.protocolVersion': '4.2',
    path: '/srv/nas',
    mountOptions: [{ name: 'nconnect=4' }],
  },
  logical: { 'source.name': 'guests', 'source.devices': [{ path: '/dev/sdb' }, { path: '/dev/sdc' }] },
  disk: {
    'source.devices.path': '/dev/sdb',
    'source.devices.partSeparator': 'no',
    'source.format': 'gpt',
    path: '/dev',
  },
  iscsi: {
    'source.hosts.name': 'nas.example.org',
    'source.hosts.port': 3261,
    'source.devices.path': 'iqn.2004-10.com.example:storage',
    'source.authType': 'chap',
    'source.authUser': 'guests',
    'source.authSecret': '2ec115d7-3a88-3ceb-bc12-0ac909a6fd87',
    'source.initiator': 'iqn.2004-10.com.example:host',
    path: '/dev/disk/by-path',
  },
  'iscsi-direct': {
    'source.hosts.name': 'nas.example.org',
    'source.devices.path': 'iqn.2004-10.com.example:storage',
    'source.initiator': 'iqn.2004-10.com.example:host',
  },
  scsi: {
    'source.adapterType': 'fc_host',
    'source.adapterParent': 'scsi_host5',
    'source.adapterManaged': 'no',
    'source.adapterWwnn': '20000000c9831b4b',
    'source.adapterWwpn': '10000000c9831b4b',
    path: '/dev/disk/by-path',
  },
  mpath: { path: '/dev/mapper' },
  rbd: {
    'source.hosts': [{ name: 'mon1.example.org', port: 6789 }, { name: 'mon2.example.org' }],
    'source.name': 'guests',
    'source.authType': 'ceph',
    'source.authUser': 'libvirt',
    'source.authSecret': '2ec115d7-3a88-3ceb-bc12-0ac909a6fd87',
    refreshAllocation: 'capacity',
    clientOptions: [{ name: 'client_mount_timeout', value: '45' }],
  },
  gluster: { 'source.hosts.name': 'nas.example.org', 'source.name': 'guests', 'source.dir': '/images' },
  zfs: { 'source.name': 'tank', 'source.devices': [{ path: '/dev/sdb' }] },
  vstorage: { 'source.name': 'cluster1', path: '/mnt/vstorage' },
};
