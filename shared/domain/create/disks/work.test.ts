import { describe, expect, it } from 'vitest';
import type { CreateFacts } from '../facts.ts';
import type { Appliance } from '../../appliance/appliance.ts';
import { type Answers, fullPlan, host, image, iso, onTheWeb } from '../testing/plans.ts';
import { GiB, MiB } from '../../units.ts';

const CLOUD = 'https://example.org/debian-12.qcow2';
const BASE = 'debian-12-0123456789ab.qcow2';
const LOCAL = '/srv/a.qcow2';
const VMDK = '/srv/b.vmdk';
const POOLED = '/var/lib/libvirt/images/c.qcow2';
const ISO = 'https://example.org/install.iso';
const OVA = '/srv/d.ova';
const images: CreateFacts['images'] = {
  [CLOUD]: onTheWeb(CLOUD),
  [ISO]: onTheWeb(ISO, { ...iso }),
  [LOCAL]: image,
  [VMDK]: { ...image, format: 'vmdk' },
  [POOLED]: { ...image, pool: 'default' },
  [`${OVA}\0disk1.vmdk`]: { ...image, format: 'vmdk' },
};
const appliance: Appliance = {
  name: 'd',
  disks: [{ path: OVA, member: 'disk1.vmdk', format: 'vmdk', capacity: 3 * GiB, controller: 'scsi' }],
  cdroms: 0,
  nics: [],
  lost: [{ what: 'a floppy drive', why: 'nothing uses one' }],
};

const pools = (volumes: string[]) => (host.pools ?? []).map(pool => ({ ...pool, volumes }));

function work(answers: Answers, change: Partial<CreateFacts> = {}) {
  return fullPlan({ start: false, ...answers }, { images, ...change }).work;
}
const kinds = (answers: Answers, change: Partial<CreateFacts> = {}) =>
  work(answers, change).map(({ kind }) => kind);

describe('what is done for each source', () => {
  it('brings a cloud image once for all guests, and makes a layer on it', () => {
    const steps = work({ source: { kind: 'cloud-image', image: CLOUD } });
    expect(steps).toMatchObject([
      { kind: 'download', url: CLOUD, checksum: `sha256:${'0123456789abcdef'.repeat(4)}` },
      { kind: 'share-volume', slot: 'base0', name: BASE, format: 'qcow2', present: false },
      { kind: 'overlay-volume', slot: 'disk0', backing: { slot: 'base0' }, capacity: 20 * GiB },
      { kind: 'seed-volume', slot: 'seed', content: 'cloud-init', name: 'web-seed.iso' },
      { kind: 'define' },
    ]);
  });

  it('takes a base that is there', () => {
    const change = { pools: pools([BASE]) };
    const steps = work({ source: { kind: 'cloud-image', image: CLOUD } }, change);
    expect(steps).toMatchObject([{ kind: 'share-volume', present: true }, {}, {}, {}]);
    const { plan } = fullPlan({ source: { kind: 'cloud-image', image: CLOUD } }, { images, ...change });
    expect(plan.steps.map(({ title }) => title)).not.toContainEqual(expect.stringContaining(BASE));
  });

  it.each<[string, Answers, string[]]>([
    ['a file used', { source: { kind: 'disk-image', image: LOCAL, how: 'use' } }, []],
    ['a file copied', { source: { kind: 'disk-image', image: LOCAL } }, ['upload-volume']],
    ['a volume copied', { source: { kind: 'disk-image', image: POOLED, how: 'copy' } }, ['clone-volume']],
    ['another format', { source: { kind: 'disk-image', image: VMDK } }, ['convert-volume']],
    [
      'a copy on devices, which are raw',
      { source: { kind: 'disk-image', image: LOCAL, how: 'copy' }, pool: 'fast' },
      ['convert-volume'],
    ],
    [
      'a layer on a volume',
      { source: { kind: 'disk-image', image: POOLED, how: 'overlay' } },
      ['overlay-volume'],
    ],
    [
      'a layer on a file, which is shared from then on',
      { source: { kind: 'disk-image', image: LOCAL, how: 'overlay' } },
      ['share-volume', 'overlay-volume'],
    ],
    [
      'an ISO from the web',
      { source: { kind: 'iso', image: ISO } },
      ['create-volume', 'download', 'share-volume'],
    ],
    ['no disk', { disks: [] }, []],
    ['an empty drive', { disks: [{ device: 'cdrom' }] }, []],
    [
      'two disks of one image',
      {
        disks: [
          { image: CLOUD, how: 'copy' },
          { image: CLOUD, how: 'copy' },
        ],
      },
      ['download', 'upload-volume', 'upload-volume'],
    ],
    [
      'a kernel from the web',
      { source: { kind: 'kernel', kernel: ISO }, disks: [] },
      ['download', 'upload-volume'],
    ],
  ])('%s', (_, answers, expected) => {
    expect(kinds(answers)).toEqual([...expected, 'define']);
  });

  it('converts the disks of an appliance, and says what stays behind', () => {
    const answers: Answers = { source: { kind: 'appliance', path: OVA }, start: false };
    const { work: steps, plan } = fullPlan(answers, { images, appliance });
    expect(steps).toMatchObject([
      { kind: 'convert-volume', from: { kind: 'file', path: OVA, member: 'disk1.vmdk' }, format: 'qcow2' },
      { kind: 'define' },
    ]);
    expect(plan.resolved.disks).toMatchObject([{ bus: 'sata', how: 'convert', size: 3 * GiB }]);
    expect(plan.lost).toEqual(appliance.lost);
  });

  it('starts an installer of a tree once, and defines the guest without it', () => {
    const tree = { kernel: `${ISO}/images/pxeboot/vmlinuz`, initramfs: `${ISO}/images/pxeboot/initrd.img` };
    const answers: Answers = { source: { kind: 'install-tree', url: ISO }, start: true };
    const { work: steps, plan } = fullPlan(answers, { tree });
    expect(steps.slice(-2)).toEqual([
      { kind: 'define', autostart: false },
      { kind: 'start', document: 'installer', pressKey: false },
    ]);
    expect(plan.xml).not.toContain('<kernel>');
    expect(fullPlan({ ...answers, start: false }, { tree }).plan.xml).toContain(`inst.repo=${ISO}`);
  });
});

describe('room', () => {
  it('tells what is taken at once from what it may grow to', () => {
    const { plan } = fullPlan({ disks: [{ size: 30 * GiB }, { size: 10 * GiB, preallocation: 'full' }] });
    expect(plan.space).toEqual([
      { pool: 'default', now: 10 * GiB + MiB / 2, full: 40 * GiB, free: 200 * GiB },
    ]);
    expect(plan.warnings).toEqual([]);
  });

  it('says when disks may outgrow their pool', () => {
    const { plan } = fullPlan({ disks: [{ size: 150 * GiB }, { size: 150 * GiB }] });
    expect(plan.problems).toEqual([]);
    expect(plan.warnings).toMatchObject([
      { field: 'disks.0.size', text: expect.stringContaining('300 GiB') },
    ]);
  });

  it('counts what two disks share once', () => {
    const disks = [
      { image: CLOUD, how: 'overlay' as const },
      { image: CLOUD, how: 'overlay' as const },
    ];
    expect(fullPlan({ disks }, { images }).plan.space).toMatchObject([{ now: 400 * MiB + MiB }]);
  });
});
