import { mkdir, readdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { GuestRef } from '#shared/contract/guests.ts';
import { MiB } from '#shared/domain/units.ts';
import { uuidSchema } from '#shared/contract/values.ts';
import { agentDomain } from '../testing/agent-domain.ts';
import { type DiskTests, run, startDiskTests } from './testing/disk-tests.ts';

// Guests boot in it, translated, beside others that do.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let tests: DiskTests;
let domain: Awaited<ReturnType<typeof agentDomain>>;
let name: string;
let guest: GuestRef;
beforeAll(async () => {
  tests = await startDiskTests('agent');
  name = `${tests.prefix}-guest`;
  domain = await agentDomain(tests.virsh, name);
  guest = { connection: tests.connection, uuid: uuidSchema.parse(await tests.virsh('domuuid', name)) };
  await tests.known(guest);
  // The channel's state has no event of ours: it is looked at.
  while ((await tests.client.agent.read({ guest })).reach !== 'answers') await pause(200);
});
afterAll(async () => {
  await domain?.remove();
  await tests?.stop();
});

const frozen = async () =>
  await tests.virsh('qemu-agent-command', name, '{"execute":"guest-fsfreeze-status"}');

it('holds the file systems still for the moment of a backup, and lets go of them', async () => {
  const folder = join(tests.folder, 'backups');
  await mkdir(folder);
  const job = await tests.carryOut(guest, { do: 'backup', disks: ['vda'], folder, quiesce: true });
  expect(job).toMatchObject({ state: 'done' });
  expect(job.log.map(({ text }) => text).join()).toContain('holds 1 file systems still');
  expect(await frozen()).toContain('thawed');
  const [backup = ''] = await readdir(folder);
  const raw = join(tests.folder, 'restored.raw');
  await run('qemu-img', ['convert', '-O', 'raw', join(folder, backup, 'vda.qcow2'), raw]);
  // No journal has to be played back: it was written out before.
  await run('e2fsck', ['-fn', raw]);
});

it('tells of the file system that a grown disk ends in', async () => {
  const { warnings } = await tests.plan(guest, { do: 'grow', disk: 'vda', size: 512 * MiB });
  expect(warnings[0]?.why).toContain('ext4 on /dev/vda, mounted at /mnt');
  expect(warnings[0]?.remedy).toContain('resize2fs /dev/vda');
});

it('lets go of them too when the backup cannot begin', async () => {
  const folder = join(tests.folder, 'failing');
  await mkdir(folder);
  // Somebody else's work on its layers, at a byte a second: libvirt refuses a backup beside it.
  await tests.virsh('snapshot-create-as', name, 'layer', '--disk-only', '--no-metadata');
  await tests.virsh('blockpull', name, 'vda', '--bytes', '--bandwidth', '1');
  try {
    const job = await tests.carryOut(guest, { do: 'backup', disks: ['vda'], folder, quiesce: true });
    expect(job.state).toBe('failed');
    expect(job.log.map(({ text }) => text).join()).toContain('holds 1 file systems still');
    expect(await frozen()).toContain('thawed');
    expect(await readdir(folder)).toEqual([]);
  } finally {
    await tests.virsh('blockjob', name, 'vda', '--abort');
  }
});
