import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { carryingScript } from '#electron/privileged/helper-script.ts';
import type { NetworkManager } from '#shared/contract/host-bridge-step.ts';
import { planText } from '#shared/domain/host-changes/plan-text.ts';
import { managerPackages } from './packages.ts';

const exec = promisify(execFile);
const sources: Partial<Record<NetworkManager, string>> = {
  networkd: '/etc/systemd/network/lan.network',
  networkmanager: '5c1f1c7a-0e1c-4f6e-8a3f-2d1b1a1c0d9e',
  netplan: 'eth0',
};

let folder: string;
let packages: string;
/** Of what hangs, a download or a program. Milliseconds. */
const LIMIT = 15 * 60_000;

beforeAll(async () => {
  packages = await managerPackages();
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-namespace-'));
}, LIMIT);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Root of this computer, or of a user namespace, which may not mount what this needs. */
const isRoot = process.geteuid?.() === 0;

it.skipIf(!isRoot).each(['networkd', 'networkmanager', 'netplan', 'ifupdown'] as const)(
  'a bridge by %s carries the address of the card, and goes by itself when nobody confirms it',
  async manager => {
    const source = sources[manager];
    const plan = planText('A bridge', [
      { do: 'confirm-within', seconds: 3600 },
      {
        do: 'make-bridge',
        manager,
        bridge: 'br0',
        port: 'eth0',
        mac: '52:54:00:12:34:56',
        stp: false,
        addressing: 'keep',
        addresses: [],
        gateways: [],
        dns: [],
        ...(source !== undefined && { source }),
      },
    ]);
    const carried = join(folder, 'carried.bash');
    await writeFile(carried, carryingScript(plan));
    const script = join(import.meta.dirname, 'namespace.bash');
    const { stdout, stderr } = await exec(
      'unshare',
      [
        '--mount',
        '--net',
        '--pid',
        '--fork',
        '--kill-child',
        'bash',
        script,
        packages,
        join(folder, 'host'),
        carried,
        manager,
      ],
      { maxBuffer: 16 << 20 },
    );
    const told = Object.fromEntries(
      stdout
        .trim()
        .split('\n')
        .map(line => line.split(' ')),
    );
    expect(told, stderr).toEqual({
      before: 'yes',
      bridged: 'yes',
      reached: 'yes',
      waiting: 'after',
      gone: 'yes',
      after: 'yes',
      files: 'same',
      state: 'before',
    });
  },
  LIMIT,
);
