import { execFile } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CreateRequest } from '#shared/contract/create/request.ts';
import { MiB } from '#shared/domain/units.ts';
import { type CreateTests, startCreateTests } from '../../testing/create-tests.ts';

const run = promisify(execFile);

let tests: CreateTests;
beforeAll(async () => {
  tests = await startCreateTests('faults');
});
afterAll(() => tests?.stop());
afterEach(() => tests.clean());

async function expectNothingLeft(): Promise<void> {
  expect(await tests.guests()).toEqual([]);
  expect(await tests.pool.files()).toEqual([]);
  const scratch = join(tests.stateDir, 'scratch');
  expect(await readdir(scratch).catch(() => [])).toEqual([]);
}

const copyOf = (image: string): Partial<CreateRequest> => ({
  source: { kind: 'disk-image', image, how: 'copy' },
  disks: [{}],
});

async function disk(format: string, size: number): Promise<string> {
  const raw = await tests.bigFile('disk.raw', size);
  if (format === 'raw') return raw;
  const path = join(tests.folder, `disk.${format}`);
  await run('qemu-img', ['convert', '-O', format, raw, path]);
  return path;
}

describe('nothing is left behind when cancelled in the middle', () => {
  it.each(['raw', 'qcow2', 'vmdk'])('of bringing a disk of %s', async format => {
    const image = await disk(format, 512 * MiB);
    const { job: id } = await tests.client.create.run(tests.request(copyOf(image)));
    const midway = await tests.job(id, found => (found.progress ?? 0) > 0.05 || found.state !== 'running');
    expect(midway.state).toBe('running');
    await tests.client.jobs.cancel({ id });
    expect(await tests.job(id)).toMatchObject({ state: 'cancelled' });
    await expectNothingLeft();
  });

  it('of pressing keys for a medium that asks for one', async () => {
    const { job: id } = await tests.client.create.run(
      tests.request({
        source: { kind: 'iso', image: await disk('raw', MiB) },
        osId: 'http://microsoft.com/win/11',
        firmware: 'uefi',
        start: true,
      }),
    );
    await tests.job(id, found => found.step?.startsWith('Start') === true || found.state !== 'running');
    await tests.client.jobs.cancel({ id });
    expect(await tests.job(id)).toMatchObject({ state: 'cancelled' });
    await expectNothingLeft();
  });
});

it('nothing is left behind by a cancel in any of the steps', async () => {
  const image = await disk('qcow2', 32 * MiB);
  const wanted = tests.request({
    source: { kind: 'cloud-image', image, how: 'overlay' },
    disks: [
      { size: 64 * MiB },
      { size: 8 * MiB, preallocation: 'metadata' },
      { image, how: 'convert', format: 'raw' },
      { image, how: 'copy' },
    ],
    firmware: 'uefi',
    extras: { tpm: true },
    start: true,
  });
  const { steps } = await tests.client.create.plan(wanted);
  expect(steps).toHaveLength(8);
  for (const { title } of steps) {
    const { job: id } = await tests.client.create.run(wanted);
    await tests.job(id, found => found.step === title || found.state !== 'running');
    await tests.client.jobs.cancel({ id });
    const ended = await tests.job(id);
    expect(ended, title).toMatchObject({ state: 'cancelled' });
    expect(ended.failure, title).toBeUndefined();
    await expectNothingLeft();
  }
});

describe('nothing is left behind', () => {
  it('when somebody else takes the name', async () => {
    const image = await disk('raw', 256 * MiB);
    const { job: id } = await tests.client.create.run(tests.request(copyOf(image)));
    const other = join(tests.folder, 'other.xml');
    await writeFile(
      other,
      `<domain type='qemu'><name>${tests.name}</name><memory>1024</memory><os><type>hvm</type></os></domain>`,
    );
    await tests.virsh('define', other);
    const uuid = await tests.virsh('domuuid', tests.name);
    expect(await tests.job(id)).toMatchObject({ state: 'failed' });
    expect(await tests.pool.files()).toEqual([]);
    expect(await tests.virsh('domuuid', tests.name)).toBe(uuid);
  });

  it('when somebody else takes the volume’s name, whose volume stays', async () => {
    const image = await disk('raw', 256 * MiB);
    const wanted = tests.request({ ...copyOf(image), disks: [{}, { size: MiB, volume: 'mine' }] });
    const { job: id } = await tests.client.create.run(wanted);
    await tests.virsh('vol-create-as', tests.name, 'mine', '2M');
    expect(await tests.job(id)).toMatchObject({ state: 'failed', failure: { code: 'CONFLICT' } });
    expect(await tests.pool.files()).toEqual(['mine']);
    expect(await tests.guests()).toEqual([]);
  });

  it('when the guest does not start, its UEFI variables and its TPM included', async () => {
    const net = join(tests.folder, 'net.xml');
    await writeFile(net, `<network><name>${tests.name}</name></network>`);
    await tests.virsh('net-define', net);
    await tests.virsh('net-start', tests.name);
    try {
      const image = await disk('raw', 256 * MiB);
      const nics = [{ target: { to: 'network' as const, network: tests.name } }];
      const wanted = {
        ...copyOf(image),
        nics,
        firmware: 'uefi' as const,
        extras: { tpm: true },
        start: true,
      };
      const { guest, job: id } = await tests.client.create.run(tests.request(wanted));
      await tests.virsh('net-destroy', tests.name);
      const ended = await tests.job(id);
      expect(ended.state).toBe('failed');
      expect(ended.log.map(line => line.text)).toContain(`Undone: Define the guest ${tests.name}`);
      await expectNothingLeft();
      expect(await readdir('/var/lib/libvirt/qemu/nvram')).not.toContain(`${tests.name}_VARS.fd`);
      expect(await readdir('/var/lib/libvirt/swtpm')).not.toContain(guest.uuid);
    } finally {
      await tests.virsh('net-undefine', tests.name);
    }
  });
});
