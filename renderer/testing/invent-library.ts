import { implement } from '@orpc/server';
import { contract } from '#shared/contract/contract.ts';
import type { LibraryItem, LibraryPool } from '#shared/contract/library.ts';
import { connectionIdSchema, uuidSchema } from '#shared/contract/values.ts';
import { GiB, MiB } from '#shared/domain/units.ts';

const pools: readonly LibraryPool[] = [
  ['default', '/var/lib/libvirt/images', 212, true],
  ['fast', '/srv/nvme', 12, true],
  ['archive', '/srv/archive', 0, false],
].map(([name, path, free, active]) => ({
  name: String(name),
  path: String(path),
  active: active === true,
  type: 'dir',
  capacity: 500 * GiB,
  free: Number(free) * GiB,
  files: true,
}));

const user = {
  connection: connectionIdSchema.parse('system'),
  uuid: uuidSchema.parse('6f1d2c3b-0000-4000-8000-000000000001'),
  name: 'build-agent',
  active: true,
};

function inPool(pool: string, name: string, more: Partial<LibraryItem>): LibraryItem {
  const folder = pools.find(each => each.name === pool)?.path ?? '';
  return {
    id: `pool/${pool}/${name}`,
    at: { kind: 'pool', pool, volume: name },
    name,
    path: `${folder}/${name}`,
    kind: 'medium',
    format: 'iso',
    usedBy: [],
    looked: true,
    ...more,
  };
}

const debian = { id: 'http://debian.org/debian/12', label: 'Debian 12', family: 'linux', arch: 'x86_64' };

const few: readonly LibraryItem[] = [
  inPool('default', 'debian-12.5.0-amd64-netinst.iso', {
    size: 659 * MiB,
    capacity: 659 * MiB,
    label: 'Debian 12.5.0 amd64 n',
    os: { ...debian, by: 'content' },
    usedBy: [user],
  }),
  inPool('default', 'Win11_23H2_EnglishInternational_x64v2.iso', {
    size: 6 * GiB,
    capacity: 6 * GiB,
    label: 'CCCOMA_X64FRE_EN-GB_DV9',
    os: {
      id: 'http://microsoft.com/win/11',
      label: 'Microsoft Windows 11',
      family: 'winnt',
      arch: 'x86_64',
      by: 'content',
    },
  }),
  inPool('default', 'backup-of-the-old-file-server-with-a-rather-long-name-2019-before-the-move-final.iso', {
    size: 4 * GiB,
    capacity: 4 * GiB,
    label: 'FILES_2019',
  }),
  inPool('default', 'broken-download.iso', {
    size: 120 * MiB,
    capacity: 120 * MiB,
    os: { ...debian, by: 'content' },
    failure: {
      code: 'FILE_DAMAGED',
      params: {
        path: '/var/lib/libvirt/images/broken-download.iso',
        reason: 'The medium says it has 691011584 bytes, the file has 125829120: 565182464 are missing.',
      },
    },
  }),
  inPool('fast', 'debian-12-genericcloud-amd64.qcow2', {
    kind: 'disk',
    format: 'qcow2',
    size: 330 * MiB,
    capacity: 2 * GiB,
    os: { ...debian, by: 'name' },
  }),
  inPool('fast', 'build-agent.qcow2', {
    kind: 'disk',
    format: 'qcow2',
    size: 17 * GiB,
    capacity: 40 * GiB,
    usedBy: [user],
  }),
  inPool('default', 'vmlinuz-6.1', { kind: 'other', format: 'raw', size: 8 * MiB, capacity: 8 * MiB }),
  inPool('fast', 'just-uploaded.iso', { size: 800 * MiB, capacity: 800 * MiB, looked: false }),
  {
    id: 'cache/0123',
    at: { kind: 'cache', file: '0123', image: 'catalogue:debian-13-cloud' },
    name: 'debian-13-genericcloud-amd64.qcow2',
    path: '/home/ann/.cache/innkeeper/media/0123/debian-13-genericcloud-amd64.qcow2',
    kind: 'disk',
    format: 'qcow2',
    size: 340 * MiB,
    capacity: 3 * GiB,
    os: {
      id: 'http://debian.org/debian/13',
      label: 'Debian 13',
      family: 'linux',
      arch: 'x86_64',
      by: 'name',
    },
    usedBy: [],
    changedAt: Date.UTC(2026, 10, 20, 9),
    looked: true,
  },
];

const many = Array.from({ length: 10_000 }, (_, at) =>
  inPool(at % 3 === 0 ? 'fast' : 'default', `image-${String(at).padStart(5, '0')}.iso`, {
    size: (at % 900) * MiB,
    capacity: (at % 900) * MiB,
    ...(at % 4 === 0 && { os: { ...debian, by: 'content' as const } }),
  }),
);

/** What a scene has of images. */
export type LibraryScene = 'few' | 'none' | 'many' | 'failed';

const os = implement(contract);

/** `failed`: libvirt’s storage does not answer. */
export function libraryRouter(scene: LibraryScene = 'few') {
  const items = { few, none: [], many, failed: [] }[scene];
  const answer = { items: [...items], pools: [...pools] };
  return {
    list: os.library.list.handler(() => answer),
    watch: os.library.watch.handler(async function* ({ signal, errors }) {
      if (scene === 'failed') {
        throw errors.FAILED({ data: { code: 'TIMEOUT', params: { host: 'libvirt’s storage' } } });
      }
      yield { kind: 'snapshot', ...answer };
      yield { kind: 'settled' };
      await new Promise<void>(resolve => signal?.addEventListener('abort', () => resolve()));
    }),
    refresh: os.library.refresh.handler(() => ({ failed: [] })),
  };
}
