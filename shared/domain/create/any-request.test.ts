import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlanSchema } from '../../contract/create/plan.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import type { CreateFacts } from './facts.ts';
import { finalDocument, installerDocument } from './final-document.ts';
import { planGuest } from './plan.ts';
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
});
