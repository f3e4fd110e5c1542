import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { GuestRef, GuestState } from '#shared/contract/guests.ts';
import type { Job } from '#shared/contract/jobs.ts';
import type { SnapshotAction } from '#shared/contract/snapshots.ts';
import { uuidSchema } from '#shared/contract/values.ts';
import { tinyGuest } from '../../../../e2e/host/tiny-guest.mjs';
import { guestShell } from '../../disks/testing/guest-shell.ts';
import { startBackend } from '../../testing/start-backend.ts';
import { startTestPool } from '../../testing/test-pool.ts';
import { virshOn } from '../../testing/virsh.ts';
import { watchedGuests } from '../../testing/watched-guests.ts';

export const run = promisify(execFile);

/** A sector of its own, away from what anything else writes. */
const SECTOR = 8;

export const fileDisk = (path: string, target = 'vda', format = 'qcow2', more = '') =>
  `<disk type='file' device='disk'><driver name='qemu' type='${format}'/><source file='${path}'/><target dev='${target}' bus='virtio'/>${more}</disk>`;

/** What tests of snapshots share: a backend, a pool, and a guest that boots in seconds and writes to its disk. */
export async function startSnapshotTests(what: string, uri = 'qemu:///system') {
  const virsh = virshOn(uri);
  const prefix = `innkeeper-snap-${process.pid}-${what}`;
  const pool = await startTestPool(virsh, prefix);
  const backend = await startBackend(uri);
  const { client, connection } = backend;
  const watched = await watchedGuests(client);
  let count = 0;

  async function image(name: string, size = '64M', format = 'qcow2'): Promise<string> {
    const path = join(pool.path, name);
    await run('qemu-img', ['create', '-q', '-f', format, path, size]);
    return path;
  }

  /** Defines one that boots the tiny kernel, or its firmware alone. */
  async function define(devices: string, firmware = false): Promise<{ name: string; guest: GuestRef }> {
    const { kernel, initramfs, cmdline } = await tinyGuest();
    const folder = await mkdtemp(join(tmpdir(), 'innkeeper-snap-'));
    const file = join(folder, 'domain.xml');
    count += 1;
    const name = `${prefix}-${count}`;
    const boot = firmware
      ? ''
      : `<kernel>${kernel}</kernel><initrd>${initramfs}</initrd><cmdline>${cmdline}</cmdline>`;
    await writeFile(
      file,
      `<domain type='qemu'><name>${name}</name><memory unit='MiB'>96</memory><vcpu>1</vcpu>
  <os${firmware ? " firmware='efi'" : ''}><type arch='x86_64' machine='q35'>hvm</type>${boot}</os>
  <features><acpi/></features>
  <devices><serial type='pty'/><video><model type='vga'/></video>${devices}</devices></domain>`,
    );
    await virsh('define', file);
    await rm(folder, { recursive: true });
    const guest = { connection, uuid: uuidSchema.parse(await virsh('domuuid', name)) };
    await watched.when(name);
    return { name, guest };
  }

  const plan = (guest: GuestRef, action: SnapshotAction) => client.snapshots.plan({ guest, action });

  async function begin(guest: GuestRef, action: SnapshotAction): Promise<string> {
    const { stamp } = await plan(guest, action);
    return (await client.snapshots.run({ guest, action, stamp })).job;
  }

  return {
    ...backend,
    virsh,
    prefix,
    pool,
    image,
    define,
    plan,
    begin,
    /** Carries an action out to its end. */
    async act(guest: GuestRef, action: SnapshotAction): Promise<Job> {
      return await backend.job(await begin(guest, action));
    },
    async start(name: string): Promise<void> {
      await virsh('start', name);
      await watched.when(name, ({ state }) => state === 'running');
    },
    async off(name: string): Promise<void> {
      await virsh('destroy', name).catch(() => undefined);
      await watched.when(name, ({ state }) => state === 'off');
    },
    state: (name: string, state: GuestState) => watched.when(name, guest => guest.state === state),
    /** The guest, once it has booted, writes a word to its disk. */
    async write(guest: GuestRef, name: string, word: string): Promise<void> {
      const shell = await guestShell(uri, guest, name);
      await shell.run(`echo ${word} | dd of=/dev/vda seek=${SECTOR} conv=sync 2>&-; sync`);
      await shell.close();
    },
    /** What the guest, once it has booted, finds on its disk. */
    async read(guest: GuestRef, name: string): Promise<string> {
      const shell = await guestShell(uri, guest, name);
      // Each shorter than the terminal is wide: a longer one is echoed in pieces.
      await shell.run('echo 3 >/proc/sys/vm/drop_caches');
      // Between signs of its own: what the shell repeats of the line is no answer.
      const said = await shell.run(`echo "=$(dd if=/dev/vda skip=${SECTOR} count=1 2>&-)="`);
      await shell.close();
      return /=(\w*)=/.exec(said)?.[1] ?? said;
    },
    /** Shape of the tree: each name with its parent's, the current one marked. */
    async tree(guest: GuestRef): Promise<string[]> {
      const { snapshots } = await client.snapshots.list({ guest });
      return snapshots
        .map(({ name, parent, current }) => `${parent ?? ''}/${name}${current ? ' *' : ''}`)
        .toSorted();
    },
    list: (guest: GuestRef) => client.snapshots.list({ guest }),
    async clean(): Promise<void> {
      const names = (await virsh('list', '--all', '--name'))
        .split('\n')
        .filter(name => name.startsWith(prefix));
      for (const name of names) {
        await virsh('destroy', name).catch(() => undefined);
        await virsh('undefine', name, '--snapshots-metadata', '--nvram');
      }
      for (const file of await pool.files()) await rm(join(pool.path, file));
      await virsh('pool-refresh', prefix);
    },
    async stop(): Promise<void> {
      await watched.stop();
      await backend.close();
      await pool.remove();
    },
  };
}

export type SnapshotTests = Awaited<ReturnType<typeof startSnapshotTests>>;
