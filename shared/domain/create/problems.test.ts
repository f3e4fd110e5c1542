import { describe, expect, it } from 'vitest';
import { createRequestSchema } from '../../contract/create/request.ts';
import { GiB } from '../units.ts';
import type { CreateFacts, ImageFacts } from './facts.ts';
import { planGuest } from './plan.ts';
import { type Answers, host, image, iso, ISO, isoSource, plan, withIso } from './testing/plans.ts';
import { kvmOffer as kvm, tcgOffer as tcg } from './testing/setting.ts';

const unreadable: ImageFacts = {
  ...iso,
  failure: { code: 'FILE_UNREADABLE', params: { path: ISO, user: 'libvirt-qemu' } },
};
const A = '/srv/a.qcow2';
const use = { kind: 'disk-image' as const, image: A, how: 'use' as const };

describe('problems', () => {
  it.each<[string, Answers, Partial<CreateFacts>, object]>([
    [
      'a name taken',
      { name: 'old' },
      {},
      { field: 'name', failure: { code: 'NAME_TAKEN', params: { name: 'old' } } },
    ],
    [
      'a disk that does not fit',
      { disks: [{ size: 300 * GiB, preallocation: 'full' }] },
      {},
      {
        field: 'disks.0.size',
        failure: { code: 'NO_SPACE', params: { needed: '300 GiB', free: '200 GiB' } },
      },
    ],
    [
      'a disk that is larger than its pool',
      { disks: [{ size: 600 * GiB }] },
      {},
      {
        field: 'disks.0.size',
        failure: { code: 'NO_SPACE', params: { needed: '600 GiB', free: '200 GiB' } },
      },
    ],
    [
      'more memory than the host has',
      { memory: 64 * GiB },
      {},
      { field: 'memory', failure: { code: 'NO_MEMORY', params: { needed: '64 GiB', free: '32 GiB' } } },
    ],
    [
      'more CPUs than the machine takes',
      { vcpus: 1000 },
      {},
      { field: 'vcpus', failure: { code: 'INPUT_INVALID' } },
    ],
    [
      'a pool that is not started',
      { pool: 'cold' },
      {},
      { field: 'pool', failure: { code: 'POOL_INACTIVE' }, fix: { id: 'start-pool' } },
    ],
    [
      'no pool at all',
      {},
      { pools: [] },
      { field: 'pool', failure: { code: 'POOL_ABSENT' }, fix: { id: 'create-pool' } },
    ],
    [
      'a network that is not started',
      { nics: [{ target: { to: 'network', network: 'lab' } }] },
      {},
      { failure: { code: 'NETWORK_INACTIVE' }, fix: { id: 'start-network' } },
    ],
    [
      'an ISO QEMU’s user cannot read',
      { source: isoSource },
      { images: { [ISO]: unreadable } },
      { field: 'source.image', failure: { code: 'FILE_UNREADABLE' }, fix: { id: 'copy-into-pool' } },
    ],
    [
      'a truncated ISO',
      { source: isoSource },
      { images: { [ISO]: { ...iso, failure: { code: 'FILE_DAMAGED', params: { path: ISO } } } } },
      { field: 'source.image', failure: { code: 'FILE_DAMAGED' } },
    ],
    [
      'a disk image for an ISO',
      { source: isoSource },
      { images: { [ISO]: image } },
      { field: 'source.image', failure: { code: 'FILE_NOT_AN_IMAGE' } },
    ],
    [
      'a file that cannot be a disk',
      { source: { ...use, image: '/etc/passwd' } },
      {
        images: {
          '/etc/passwd': { copyable: true, usedBy: [], format: 'raw', size: 1234, virtualSize: 1234 },
        },
      },
      { field: 'source.image', failure: { code: 'FILE_NOT_AN_IMAGE' } },
    ],
    [
      'an image another guest writes to',
      { source: use },
      { images: { [A]: { ...image, usedBy: ['old'] } } },
      { field: 'source.image', failure: { code: 'RESOURCE_BUSY', params: { name: 'old' } } },
    ],
    [
      'UEFI where there is no firmware',
      { firmware: 'uefi' },
      { offers: { kvm: { ...kvm, uefi: false } } },
      { field: 'firmware', failure: { code: 'UNSUPPORTED' } },
    ],
    ['an image on no disk', { source: use, disks: [] }, { images: { [A]: image } }, { field: 'disks' }],
    ['secure boot with BIOS', { firmware: 'bios', secureBoot: true }, {}, { field: 'secureBoot' }],
    ['KVM not offered', { acceleration: 'kvm' }, { offers: { tcg } }, { field: 'acceleration' }],
    [
      'a disk cut short',
      { source: { ...use, how: 'copy' }, disks: [{ size: GiB }] },
      { images: { [A]: image } },
      { field: 'disks.0.size' },
    ],
    ['a bus the machine has not', { disks: [{ bus: 'ide' }] }, {}, { field: 'disks.0.bus' }],
    [
      'two boot orders alike',
      { disks: [{ bootOrder: 1 }, { bootOrder: 1 }] },
      {},
      { field: 'disks.1.bootOrder' },
    ],
    [
      'two volumes of one name',
      { disks: [{ volume: 'a' }, { volume: 'a' }] },
      {},
      { field: 'disks.1.volume', failure: { code: 'NAME_TAKEN' } },
    ],
    [
      'the same file twice',
      { source: use, disks: [{}, { image: A }] },
      { images: { [A]: image } },
      { field: 'disks.1.image' },
    ],
    [
      'native I/O with a cache',
      { disks: [{ io: 'native', cache: 'writeback' }] },
      {},
      { field: 'disks.0.io' },
    ],
    [
      'limits in total and apart',
      { disks: [{ limits: { totalBytes: 1, readBytes: 1 } }] },
      {},
      { field: 'disks.0.limits' },
    ],
    [
      'a layer on devices',
      { source: { ...use, how: 'overlay' }, pool: 'fast' },
      { images: { [A]: image } },
      { field: 'source.how' },
    ],
    [
      'answers for an unknown installer',
      { source: isoSource, unattended: { user: 'ann', password: 'x' } },
      withIso,
      { field: 'unattended' },
    ],
    ['an edit that is no XML', { xml: '<domain' }, {}, { field: 'xml' }],
    [
      'an edit with another name',
      { xml: "<domain type='kvm'><name>x</name><memory>1</memory><os><type>hvm</type></os></domain>" },
      {},
      { field: 'xml' },
    ],
  ])('%s', (_, answers, change, expected) => {
    const { problems } = plan(answers, change);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject(expected);
  });

  it('says so when the connection makes no virtual machines', () => {
    const { offers: _, ...containers } = host;
    const { plan: made } = planGuest(
      createRequestSchema.parse({ connection: 'lxc', name: 'a', source: { kind: 'none' } }),
      { ...containers, driver: 'LXC' },
    );
    expect(made.problems[0]).toMatchObject({ field: 'connection', failure: { code: 'UNSUPPORTED' } });
    expect(made.xml).toBe('');
  });

  it.each([
    [{ arch: 'mips' }, 'arch'],
    [{ machine: 'isapc' }, 'machine'],
    [{ arch: 'aarch64', machine: 'q35' }, 'machine'],
  ])('says which answer no machine can be made of: %j', (answers, field) => {
    const { offers: _, ...none } = host;
    const request = { connection: 'system', name: 'a', source: { kind: 'none' }, ...answers };
    const { problems } = planGuest(createRequestSchema.parse(request), none).plan;
    expect(problems).toMatchObject([{ field, failure: { code: 'UNSUPPORTED' } }]);
  });

  it('keeps the firmware of an appliance, also where the host has none', () => {
    const appliance = { name: 'a', firmware: 'uefi' as const, disks: [], cdroms: 0, nics: [], lost: [] };
    const { problems } = plan(
      { source: { kind: 'appliance', path: '/a.ova' } },
      { appliance, offers: { kvm: { ...kvm, uefi: false } } },
    );
    expect(problems).toMatchObject([{ field: 'firmware', failure: { code: 'UNSUPPORTED' } }]);
  });

  it('lets an unreadable image be copied, as the copy is ours', () => {
    const source = { kind: 'disk-image' as const, image: ISO, how: 'copy' as const };
    expect(plan({ source }, { images: { [ISO]: unreadable } }).problems).toEqual([]);
  });
});
