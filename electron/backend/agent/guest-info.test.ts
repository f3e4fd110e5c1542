import type { TypedParam } from 'node-libvirt';
import { expect, it } from 'vitest';
import { readGuestInfo } from './guest-info.ts';

/** As libvirt writes them: text, counts as uint, sizes and times as ullong. */
function params(fields: Record<string, string | number | bigint>): TypedParam[] {
  return Object.entries(fields).map(([field, value]) => ({
    field,
    value:
      typeof value === 'string'
        ? { type: 'string', value }
        : typeof value === 'number'
          ? { type: 'uint', value }
          : { type: 'ullong', value },
  }));
}

it('makes a tree of the flat list', () => {
  const info = readGuestInfo(
    params({
      'user.count': 1,
      'user.0.name': 'sam',
      'user.0.login-time': 1_700_000_000_123n,
      'os.id': 'fedora',
      'os.pretty-name': 'Fedora Linux 42',
      'os.version': '42',
      'os.kernel-release': '6.18.4',
      'timezone.name': 'CET',
      hostname: 'inn',
      'fs.count': 2,
      'fs.0.name': 'vda2',
      'fs.0.mountpoint': '/',
      'fs.0.fstype': 'ext4',
      'fs.0.total-bytes': 100n,
      'fs.0.used-bytes': 40n,
      'fs.0.disk.count': 2,
      'fs.0.disk.0.alias': 'vda',
      'fs.0.disk.1.alias': 'vdb',
      'fs.1.mountpoint': '/boot',
      'if.count': 2,
      'if.1.name': 'lo',
      'if.1.hwaddr': '00:00:00:00:00:00',
      'if.1.addr.count': 1,
      'if.1.addr.0.addr': '127.0.0.1',
      'if.0.name': 'eth0',
      'if.0.hwaddr': '52:54:00:00:00:01',
      'if.0.addr.count': 1,
      'if.0.addr.0.addr': '10.0.0.2',
    }),
  );
  expect(info).toEqual({
    hostname: 'inn',
    timezone: 'CET',
    os: { name: 'Fedora Linux 42', version: '42', kernel: '6.18.4' },
    users: [{ name: 'sam', since: 1_700_000_000_123 }],
    fileSystems: [
      { mountpoint: '/', type: 'ext4', device: 'vda2', total: 100, used: 40, disks: ['vda', 'vdb'] },
      { mountpoint: '/boot', type: 'unknown', device: '', disks: [] },
    ],
    interfaces: [
      { name: 'eth0', mac: '52:54:00:00:00:01', addresses: ['10.0.0.2'] },
      { name: 'lo', addresses: ['127.0.0.1'] },
    ],
  });
});

it('tells nothing that the agent did not', () => {
  expect(readGuestInfo([])).toEqual({});
  expect(readGuestInfo(params({ 'user.count': 0 }))).toEqual({ users: [] });
  expect(readGuestInfo(params({ 'os.id': 'tiny' }))).toEqual({ os: { name: 'tiny' } });
});
