import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createPlanSchema, createRequestSchema, type CreateRequest } from '../../contract/create.ts';
import { offerOf, plainOffer, type Hypervisor, type Offer } from '../capabilities/offer.ts';
import { domainCapabilities } from '../../libvirt-xml/documents/domain-capabilities.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { GiB, MiB } from '../units.ts';
import type { CreateFacts, SourceFacts } from './facts.ts';
import { planGuest } from './plan.ts';

const hypervisor: Hypervisor = { arch: 'x86_64', types: ['qemu', 'kvm'], machines: ['q35', 'pc'] };
const offer = (name: string): Offer => {
  const path = new URL(`../capabilities/fixtures/${name}.xml`, import.meta.url);
  return offerOf(domainCapabilities.of(parseDocument(readFileSync(path, 'utf8')).root), hypervisor, 'q35');
};
const kvm = offer('q35-kvm');
const tcg = offer('q35-tcg');

const facts: CreateFacts = {
  host: 'bench',
  driver: 'QEMU',
  session: false,
  guestNames: ['old'],
  offers: { kvm, tcg },
  acceleration: { kind: 'kvm', why: '/dev/kvm opens and the CPU has VT-x' },
  cpus: 8,
  memory: 32 * GiB,
  freeMemory: 20 * GiB,
  pools: [
    {
      name: 'default',
      active: true,
      type: 'dir',
      path: '/var/lib/libvirt/images',
      free: 200 * GiB,
      volumes: [],
    },
    { name: 'fast', active: true, type: 'logical', path: '/dev/fast', free: 900 * GiB, volumes: [] },
    { name: 'cold', active: false, type: 'dir', path: '/srv/cold', free: 0, volumes: [] },
  ],
  networks: [
    { name: 'default', active: true, label: 'NAT' },
    { name: 'lab', active: false, label: 'isolated' },
  ],
};
const onTcg: Partial<CreateFacts> = {
  acceleration: { kind: 'tcg', why: 'the CPU shows neither VT-x (vmx) nor AMD-V (svm)' },
};
const iso: SourceFacts = { format: 'iso', size: 600 * MiB, copyable: true, usedBy: [] };
const image: SourceFacts = {
  format: 'qcow2',
  size: 400 * MiB,
  virtualSize: 3 * GiB,
  copyable: true,
  usedBy: [],
};
const windows11 = {
  id: 'http://microsoft.com/win/11',
  label: 'Windows 11',
  family: 'winnt',
  memory: 8 * GiB,
  vcpus: 4,
  storage: 64 * GiB,
  needsUefi: true,
  needsTpm: true,
};
const isoSource = { kind: 'iso' as const, path: '/var/lib/libvirt/images/debian.iso' };

/** What libvirt 9 lists on an Intel host. */
const enlightenments =
  'relaxed vapic spinlocks vpindex runtime synic stimer reset frequencies tlbflush ipi evmcs'.split(' ');

function plan(request: Partial<CreateRequest>, change: Partial<CreateFacts> = {}) {
  const full = { connection: 'system', name: 'web', source: { kind: 'none' }, ...request };
  const { plan: made } = planGuest(createRequestSchema.parse(full), { ...facts, ...change });
  return createPlanSchema.parse(made);
}

describe('documents', () => {
  const use = { kind: 'disk-image' as const, path: '/srv/web.qcow2', how: 'use' as const };
  const noVirtio = {
    ...tcg,
    diskBuses: ['ide', 'sata'],
    videoModels: ['vga'],
    rngBackends: [],
    machine: 'pc',
  };
  const arm = { ...kvm, arch: 'aarch64', machine: 'virt', diskBuses: ['virtio', 'scsi', 'usb'] };
  it.each<[string, Partial<CreateRequest>, Partial<CreateFacts>]>([
    ['iso-kvm', { source: isoSource }, { source: iso }],
    ['iso-tcg', { source: isoSource, group: 'lab' }, { ...onTcg, source: iso }],
    ['none-kvm', {}, {}],
    ['network-boot-kvm', { source: { kind: 'network-boot' } }, {}],
    ['no-disk-network-boot', { source: { kind: 'network-boot' }, diskSize: 0 }, {}],
    ['image-used', { source: use }, { source: image }],
    ['image-copied', { source: { ...use, how: 'copy' }, diskSize: 10 * GiB }, { source: image }],
    ['uefi-kvm', { firmware: 'uefi' }, {}],
    ['logical-pool', { pool: 'fast' }, {}],
    [
      'windows-11',
      { source: isoSource },
      { source: { ...iso, os: windows11 }, offers: { kvm: { ...kvm, hyperv: enlightenments } } },
    ],
    ['no-virtio-pc', { source: isoSource }, { ...onTcg, offers: { tcg: noVirtio }, source: iso }],
    ['arm-kvm', { source: isoSource }, { offers: { kvm: arm }, source: iso }],
    ['session', {}, { ...onTcg, session: true, networks: [] }],
    ['test-driver', {}, { ...onTcg, offers: { other: plainOffer({ ...hypervisor, types: ['test'] }) } }],
  ])('%s', async (name, request, change) => {
    await expect(plan(request, change).xml).toMatchFileSnapshot(`goldens/${name}.xml`);
  });
});

describe('defaults', () => {
  it('fills everything in and says why in one line each', () => {
    const { resolved, summary, steps, problems, warnings } = plan({ source: isoSource }, { source: iso });
    expect(resolved).toEqual({
      connection: 'system',
      name: 'web',
      source: isoSource,
      vcpus: 2,
      memory: 2 * GiB,
      diskSize: 20 * GiB,
      pool: 'default',
      network: 'default',
      firmware: 'bios',
      acceleration: 'kvm',
      start: true,
    });
    expect(summary.map(line => line.topic)).toEqual([
      'system',
      'acceleration',
      'cpu',
      'memory',
      'firmware',
      'disk',
      'network',
      'display',
      'console',
    ]);
    for (const line of summary) expect(line.why, line.topic).not.toBe('');
    expect(steps.map(step => step.title)).toEqual([
      'Create the disk web.qcow2, 20 GiB, in default',
      'Define the guest web',
      'Start web',
    ]);
    expect(problems).toEqual([]);
    expect(warnings).toEqual([]);
  });

  it('takes what the recognised system recommends', () => {
    const os = { id: 'x', label: 'Big OS', memory: 6 * GiB, vcpus: 4, storage: 80 * GiB };
    const { resolved } = plan({ source: isoSource }, { source: { ...iso, os } });
    expect(resolved).toMatchObject({ memory: 6 * GiB, vcpus: 4, diskSize: 80 * GiB, osId: 'x' });
  });

  it('stays within a small host', () => {
    const small = {
      cpus: 1,
      memory: 2 * GiB,
      pools: [{ ...facts.pools![0]!, free: 12 * GiB }],
    };
    expect(plan({}, small).resolved).toMatchObject({ vcpus: 1, memory: GiB, diskSize: 10 * GiB });
  });

  it('never takes a volume that is there already', () => {
    const pools = [{ ...facts.pools![0]!, volumes: ['web.qcow2', 'web-2.qcow2'] }];
    expect(plan({}, { pools }).xml).toContain('/var/lib/libvirt/images/web-3.qcow2');
  });

  it('writes a resolved request that makes the same plan again', () => {
    const first = plan({ source: isoSource }, { source: iso });
    expect(plan(first.resolved, { source: iso }).xml).toBe(first.xml);
  });

  it('warns that translation is slow, and that KVM against the verdict may hang', () => {
    expect(plan({}, onTcg).warnings[0]?.text).toMatch(/TCG/);
    expect(plan({ acceleration: 'kvm' }, onTcg).warnings[0]?.text).toMatch(/hang/);
  });
});

describe('problems', () => {
  const unreadable: SourceFacts = {
    ...iso,
    failure: { code: 'FILE_UNREADABLE', params: { path: isoSource.path, user: 'libvirt-qemu' } },
  };
  it.each<[string, Partial<CreateRequest>, Partial<CreateFacts>, object]>([
    [
      'a name taken',
      { name: 'old' },
      {},
      { field: 'name', failure: { code: 'NAME_TAKEN', params: { name: 'old' } } },
    ],
    [
      'a disk that does not fit',
      { diskSize: 300 * GiB },
      {},
      { field: 'disk', failure: { code: 'NO_SPACE', params: { needed: '300 GiB', free: '200 GiB' } } },
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
      { network: 'lab' },
      {},
      { field: 'network', failure: { code: 'NETWORK_INACTIVE' }, fix: { id: 'start-network' } },
    ],
    ['an unknown network', { network: 'x' }, {}, { field: 'network', failure: { code: 'NETWORK_ABSENT' } }],
    [
      'an ISO QEMU’s user cannot read',
      { source: isoSource },
      { source: unreadable },
      { field: 'source', failure: { code: 'FILE_UNREADABLE' }, fix: { id: 'copy-into-pool' } },
    ],
    [
      'a disk image for an ISO',
      { source: isoSource },
      { source: image },
      { field: 'source', failure: { code: 'FILE_NOT_AN_IMAGE' } },
    ],
    [
      'a path that is not full',
      { source: { kind: 'iso', path: 'a.iso' } },
      { source: iso },
      { field: 'source', failure: { code: 'INPUT_INVALID' } },
    ],
    [
      'a file that cannot be a disk',
      { source: { kind: 'disk-image', path: '/etc/passwd', how: 'use' } },
      { source: { copyable: true, usedBy: [], format: 'raw', size: 1234, virtualSize: 1234 } },
      { field: 'source', failure: { code: 'FILE_NOT_AN_IMAGE' } },
    ],
    [
      'an image another guest writes to',
      { source: { kind: 'disk-image', path: '/srv/a.qcow2', how: 'use' } },
      { source: { ...image, usedBy: ['old'] } },
      { field: 'source', failure: { code: 'RESOURCE_BUSY', params: { name: 'old' } } },
    ],
    [
      'a copy of an image that stands on another',
      { source: { kind: 'disk-image', path: '/srv/a.qcow2', how: 'copy' } },
      { source: { ...image, backingFile: '/srv/base.qcow2' } },
      { field: 'source', failure: { code: 'UNSUPPORTED' } },
    ],
    [
      'a copy that would have to be converted',
      { source: { kind: 'disk-image', path: '/srv/a.qcow2', how: 'copy' }, pool: 'fast' },
      { source: image },
      { field: 'source', failure: { code: 'UNSUPPORTED' } },
    ],
    [
      'UEFI where there is no firmware',
      { firmware: 'uefi' },
      { offers: { kvm: { ...kvm, uefi: false } } },
      { field: 'connection', failure: { code: 'UNSUPPORTED' } },
    ],
    ['KVM not offered', { acceleration: 'kvm' }, { offers: { tcg } }, { field: 'connection' }],
  ])('%s', (_, request, change, expected) => {
    const { problems } = plan(request, change);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject(expected);
  });

  it('says so when the connection makes no virtual machines', () => {
    const { offers: _, ...containers } = facts;
    const { plan: made } = planGuest(
      createRequestSchema.parse({ connection: 'lxc', name: 'a', source: { kind: 'none' } }),
      { ...containers, driver: 'LXC' },
    );
    expect(made.problems[0]).toMatchObject({ field: 'connection', failure: { code: 'UNSUPPORTED' } });
    expect(made.xml).toBe('');
  });

  it('lets an unreadable image be copied, as the copy is ours', () => {
    const source = { kind: 'disk-image' as const, path: isoSource.path, how: 'copy' as const };
    expect(plan({ source }, { source: unreadable }).problems).toEqual([]);
  });
});
