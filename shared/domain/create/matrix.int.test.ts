import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { capabilities as capabilitiesView } from '../../libvirt-xml/documents/capabilities.ts';
import { domainCapabilities } from '../../libvirt-xml/documents/domain-capabilities.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { hypervisorsOf, offerOf, type Offer } from '../capabilities/offer.ts';
import { finalDocument, installerDocument } from './final-document.ts';
import { fullPlan, host } from './testing/plans.ts';
import { matrix } from './testing/matrix.ts';

const run = promisify(execFile);
const SCHEMA = '/usr/share/libvirt/schemas/domain.rng';
const NAME = `innkeeper-matrix-${process.pid}`;
const UUID = crypto.randomUUID();
const virsh = async (...args: string[]) =>
  (await run('virsh', ['-q', '-c', 'qemu:///system', ...args], { maxBuffer: 2 ** 26 })).stdout;

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

const offers = await realOffers();
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

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-matrix-'));
});
afterAll(async () => {
  await virsh('undefine', NAME, '--nvram').catch(() => undefined);
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
      // QEMU's command line: a device that it cannot have shows here, before anything is started.
      await virsh('domxml-to-native', 'qemu-argv', file);
      await virsh('define', file);
      const stored = await virsh('dumpxml', '--inactive', NAME);
      await virsh('undefine', NAME, '--nvram');
      expect(stored).toContain(`<uuid>${UUID}</uuid>`);
    }
  });
});
