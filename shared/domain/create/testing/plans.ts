import type { z } from 'zod';
import { createPlanSchema, type CreatePlan } from '../../../contract/create/plan.ts';
import { createRequestSchema } from '../../../contract/create/request.ts';
import type { Hypervisor } from '../../capabilities/offer.ts';
import { GiB, MiB } from '../../units.ts';
import type { CreateFacts, ImageFacts, OsFacts } from '../facts.ts';
import { planGuest, type GuestPlan } from '../plan.ts';
import { kvmOffer, tcgOffer } from './setting.ts';

export const hypervisor: Hypervisor = { arch: 'x86_64', types: ['qemu', 'kvm'], machines: ['q35', 'pc'] };

/** An ordinary host of today. */
export const host: CreateFacts = {
  host: 'bench',
  driver: 'QEMU',
  local: true,
  session: false,
  guestNames: ['old'],
  offers: { kvm: kvmOffer, tcg: tcgOffer },
  acceleration: { kind: 'kvm', why: '/dev/kvm opens and the CPU has VT-x' },
  hostArch: 'x86_64',
  cpus: 8,
  memory: 32 * GiB,
  freeMemory: 20 * GiB,
  memoryVirtualization: { paging: 'ept', nested: true, vendor: 'intel' },
  libvirtVersion: 9_000_000,
  renderNodes: [],
  pools: [
    {
      name: 'default',
      active: true,
      type: 'dir',
      path: '/var/lib/libvirt/images',
      free: 200 * GiB,
      capacity: 500 * GiB,
      volumes: [],
    },
    { name: 'fast', active: true, type: 'logical', path: '/dev/fast', free: 900 * GiB, volumes: [] },
    { name: 'cold', active: false, type: 'dir', path: '/srv/cold', free: 0, volumes: [] },
  ],
  networks: [
    { name: 'default', active: true, label: 'NAT', mode: 'nat' },
    { name: 'lab', active: false, label: 'isolated', mode: 'isolated' },
  ],
  bridges: [],
  interfaces: [],
  filters: [],
  userNetworks: ['slirp'],
  devices: [],
  images: {},
};

export const onTcg: Partial<CreateFacts> = {
  acceleration: { kind: 'tcg', why: 'the CPU shows neither VT-x (vmx) nor AMD-V (svm)' },
};

export const iso: ImageFacts = { format: 'iso', size: 600 * MiB, copyable: true, usedBy: [] };
export const image: ImageFacts = {
  format: 'qcow2',
  size: 400 * MiB,
  virtualSize: 3 * GiB,
  copyable: true,
  usedBy: [],
};
/** Something on the web, looked at by its head. */
export const onTheWeb = (url: string, facts: Partial<ImageFacts> = {}): ImageFacts => ({
  ...image,
  download: {
    url,
    name: url.slice(url.lastIndexOf('/') + 1),
    checksum: `sha256:${'0123456789abcdef'.repeat(4)}`,
    cached: false,
  },
  ...facts,
});

export const windows11: OsFacts = {
  id: 'http://microsoft.com/win/11',
  label: 'Windows 11',
  family: 'winnt',
  memory: 8 * GiB,
  vcpus: 4,
  storage: 64 * GiB,
  needsUefi: true,
  needsTpm: true,
  lacksVirtio: true,
  unattended: 'windows',
};

export const ISO = '/var/lib/libvirt/images/debian.iso';
export const isoSource = { kind: 'iso' as const, image: ISO };
export const withIso: Partial<CreateFacts> = { images: { [ISO]: iso } };

export type Answers = Partial<z.input<typeof createRequestSchema>>;

export function fullPlan(answers: Answers, change: Partial<CreateFacts> = {}): GuestPlan {
  const full = { connection: 'system', name: 'web', source: { kind: 'none' }, ...answers };
  return planGuest(createRequestSchema.parse(full), { ...host, ...change });
}

/** The plan as it crosses the contract. */
export function plan(answers: Answers, change: Partial<CreateFacts> = {}): CreatePlan {
  return createPlanSchema.parse(fullPlan(answers, change).plan);
}
