import type { Failure } from '#shared/contract/failure.ts';
import type { Pool, PoolChoices } from '#shared/contract/pools.ts';
import { poolTypes } from '#shared/contract/pools.ts';
import type { Secret } from '#shared/contract/secrets.ts';
import { uuidSchema } from '#shared/contract/values.ts';
import { GiB, MiB } from '#shared/domain/units.ts';

export interface InventedPools {
  readonly pools: readonly Pool[];
  readonly secrets: readonly Secret[];
  /** Why the list says nothing newer. */
  readonly trouble?: Failure;
}

const uuid = (number: number) =>
  uuidSchema.parse(`9d1f0c5e-41c7-4f0b-8a52-${String(number).padStart(12, '0')}`);

const space = (capacity: number, taken: number) => ({
  capacity: capacity * GiB,
  allocation: taken * GiB,
  available: (capacity - taken) * GiB,
});

export const inventPools = (): InventedPools => ({
  pools: [
    {
      name: 'backup',
      uuid: uuid(4),
      type: 'netfs',
      state: 'stopped',
      autostart: false,
      lasting: true,
      path: '/srv/backup',
      source: 'nas.example.org:/export/backup',
    },
    {
      name: 'default',
      uuid: uuid(1),
      type: 'dir',
      state: 'running',
      autostart: true,
      lasting: true,
      path: '/var/lib/libvirt/images',
      space: space(460, 212),
      volumes: 34,
    },
    {
      name: 'fast',
      uuid: uuid(2),
      type: 'logical',
      state: 'running',
      autostart: true,
      lasting: true,
      path: '/dev/fast',
      source: 'fast',
      space: space(930, 890),
      volumes: 11,
    },
    {
      name: 'storage-lan',
      uuid: uuid(3),
      type: 'iscsi',
      state: 'running',
      autostart: false,
      lasting: true,
      path: '/dev/disk/by-path',
      source: 'iqn.2004-10.com.example:storage on nas.example.org',
      space: { capacity: 0, allocation: 0, available: 0 },
      volumes: 6,
    },
  ],
  secrets: [
    {
      uuid: uuid(101),
      usageType: 'iscsi',
      usage: 'nas-login',
      description: 'CHAP of the storage network',
      private: false,
      ephemeral: false,
      value: 'set',
      usedBy: [{ kind: 'pool', name: 'storage-lan' }],
    },
    {
      uuid: uuid(102),
      usageType: 'volume',
      usage: '/var/lib/libvirt/images/ledger.qcow2',
      private: true,
      ephemeral: false,
      value: 'unknown',
      usedBy: [{ kind: 'guest', name: 'ledger' }],
    },
    {
      uuid: uuid(103),
      usageType: 'ceph',
      usage: 'client.libvirt secret',
      private: false,
      ephemeral: true,
      value: 'missing',
      usedBy: [],
    },
  ],
});

export const noPools: InventedPools = { pools: [], secrets: [] };

/** A server is gone: one pool is silent, and libvirt lists none. */
export function silentPools(): InventedPools {
  const { pools, secrets } = inventPools();
  const [backup, ...others] = pools;
  const gone = backup && { ...backup, state: 'running' as const, silentSince: Date.now() - 95_000 };
  return {
    pools: gone ? [gone, ...others] : pools,
    secrets,
    trouble: {
      code: 'TIMEOUT',
      params: {
        host: 'libvirt’s storage on this computer',
        reason:
          'What one of its pools stands on does not answer: a server that is gone, or a disk that hangs.',
        remedy: 'See that the server or disk is there again; libvirt goes on waiting, and Innkeeper with it.',
      },
    },
  };
}

export function manyPools(): InventedPools {
  const { pools, secrets } = inventPools();
  const [first] = pools;
  const long = 'pool-with-a-name-that-somebody-typed-without-thinking-of-narrow-windows-and-then-some-more';
  const more = Array.from({ length: 60 }, (_, index) => ({
    name: index === 0 ? long : `customer-${String(index).padStart(2, '0')}`,
    uuid: uuid(200 + index),
    type: 'dir',
    state: 'running' as const,
    autostart: index % 3 === 0,
    lasting: true,
    path: `/srv/customers/${index === 0 ? `${long}/${long}` : String(index)}`,
    space: { capacity: 100 * GiB, allocation: index * 1600 * MiB, available: 100 * GiB - index * 1600 * MiB },
    volumes: index,
  }));
  return { pools: first ? [...more, ...pools] : more, secrets };
}

export function inventChoices({ pools, secrets }: InventedPools): PoolChoices {
  const here = new Set(['dir', 'fs', 'netfs', 'logical', 'disk', 'iscsi', 'scsi', 'mpath']);
  const formats: Readonly<Record<string, string[]>> = {
    fs: ['auto', 'ext4', 'xfs', 'vfat'],
    netfs: ['auto', 'nfs', 'glusterfs', 'cifs'],
    disk: ['unknown', 'dos', 'gpt'],
    logical: ['unknown', 'lvm2'],
  };
  return {
    types: poolTypes.map(type => ({
      type,
      supported: here.has(type),
      sourceFormats: formats[type] ?? [],
      ...(formats[type]?.[0] !== undefined && { defaultSourceFormat: formats[type][0] }),
    })),
    secrets: secrets.map(({ uuid: id, usageType, usage }) => ({ uuid: id, usageType, usage })),
    adapters: [
      { name: 'scsi_host0', fibre: false },
      { name: 'scsi_host5', fibre: true },
    ],
    names: pools.map(({ name }) => name),
  };
}
