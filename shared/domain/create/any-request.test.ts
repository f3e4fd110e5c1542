import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlanSchema } from '../../contract/create/plan.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import type { CreateFacts } from './facts.ts';
import { finalDocument, installerDocument } from './final-document.ts';
import { planGuest } from './plan.ts';
import { possible } from './testing/possible.ts';
import type { Work } from './work.ts';
import { anyRequest } from './testing/any-request.ts';
import { host, image, onTheWeb, windows11 } from './testing/plans.ts';
import { kvmOffer } from './testing/setting.ts';

const hosts: Readonly<Record<string, CreateFacts>> = {
  ordinary: host,
  'that knows its images': {
    ...host,
    images: {
      '/var/lib/libvirt/images/a.qcow2': { ...image, pool: 'default', usedBy: ['old'] },
      '/srv/b.vmdk': { ...image, format: 'vmdk', backingFile: '/srv/base.vmdk' },
      'https://example.org/c.img': onTheWeb('https://example.org/c.img'),
      'catalogue:debian-12': onTheWeb('https://example.org/debian.qcow2'),
    },
    os: windows11,
    tree: { kernel: 'https://example.org/tree/vmlinuz' },
  },
  'with nothing': {
    host: 'bare',
    driver: 'QEMU',
    local: false,
    session: true,
    guestNames: [],
    offers: { tcg: { ...kvmOffer, type: 'qemu', diskBuses: [], videoModels: [], graphics: [], uefi: false } },
    acceleration: { kind: 'tcg', why: 'no /dev/kvm' },
    cpus: 1,
    memory: 0,
    memoryVirtualization: { paging: 'unknown' },
    bridges: [],
    interfaces: [],
    filters: [],
    userNetworks: [],
    devices: [],
    images: {},
  },
};

/** Nothing is used before it is there, and nothing is made twice. */
function expectOrder(work: readonly Work[]): void {
  const downloads = new Set<string>();
  const slots = new Set<string>();
  const volumes = new Set<string>();
  for (const step of work) {
    if (step.kind === 'download') downloads.add(step.url);
    if ('from' in step && typeof step.from === 'object' && step.from.kind === 'download')
      expect(downloads.has(step.from.url) || (step.kind === 'share-volume' && step.present)).toBe(true);
    if (step.kind === 'overlay-volume' && 'slot' in step.backing) expect(slots).toContain(step.backing.slot);
    if (!('slot' in step)) continue;
    expect(slots).not.toContain(step.slot);
    slots.add(step.slot);
    const volume = `${step.pool}/${step.name}`;
    if (step.kind !== 'share-volume') expect(volumes).not.toContain(volume);
    volumes.add(volume);
  }
}

describe.each(Object.entries(hosts))('on a host %s, any request', (_, facts) => {
  it('gives a plan without throwing, the same for what it resolved to', () => {
    fc.assert(
      fc.property(anyRequest, request => {
        const { plan, work, design } = planGuest(request, facts);
        createPlanSchema.parse(plan);
        expect(JSON.stringify(plan)).not.toContain('correct horse');
        for (const { field } of plan.problems) expect(field).not.toBe('');
        if (!design) return;
        expect(work.at(-1)?.kind).toMatch(/define|start/);
        const { unattended, xml } = request;
        const again = planGuest({ ...plan.resolved, ...(unattended && { unattended }) }, facts);
        expect(again.plan.xml).toBe(plan.xml);
        expect(again.plan.resolved).toEqual(plan.resolved);
        expect(again.work).toEqual(work);
        if (xml !== undefined) return;
        const paths = { disk0: '/elsewhere/0', kernel: '/elsewhere/k' };
        for (const write of [finalDocument, installerDocument])
          parseDocument(write(design, '4dea22b3-1d52-4d8f-a516-782e98ab3fa0', paths));
      }),
      { numRuns: 300 },
    );
  });

  it('gives work in an order that can be done, once what cannot be is given up', () => {
    fc.assert(
      fc.property(anyRequest, request => {
        if (!facts.offers?.kvm) return;
        const { plan, work } = planGuest(possible({ ...request, name: 'web' }, facts), facts);
        expect(plan.problems).toEqual([]);
        expectOrder(work);
      }),
      { numRuns: 40 },
    );
  });
});
