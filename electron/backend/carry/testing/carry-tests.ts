import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { CarryAction } from '#shared/contract/carry.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import { uuidSchema } from '#shared/contract/values.ts';
import { MiB } from '#shared/domain/units.ts';
import { startCreateTests } from '../../testing/create-tests.ts';
import { watchedGuests } from '../../testing/watched-guests.ts';

const run = promisify(execFile);

/** What tests of copies, exports and imports share: a backend, a pool, and small guests with disks. */
export async function startCarryTests(uri?: string) {
  const tests = await startCreateTests('carry', uri);
  const { client, virsh, name, pool, folder } = tests;
  const watched = await watchedGuests(client);

  /** Off, with the disk at that path. */
  async function define(
    guest: string,
    disk: string,
    format = 'qcow2',
    more = '',
    serial = `<serial type='pty'/>`,
  ): Promise<GuestRef> {
    const file = join(folder, `${guest}.xml`);
    await writeFile(
      file,
      `<domain type='qemu'>
  <name>${guest}</name>
  <memory unit='MiB'>128</memory>
  <vcpu>2</vcpu>
  <os><type arch='x86_64' machine='q35'>hvm</type>${more}</os>
  <features><acpi/></features>
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='${format}'/><source file='${disk}'/><target dev='vda' bus='virtio'/>
    </disk>
    <disk type='file' device='cdrom'><target dev='sda' bus='sata'/><readonly/></disk>
    <interface type='user'><model type='virtio'/></interface>
    ${serial}
  </devices>
</domain>`,
    );
    await virsh('define', file);
    return await refOf(guest);
  }

  async function refOf(guest: string): Promise<GuestRef> {
    const uuid = uuidSchema.parse(await virsh('domuuid', guest));
    const row = await watched.when(guest, found => found.uuid === uuid);
    return { connection: row.connection, uuid: row.uuid };
  }

  const plan = (guest: GuestRef, action: CarryAction) => client.carry.plan({ guest, action });
  async function begin(guest: GuestRef, action: CarryAction): Promise<string> {
    const { stamp } = await plan(guest, action);
    return (await client.carry.run({ guest, action, stamp })).job;
  }

  return {
    ...tests,
    define,
    refOf,
    plan,
    begin,
    /** Plans it, runs it as planned, and waits for the job. */
    carry: async (guest: GuestRef, action: CarryAction) => tests.job(await begin(guest, action)),
    gone: (guest: string) => watched.gone(guest),
    /** Imports it as planned, and waits for the job. */
    async bringBack(input: { readonly folder: string; readonly name?: string }) {
      const wanted = { connection: tests.connection, pool: name, start: false, ...input };
      const { stamp } = await client.carry.planImport(wanted);
      const { job, guest: made } = await client.carry.runImport({ ...wanted, stamp });
      return { made, ended: await tests.job(job) };
    },
    /** With a disk of bytes that are no zeros in the pool. */
    async guestWithDisk(guest: string, format: 'qcow2' | 'raw', size = 32 * MiB): Promise<GuestRef> {
      const path = join(pool.path, `${guest}.${format === 'raw' ? 'img' : 'qcow2'}`);
      const raw = format === 'raw' ? path : join(folder, 'content.raw');
      const handle = await open(raw, 'w');
      const block = randomBytes(MiB);
      for (let written = 0; written < size; written += block.length) await handle.write(block);
      await handle.close();
      if (format !== 'raw') await run('qemu-img', ['convert', '-O', 'qcow2', raw, path]);
      await virsh('pool-refresh', name);
      return await define(guest, path, format);
    },
    /** Was started once, so that its variables are there. */
    async uefiGuest(): Promise<GuestRef> {
      const path = join(pool.path, `${name}.qcow2`);
      await run('qemu-img', ['create', '-q', '-f', 'qcow2', path, '16M']);
      await virsh('pool-refresh', name);
      const loader = `<loader readonly='yes' type='pflash'>/usr/share/OVMF/OVMF_CODE_4M.fd</loader><nvram template='/usr/share/OVMF/OVMF_VARS_4M.fd'/>`;
      const guest = await define(name, path, 'qcow2', loader);
      await virsh('start', name);
      await virsh('destroy', name);
      await watched.when(name, ({ state }) => state === 'off');
      return guest;
    },
    async start(guest: GuestRef): Promise<void> {
      await virsh('start', guest.uuid);
      await watched.when(name, ({ uuid, state }) => uuid === guest.uuid && state === 'running');
    },
    async clean(): Promise<void> {
      for (const found of await tests.guests()) {
        await virsh('destroy', found).catch(() => undefined);
        await virsh('undefine', found, '--nvram', '--tpm', '--snapshots-metadata', '--managed-save');
        await watched.gone(found);
      }
      await tests.clean();
    },
    async stop(): Promise<void> {
      await watched.stop();
      await tests.stop();
    },
  };
}

export type CarryTests = Awaited<ReturnType<typeof startCarryTests>>;
