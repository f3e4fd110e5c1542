import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient, implement } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import { doctorCheckSchema, pciDeviceSchema } from '#shared/contract/devices.ts';
import { recordOf, writeHost } from '#electron/host/testing/recorded-hosts.ts';
import { dispatch, type OpenClient } from '../dispatch.ts';
import type { InnkeeperClient } from '../verb.ts';
import { devices } from './devices.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-sysfs-'));
});
afterEach(() => rm(folder, { recursive: true }));

const noBackend: OpenClient = async () => {
  throw new Error('A copied host needs no backend.');
};

async function run(...args: string[]) {
  return await runWith(noBackend, ...args);
}

async function runWith(open: OpenClient, ...args: string[]) {
  let out = '';
  const lines: string[] = [];
  const code = await dispatch(
    [devices],
    ['devices', '--state-dir', join(folder, 'state'), ...args],
    {
      out: async text => void (out += text),
      err: line => lines.push(line),
      signal: new AbortController().signal,
    },
    open,
  );
  return { code, out, lines };
}

async function recorded(text = recordOf('intel-two-gpus')): Promise<string> {
  const path = join(folder, 'host.record');
  await writeFile(path, text);
  return path;
}

describe('innkeeper devices --sysfs', () => {
  it('lists a recorded host by IOMMU group, with a verdict and its reason', async () => {
    const { code, out } = await run('--sysfs', await recorded());
    expect(code).toBe(0);
    expect(out).toMatch(/^IOMMU: on, 14 groups/);
    expect(out).toMatch(/^Group 2\n.*\n0000:01:00\.0 +NVIDIA GeForce RTX 4070 +nouveau +- +Ready\n/m);
    expect(out).toMatch(/^0000:02:00\.0 .* Never\n {4}The host itself lives on it/m);
  });

  it('gives the same of the folder that the record stands for', async () => {
    await writeHost('intel-two-gpus', folder);
    const [fromFolder, fromRecord] = [
      await run('--sysfs', folder, '--json'),
      await run('--sysfs', await recorded(), '--json'),
    ];
    expect(fromFolder.code).toBe(0);
    expect(JSON.parse(fromFolder.out)).toEqual(JSON.parse(fromRecord.out));
  });

  it('prints an array of devices with --json, and of checks with --doctor --json', async () => {
    const path = await recorded();
    const found = pciDeviceSchema.array().parse(JSON.parse((await run('--sysfs', path, '--json')).out));
    expect(found.find(({ address }) => String(address) === '0000:01:00.0')).toMatchObject({
      group: 2,
      verdict: { level: 'ready' },
      together: ['0000:01:00.0', '0000:01:00.1'],
    });
    const checks = JSON.parse((await run('--sysfs', path, '--doctor', '--json')).out);
    expect(doctorCheckSchema.array().parse(checks).length).toBeGreaterThan(10);
  });

  it('has the doctor say what to do', async () => {
    const { out } = await run('--sysfs', await recorded(recordOf('no-iommu')), '--doctor');
    expect(out).toMatch(/^NO {7}IOMMU in the firmware: .*\n(.*\n)*? +To do: Turn on/m);
  });

  it.each([
    ['nothing there', async () => join(folder, 'gone'), /there is nothing of that name/],
    ['no record', () => recorded('hello\n'), /is no record/],
    [
      'a record that was cut off',
      () =>
        recorded(
          recordOf('no-iommu')
            .slice(0, 2000)
            .replace(/\n[^\n]*$/, '\n'),
        ),
      /cut off/,
    ],
    ['a newer record', () => recorded('innkeeper record 99\n'), /newer Innkeeper/],
    ['a folder without devices', async () => folder, /no sys\/bus\/pci\/devices/],
  ])('says in one line what is wrong with %s', async (_what, make, says) => {
    const { code, out, lines } = await run('--sysfs', await make());
    expect({ code, out, lines }).toEqual({ code: 1, out: '', lines: [expect.stringMatching(says)] });
  });

  it.each([[['--record', '--json']], [['--sysfs', '/', '--connect', 'test:///default']]])(
    'refuses %s together',
    async args => {
      const { code, lines } = await run(...args);
      expect([code, lines.length]).toEqual([1, 1]);
    },
  );
});

it('reads this computer’s own files where no libvirt answers', async () => {
  const os = implement(contract);
  const client = createRouterClient({
    connections: {
      watch: os.connections.watch.handler(async function* () {
        yield { kind: 'snapshot' as const, connections: [] };
      }),
    },
  }) as unknown as InnkeeperClient;
  const { code, out, lines } = await runWith(
    async () => ({ client, redeem: () => undefined, redeemBytes: () => undefined, close: async () => {} }),
    '--json',
  );
  expect([code, lines]).toEqual([0, [expect.stringContaining('No libvirt')]]);
  expect(pciDeviceSchema.array().safeParse(JSON.parse(out)).success).toBe(true);
});
