import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { domainCapabilities } from '../../libvirt-xml/documents/domain-capabilities.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { type Offer, offerOf } from '../capabilities/offer.ts';
import { finalDocument } from './final-document.ts';
import { MiB } from '../units.ts';
import { hardwareOptions, workshop } from './testing/hardware-options.ts';
import { type Answers, fullPlan, hypervisor } from './testing/plans.ts';

const run = promisify(execFile);
const NAME = `innkeeper-hardware-${process.pid}`;
const virsh = async (...args: string[]) =>
  (await run('virsh', ['-q', '-c', 'qemu:///system', ...args], { maxBuffer: 2 ** 24 })).stdout;

/** What this host's own QEMU offers; as if it had an IOMMU, since the document is the same. */
async function realOffer(type: 'kvm' | 'qemu'): Promise<Offer> {
  const text = await virsh('domcapabilities', '--arch', 'x86_64', '--machine', 'q35', '--virttype', type);
  const offer = offerOf(domainCapabilities.of(parseDocument(text).root), hypervisor, 'q35');
  return { ...offer, pciBackends: ['vfio'] };
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-hardware-'));
});
afterAll(() => rm(folder, { recursive: true }));

function planned(answers: Answers, offer: Offer): string {
  const acceleration = offer.type === 'kvm' ? 'kvm' : 'tcg';
  const { plan, design } = fullPlan(
    { ...answers, name: NAME, acceleration },
    { ...workshop, offers: { [acceleration]: offer } },
  );
  expect(plan.problems).toEqual([]);
  if (!design) throw new Error('a plan without problems has a design');
  return finalDocument(design, crypto.randomUUID(), {});
}

describe.each(['qemu', 'kvm'] as const)('libvirt takes the hardware of %s guests', type => {
  it.each(Object.entries(hardwareOptions))('%s', async (_, answers) => {
    const file = join(folder, 'guest.xml');
    await writeFile(file, planned(answers, await realOffer(type)));
    // --validate: also by libvirt's schema, which finds an element in a wrong place.
    await virsh('define', '--validate', file);
    const stored = await virsh('dumpxml', '--inactive', NAME);
    await virsh('undefine', NAME, '--nvram');
    expect(stored).toContain(`<name>${NAME}</name>`);
  });
});

describe('ports forwarded by slirp', () => {
  it('are open on the host while the guest runs', async () => {
    const host = await freePort();
    const forwards = [{ protocol: 'tcp' as const, host, guest: 22 }];
    const answers: Answers = {
      vcpus: 1,
      memory: 256 * MiB,
      disks: [],
      nics: [{}, { target: { to: 'user', backend: 'slirp', forwards } }],
    };
    const file = join(folder, 'running.xml');
    await writeFile(file, planned(answers, await realOffer('qemu')));
    await virsh('create', file, '--paused');
    try {
      const socket = connect(host, '127.0.0.1');
      await once(socket, 'connect');
      socket.destroy();
    } finally {
      await virsh('destroy', NAME);
    }
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
