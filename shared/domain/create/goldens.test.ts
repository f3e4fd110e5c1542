import { describe, expect, it } from 'vitest';
import { plainOffer } from '../capabilities/offer.ts';
import { GiB } from '../units.ts';
import type { CreateFacts } from './facts.ts';
import {
  type Answers,
  hypervisor,
  image,
  iso,
  ISO,
  isoSource,
  onTcg,
  plan,
  windows11,
  withIso,
} from './testing/plans.ts';
import { images, pcOptions, sources, windowsOptions } from './testing/matrix.ts';
import { kvmOffer as kvm, tcgOffer as tcg } from './testing/setting.ts';

const IMAGE = '/srv/web.qcow2';
const use = { kind: 'disk-image' as const, image: IMAGE, how: 'use' as const };
const withImage: Partial<CreateFacts> = { images: { [IMAGE]: image } };
const noVirtio = {
  ...tcg,
  diskBuses: ['ide', 'sata'],
  nicModels: ['e1000', 'rtl8139'],
  videoModels: ['vga'],
  rngBackends: [],
  machine: 'pc',
};
const arm = { ...kvm, arch: 'aarch64', machine: 'virt', diskBuses: ['virtio', 'scsi', 'usb'] };
/** What libvirt 9 lists on an Intel host. */
const enlightenments =
  'relaxed vapic spinlocks vpindex runtime synic stimer reset frequencies tlbflush ipi evmcs'.split(' ');
const start = (name: string): [Answers, Partial<CreateFacts>] => {
  const found = sources[name];
  if (!found) throw new Error(`no source ${name}`);
  const [answers, facts] = found;
  return [answers, { images, ...facts }];
};
const onWindows: Partial<CreateFacts> = {
  images: { [ISO]: { ...iso, os: windows11 } },
  offers: { kvm: { ...kvm, hyperv: enlightenments } },
};

describe('documents', () => {
  it.each<[string, Answers, Partial<CreateFacts>]>([
    ['iso-kvm', { source: isoSource }, withIso],
    ['iso-tcg', { source: isoSource, group: 'lab' }, { ...onTcg, ...withIso }],
    ['none-kvm', {}, {}],
    ['network-boot-kvm', { source: { kind: 'network-boot' } }, {}],
    ['no-disk-network-boot', { source: { kind: 'network-boot' }, disks: [] }, {}],
    ['image-used', { source: use }, withImage],
    ['image-copied', { source: { ...use, how: 'copy' }, disks: [{ size: 10 * GiB }] }, withImage],
    ['uefi-kvm', { firmware: 'uefi' }, {}],
    ['logical-pool', { pool: 'fast' }, {}],
    ['windows-11', { source: isoSource }, onWindows],
    ['no-virtio-pc', { source: isoSource }, { ...onTcg, offers: { tcg: noVirtio }, ...withIso }],
    ['arm-kvm', { source: isoSource }, { offers: { kvm: arm }, ...withIso, hostArch: 'aarch64' }],
    ['cloud-image', ...start('cloud image')],
    ['appliance', ...start('appliance')],
    ['install-tree', ...start('install tree')],
    ['install-tree-not-started', { ...start('install tree')[0], start: false }, start('install tree')[1]],
    ['kernel', ...start('kernel')],
    ['disks', { disks: pcOptions['every bus']?.disks }, {}],
    ['disk-tuned', { disks: pcOptions['disk tuned']?.disks }, {}],
    ['secure-boot', { firmware: 'uefi', secureBoot: true }, {}],
    [
      'windows-11-unattended',
      { ...start('iso')[0], ...windowsOptions['unattended'] },
      { images, os: windows11 },
    ],
    ['labelled', pcOptions['labelled'] ?? {}, {}],
    ['session', {}, { ...onTcg, session: true, networks: [] }],
    ['test-driver', {}, { ...onTcg, offers: { other: plainOffer({ ...hypervisor, types: ['test'] }) } }],
  ])('%s', async (name, answers, change) => {
    await expect(plan(answers, change).xml).toMatchFileSnapshot(`goldens/${name}.xml`);
  });
});
