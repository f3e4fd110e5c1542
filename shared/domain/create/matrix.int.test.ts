import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPrivateLibvirtd } from '../../../e2e/host/private-libvirtd.mjs';
import { capabilities as capabilitiesView } from '../../libvirt-xml/documents/capabilities.ts';
import { domainCapabilities } from '../../libvirt-xml/documents/domain-capabilities.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { hypervisorsOf, offerOf, type Offer } from '../capabilities/offer.ts';
import type { CreateFacts } from './facts.ts';
import { finalDocument, installerDocument } from './final-document.ts';
import { planGuest } from './plan.ts';
import { anyRequest } from './testing/any-request.ts';
import { MiB } from '../units.ts';
import { fullPlan, host, image, iso, onTheWeb } from './testing/plans.ts';
import { possible } from './testing/possible.ts';
import { matrix } from './testing/matrix.ts';

const run = promisify(execFile);
const SCHEMA = '/usr/share/libvirt/schemas/domain.rng';
const NAME = 'matrix';
const UUID = crypto.randomUUID();
/** Nobody else's: some hundred guests come and go, and documents that a daemon falls over must harm no other. */
const daemon = await startPrivateLibvirtd();
const virsh = async (...args: string[]) =>
  (await run('virsh', ['-q', '-c', daemon.uri, ...args], { maxBuffer: 2 ** 26 })).stdout;

/** The first is the one that all options are tried on. */
const wanted = [
  ['x86_64', 'q35', 'qemu'],
  ['x86_64', 'q35', 'kvm'],
  ['x86_64', 'pc', 'qemu'],
  ['i686', 'pc', 'qemu'],
  ['aarch64', 'virt', 'qemu'],
  ['riscv64', 'virt', 'qemu'],
  ['ppc64le', 'pseries', 'qemu'],
  ['s390x', 's390-ccw-virtio', 'qemu'],
] as const;

const offers = await realOffers().catch(async (error: unknown) => {
  await daemon.dispose();
  throw error;
});
const cases = matrix(offers);
/** A start that installs has a document of its own. */
const documents = cases.map(({ name, answers, facts, offer }) => {
  const { plan, design, work } = fullPlan(
    { ...answers, name: NAME, acceleration: offer.type === 'kvm' ? 'kvm' : 'tcg' },
    { ...facts, offers: offer.type === 'kvm' ? { kvm: offer } : { tcg: offer } },
  );
  if (!design) throw new Error(`${name} has no design`);
  const installs = work.some(step => step.kind === 'start' && step.document === 'installer');
  const xml = [finalDocument(design, UUID, {}), ...(installs ? [installerDocument(design, UUID, {})] : [])];
  return { name, plan, xml };
});

/** What this host's libvirt says its emulators can do; those that are not installed are left out. */
async function realOffers(): Promise<Offer[]> {
  const view = capabilitiesView.of(parseDocument(await virsh('capabilities')).root);
  const hypervisors = hypervisorsOf(view);
  const found: Offer[] = [];
  for (const [arch, machine, type] of wanted) {
    const hypervisor = hypervisors.find(candidate => candidate.arch === arch);
    if (!hypervisor?.types.includes(type)) continue;
    const text = await virsh('domcapabilities', '--arch', arch, '--machine', machine, '--virttype', type);
    found.push(offerOf(domainCapabilities.of(parseDocument(text).root), hypervisor, machine));
  }
  return found;
}

/** A host with room for whatever may be asked for. */
const roomy: CreateFacts = {
  ...host,
  ...(offers[0] && { offers: { tcg: offers[0] } }),
  acceleration: { kind: 'tcg', why: 'the test runs anywhere' },
  bridges: ['br0'],
  interfaces: ['eth0'],
  memory: Number.MAX_SAFE_INTEGER,
  cpus: 4096,
  images: {
    '/var/lib/libvirt/images/a.qcow2': { ...image, pool: 'default' },
    '/srv/b.vmdk': { ...image, format: 'vmdk' },
    '/gone.iso': iso,
    '/': { copyable: false, usedBy: [], failure: { code: 'FILE_NOT_AN_IMAGE', params: { path: '/' } } },
    'https://example.org/c.img': onTheWeb('https://example.org/c.img'),
    'catalogue:debian-12': onTheWeb('https://example.org/debian.qcow2'),
  },
};
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-matrix-'));
});
afterAll(async () => {
  await daemon.dispose();
  await rm(folder, { recursive: true });
});

describe('the matrix of new guests', () => {
  it('is large, and covers this host’s emulators', () => {
    expect(documents.length).toBeGreaterThanOrEqual(200);
    expect(host.hostArch).toBe('x86_64');
    expect(offers.map(({ arch }) => arch)).toContain('x86_64');
  });

  it('passes libvirt’s own schema', async () => {
    const files = documents.flatMap(({ xml }, index) =>
      xml.map((text, part) => [`${index}-${part}.xml`, text] as const),
    );
    for (const [file, text] of files) await writeFile(join(folder, file), text);
    const args = ['--noout', '--relaxng', SCHEMA, ...files.map(([file]) => file)];
    const { stderr } = await run('xmllint', args, { cwd: folder, maxBuffer: 2 ** 26 }).catch(error => error);
    const failed = stderr.split('\n').filter((line: string) => line !== '' && !line.endsWith(' validates'));
    expect(failed).toEqual([]);
  });

  it.each(documents)('$name', async ({ plan, xml }) => {
    expect(plan.problems).toEqual([]);
    for (const text of xml) {
      const file = join(folder, 'one.xml');
      await writeFile(file, text);
      await virsh('define', file);
      // QEMU's command line: a device that it cannot have shows here, before anything is started.
      await virsh('domxml-to-native', 'qemu-argv', '--domain', NAME);
      const stored = await virsh('dumpxml', '--inactive', NAME);
      await virsh('undefine', NAME, '--nvram');
      expect(stored).toContain(`<uuid>${UUID}</uuid>`);
    }
  });
});

it('libvirt takes whatever was asked for, without what the plan says cannot be', async () => {
  const refused: string[] = [];
  for (const request of fc.sample(anyRequest, { numRuns: 60, seed: 2 })) {
    const fixed = { name: NAME, arch: 'x86_64', machine: 'q35', acceleration: 'tcg' } as const;
    const { plan, design } = planGuest(possible({ ...request, ...fixed }, roomy), roomy);
    expect(plan.problems).toEqual([]);
    if (!design) throw new Error('A plan without problems has a design.');
    const file = join(folder, 'any.xml');
    const xml = finalDocument(design, UUID, {});
    await writeFile(file, xml);
    const failed = await virsh('define', '--validate', file).then(
      () => undefined,
      (error: { readonly stderr: string }) => error.stderr,
    );
    if (failed === undefined) await virsh('undefine', NAME, '--nvram');
    else refused.push(failed + xml);
  }
  expect(refused).toEqual([]);
}, 300_000);

describe('QEMU starts what is planned for a machine', () => {
  it.each(offers.filter(({ type }) => type === 'qemu'))('$arch, $machine', async offer => {
    const { arch, machine } = offer;
    const { design, plan } = fullPlan(
      {
        name: NAME,
        arch,
        machine,
        acceleration: 'tcg',
        memory: 256 * MiB,
        nics: [{ target: { to: 'user' } }],
        disks: [{ size: 64 * MiB }, { device: 'cdrom' }],
      },
      { offers: { tcg: offer } },
    );
    expect(plan.problems).toEqual([]);
    if (!design) throw new Error('A plan without problems has a design.');
    const disk0 = join(folder, `${arch}-${machine}.qcow2`);
    await run('qemu-img', ['create', '-q', '-f', 'qcow2', disk0, '64M']);
    const file = join(folder, 'start.xml');
    await writeFile(file, finalDocument(design, UUID, { disk0 }));
    await virsh('define', file);
    try {
      await virsh('start', '--paused', NAME);
      expect((await virsh('domstate', NAME)).trim()).toBe('paused');
    } finally {
      await virsh('destroy', NAME).catch(() => undefined);
      await virsh('undefine', NAME, '--nvram', '--tpm');
    }
  });
});
