import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { DiskAction } from '#shared/contract/disks.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { uuidSchema } from '#shared/contract/values.ts';
import { connect, parseUuid } from 'node-libvirt';
import { tinyGuest } from '../../../../e2e/host/tiny-guest.mjs';
import { startBackend } from '../../testing/start-backend.ts';
import { startTestPool } from '../../testing/test-pool.ts';
import { virshOn } from '../../testing/virsh.ts';

export const run = promisify(execFile);

export const fileDisk = (
  path: string,
  target: string,
  { format = 'qcow2', bus = 'virtio', more = '' } = {},
) =>
  `<disk type='file' device='disk'><driver name='qemu' type='${format}'/><source file='${path}'/><target dev='${target}' bus='${bus}'/>${more}</disk>`;

export const drive = (target = 'sda', bus = 'sata') =>
  `<disk type='file' device='cdrom'><driver name='qemu' type='raw'/><target dev='${target}' bus='${bus}'/><readonly/></disk>`;

/** What tests of disks share: a backend, two pools, a folder in no pool, and guests that boot in seconds. */
export async function startDiskTests(what: string, uri = 'qemu:///system') {
  const virsh = virshOn(uri);
  const prefix = `innkeeper-disks-${process.pid}-${what}`;
  const pool = await startTestPool(virsh, `${prefix}-a`);
  const other = await startTestPool(virsh, `${prefix}-b`);
  const folder = await mkdtemp(join(tmpdir(), 'innkeeper-disks-'));
  await chmod(folder, 0o755);
  const backend = await startBackend(uri);
  const { client, connection } = backend;
  let count = 0;

  async function image(
    name: string,
    size: string,
    { format = 'qcow2', on = pool.path } = {},
  ): Promise<string> {
    const path = join(on, name);
    await run('qemu-img', ['create', '-q', '-f', format, path, size]);
    return path;
  }

  /** Defines a guest that boots the tiny kernel. */
  async function define(devices: string, { os = '' } = {}): Promise<{ name: string; guest: GuestRef }> {
    const { kernel, initramfs, cmdline } = await tinyGuest();
    count += 1;
    const name = `${prefix}-${count}`;
    const file = join(folder, `${name}.xml`);
    await writeFile(
      file,
      `<domain type='qemu'><name>${name}</name><memory unit='MiB'>96</memory><vcpu>1</vcpu>
  <os><type arch='x86_64' machine='q35'>hvm</type><kernel>${kernel}</kernel><initrd>${initramfs}</initrd><cmdline>${cmdline}</cmdline>${os}</os>
  <features><acpi/></features>
  <devices><serial type='pty'/>${devices}</devices></domain>`,
    );
    await virsh('define', file);
    const guest = { connection, uuid: uuidSchema.parse(await virsh('domuuid', name)) };
    await known(guest);
    return { name, guest };
  }

  async function known(guest: GuestRef): Promise<void> {
    for await (const event of await client.guests.watch({}))
      if (event.kind !== 'remove' && event.guests.some(({ uuid }) => uuid === guest.uuid)) return;
  }

  const plan = (guest: GuestRef, action: DiskAction): Promise<ActionPlan> =>
    client.disks.plan({ guest, action });

  async function begin(guest: GuestRef, action: DiskAction): Promise<string> {
    const { stamp, problems } = await plan(guest, action);
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
    return (await client.disks.run({ guest, action, stamp })).job;
  }

  return {
    ...backend,
    virsh,
    prefix,
    pool: { ...pool, name: `${prefix}-a` },
    other: { ...other, name: `${prefix}-b` },
    folder,
    image,
    define,
    known,
    plan,
    begin,
    async carryOut(guest: GuestRef, action: DiskAction): Promise<Job> {
      return backend.job(await begin(guest, action));
    },
    /** Slows the copy of a disk down as soon as it has begun, so that it has a middle. */
    async slowDown(guest: GuestRef, name: string, disk: string): Promise<void> {
      const rpc = await connect(uri);
      const dom = { uuid: parseUuid(guest.uuid), name, id: -1 };
      const set = () => rpc.call('domainBlockJobSetSpeed', { dom, path: disk, bandwidth: 1n, flags: 0 });
      const hasBegun = () =>
        set().then(
          () => true,
          () => false,
        );
      while (!(await hasBegun()));
      await rpc.close();
    },
    async disk(guest: GuestRef, target: string) {
      const { disks } = await client.disks.list({ guest });
      const found = disks.find(disk => disk.target === target);
      if (!found) throw new Error(`No disk ${target}`);
      return found;
    },
    /** What its document says now, or of its next start. */
    xml: (name: string, ...flags: string[]) => virsh('dumpxml', name, ...flags),
    async clean(): Promise<void> {
      const names = (await virsh('list', '--all', '--name'))
        .split('\n')
        .filter(name => name.startsWith(prefix));
      for (const name of names) {
        await virsh('destroy', name).catch(() => undefined);
        await virsh('undefine', name, '--snapshots-metadata', '--checkpoints-metadata');
      }
      for (const place of [pool, other])
        for (const file of await place.files()) await rm(join(place.path, file));
      for (const name of [`${prefix}-a`, `${prefix}-b`]) await virsh('pool-refresh', name);
    },
    async stop(): Promise<void> {
      await backend.close();
      await pool.remove();
      await other.remove();
      await rm(folder, { recursive: true });
    },
  };
}

export type DiskTests = Awaited<ReturnType<typeof startDiskTests>>;
