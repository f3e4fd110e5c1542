import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createOptionsSchema } from '#shared/contract/create/options.ts';
import { startHost } from '../testing/start-host.ts';
import { startTestPool } from '../testing/test-pool.ts';
import { virshOn } from '../testing/virsh.ts';
import { createOptions, type OptionsWish } from './options.ts';

const URI = 'qemu:///system';
const virsh = virshOn(URI);
const POOL = `innkeeper-options-${process.pid}`;

let host: Awaited<ReturnType<typeof startHost>>;
let pool: Awaited<ReturnType<typeof startTestPool>>;
let home: string;

beforeAll(async () => {
  pool = await startTestPool(virsh, POOL);
  home = await mkdtemp(join(tmpdir(), 'innkeeper-home-'));
  await mkdir(join(home, '.ssh'));
  await writeFile(join(home, '.ssh/id.pub'), 'ssh-ed25519 AAAAC3Nza ann@desk\n');
  host = await startHost(URI, { ...process.env, HOME: home });
});
afterAll(async () => {
  await host?.close();
  await pool?.remove();
  if (home) await rm(home, { recursive: true });
});

const options = async (wish: OptionsWish = {}) =>
  createOptionsSchema.parse(await createOptions(host.deps, host.live, wish));

it('are what the contract promises, of the host’s own machine', async () => {
  const found = await options();
  expect(found.architectures[0]).toMatchObject({ arch: 'x86_64', emulated: false });
  expect(found.architectures[0]?.machines).toContain('q35');
  expect(found.architectures.find(({ arch }) => arch === 'aarch64')?.emulated).toBe(true);
  expect(found.architectures.find(({ arch }) => arch === 'i686')?.emulated).toBe(false);
  expect(found.machine).toMatchObject({ arch: 'x86_64', machine: 'q35', uefi: true });
  expect(found.machine?.cpuModels).toContainEqual({ name: 'Westmere', usable: true, vendor: 'Intel' });
  expect(found.machine?.cpuFeatures).toContain('sse2');
  expect(found.sshKeys).toEqual([
    { file: join(home, '.ssh/id.pub'), key: 'ssh-ed25519 AAAAC3Nza ann@desk', comment: 'ann@desk' },
  ]);
  expect(found.pools).toContainEqual(expect.objectContaining({ name: POOL, active: true, path: pool.path }));
  expect(found.browsable).toBe(true);
});

it('are those of another machine when it is asked for', async () => {
  expect((await options({ arch: 'aarch64' })).machine).toMatchObject({ arch: 'aarch64', machine: 'virt' });
  expect((await options({ machine: 'pc' })).machine?.diskBuses).toContain('ide');
  expect((await options({ arch: 'vax' })).machine).toBeUndefined();
  expect((await options({ arch: 's390x' })).machine?.cpuModels.length).toBeGreaterThan(0);
});

it('have images that were copied into a pool by hand', async () => {
  await writeFile(join(pool.path, 'by-hand.img'), Buffer.alloc(1024));
  expect((await options()).images).toContainEqual({
    path: join(pool.path, 'by-hand.img'),
    name: 'by-hand.img',
    pool: POOL,
    format: 'raw',
    size: 1024,
  });
});
