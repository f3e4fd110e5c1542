import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LiveConnection } from '../ports.ts';
import { readAcceleration } from './acceleration.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../../../shared/domain/capabilities/fixtures/${name}.xml`, import.meta.url), 'utf8');

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'innkeeper-root-'));
});
afterEach(() => rm(root, { recursive: true }));

/** A host whose libvirt offers KVM, with `feature` in the CPU it describes. */
function hostOf(local: boolean, feature: string): LiveConnection {
  const answers: Record<string, unknown> = {
    connectGetCapabilities: { capabilities: fixture('host') },
    connectBaselineCpu: { cpu: `<cpu><feature policy='require' name='${feature}'/></cpu>` },
    connectGetDomainCapabilities: { capabilities: fixture('q35-kvm') },
  };
  const rpc = { call: async (name: string) => answers[name] };
  return { rpc, uri: 'qemu:///system', host: { local } } as unknown as LiveConnection;
}

async function computer(flags: string, device: boolean): Promise<void> {
  await mkdir(join(root, 'proc'));
  await writeFile(join(root, 'proc/cpuinfo'), `processor\t: 0\nflags\t\t: fpu ${flags}\n`);
  await mkdir(join(root, 'dev'));
  if (device) await writeFile(join(root, 'dev/kvm'), '');
}

describe('this computer', () => {
  it.each([
    ['the device opens and the CPU has the feature', 'svm', true, 'kvm'],
    ['the device opens without the feature, whatever model libvirt sees in the CPU', 'sse2', true, 'tcg'],
    ['there is no device', 'vmx', false, 'tcg'],
  ])('%s', async (_, flags, device, kind) => {
    await computer(flags, device);
    expect(await readAcceleration(hostOf(true, 'svm'), undefined, root)).toMatchObject({ kind });
  });
});

it.each([
  ['vmx', 'kvm'],
  ['sse2', 'tcg'],
])('another host whose libvirt lists %s', async (feature, kind) => {
  await computer('', false);
  expect(await readAcceleration(hostOf(false, feature), undefined, root)).toMatchObject({ kind });
});
