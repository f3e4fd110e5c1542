import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Acceleration } from '#shared/domain/acceleration/decide.ts';
import type { LiveConnection } from '../ports.ts';
import { readMemoryVirtualization } from './memory-virtualization.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'innkeeper-root-'));
});
afterEach(() => rm(root, { recursive: true }));

async function module(name: string, parameters: Record<string, string>): Promise<void> {
  const folder = join(root, 'sys/module', name, 'parameters');
  await mkdir(folder, { recursive: true });
  for (const [file, text] of Object.entries(parameters)) await writeFile(join(folder, file), `${text}\n`);
}

const kvm: Acceleration = { kind: 'kvm', why: '' };
const tcg: Acceleration = { kind: 'tcg', why: '' };

/** A host with KVM and a CPU of Intel's, whose guests would have these features. */
function hostOf(local: boolean, features: string): LiveConnection {
  const answers: Record<string, unknown> = {
    connectGetCapabilities: {
      capabilities: `<capabilities><host><cpu><arch>x86_64</arch><vendor>Intel</vendor></cpu></host><guest>
        <os_type>hvm</os_type><arch name='x86_64'><machine>q35</machine><domain type='kvm'/></arch></guest></capabilities>`,
    },
    connectBaselineCpu: { cpu: '<cpu/>' },
    connectGetDomainCapabilities: {
      capabilities: `<domainCapabilities><domain>kvm</domain><arch>x86_64</arch>
        <cpu><mode name='host-model' supported='yes'>${features}</mode></cpu></domainCapabilities>`,
    },
  };
  const rpc = { call: async (name: string) => answers[name] };
  return { rpc, host: { local, driver: 'QEMU' } } as unknown as LiveConnection;
}

describe('this computer', () => {
  const read = (acceleration: Acceleration) => readMemoryVirtualization(hostOf(true, ''), acceleration, root);

  it('has nested paging where Intel’s module says so', async () => {
    await module('kvm_intel', { ept: 'Y', nested: '1' });
    expect(await read(kvm)).toEqual({
      paging: 'ept',
      nested: true,
      where: '/sys/module/kvm_intel/parameters/ept',
      vendor: 'intel',
    });
  });

  it('has shadow page tables where AMD’s module has nested paging off', async () => {
    await module('kvm_amd', { npt: '0', nested: '0' });
    expect(await read(kvm)).toMatchObject({ paging: 'shadow', nested: false, vendor: 'amd' });
  });

  it('translates where guests are translated, whatever the module could do', async () => {
    await module('kvm_amd', { npt: '1', nested: '1' });
    expect((await read(tcg)).paging).toBe('translated');
  });

  it('is not known where there is no such module', async () => {
    expect(await read(kvm)).toMatchObject({ paging: 'unknown', vendor: 'intel' });
  });
});

describe('another host', () => {
  it.each([
    [`<feature policy='require' name='vmx'/>`, true],
    [`<feature policy='disable' name='vmx'/>`, false],
    ['', false],
  ])('with %s for its guests', async (features, nested) => {
    await module('kvm_intel', { ept: 'Y', nested: '1' });
    expect(await readMemoryVirtualization(hostOf(false, features), kvm, root)).toEqual({
      paging: 'unknown',
      nested,
      vendor: 'intel',
    });
  });
});
