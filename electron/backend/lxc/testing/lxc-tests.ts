import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { promisify } from 'node:util';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { type LxcRequest, lxcRequestSchema } from '#shared/contract/lxc.ts';
import { MiB } from '#shared/domain/units.ts';
import type { SessionId } from '../../ports.ts';
import { startBackend } from '../../testing/start-backend.ts';
import { virshOn } from '../../testing/virsh.ts';

const run = promisify(execFile);
const URI = 'lxc:///system';
export const ENGINE = 'unix:///var/run/docker.sock';
const session = 'test' as SessionId;

/** What tests that make containers share: a backend on the real driver, a folder of their own, and a small tree. */
export async function startLxcTests({ engines = [] }: { engines?: readonly string[] } = {}) {
  const virsh = virshOn(URI);
  const prefix = `innkeeper-test-lxc-${randomBytes(3).toString('hex')}`;
  const folder = await mkdtemp(join(tmpdir(), 'innkeeper-test-lxc-'));
  await chmod(folder, 0o755);
  const backend = await startBackend(URI, { engines });
  const { client, job } = backend;
  const tarball = join(folder, 'busybox.tar');
  const tree = join(folder, 'tree');
  await makeTree(tree);
  await run('tar', ['-C', tree, '--owner=:0', '--group=:0', '-cf', tarball, '.']);

  /** A shell of busybox, without a network. */
  const request = (change: object = {}): LxcRequest =>
    lxcRequestSchema.parse({
      connection: backend.connection,
      name: prefix,
      root: { kind: 'tarball', path: tarball },
      parent: join(folder, 'roots'),
      runs: { kind: 'program', path: '/bin/sh', args: [], env: [{ name: 'PATH', value: '/bin' }] },
      memory: 64 * MiB,
      vcpus: 1,
      firstId: 1_000_000,
      network: { to: 'none' },
      folders: [],
      capabilities: { policy: 'default', keep: [], drop: [] },
      autostart: false,
      start: true,
      ...change,
    });

  return {
    ...backend,
    virsh,
    prefix,
    folder,
    tree,
    request,
    /** Plans, makes what was planned, and waits for the job. */
    async make(change: object = {}): Promise<{ guest: GuestRef; ended: Job }> {
      const wanted = request(change);
      const { stamp } = await client.lxc.plan(wanted);
      const { guest, job: id } = await client.lxc.run({ request: wanted, stamp });
      return { guest, ended: await job(id) };
    },
    /** Its console, as a person has it on xterm. */
    async console(guest: GuestRef) {
      const { ticket } = await client.consoles.open({ kind: 'text', guest, alias: 'console0' });
      const pipe = backend.redeemConsole(ticket, session);
      if (!pipe) throw new Error('The ticket was not good.');
      return terminal(pipe);
    },
    async stop(): Promise<void> {
      await backend.close();
      const names = (await virsh('list', '--all', '--name')).split('\n');
      for (const name of names.filter(each => each.startsWith(prefix))) {
        await virsh('destroy', name).catch(() => undefined);
        await virsh('undefine', name);
      }
      await rm(folder, { recursive: true });
    },
  };
}

function terminal(pipe: Duplex) {
  let text = '';
  const looks = new Set<() => void>();
  pipe.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    for (const look of looks) look();
  });
  pipe.on('error', () => undefined);
  return {
    type: (line: string) => void pipe.write(`${line}\n`),
    /** Resolves with all that was said once it matches. */
    until: (pattern: RegExp): Promise<string> =>
      new Promise(resolve => {
        const look = () => {
          if (!pattern.test(text)) return;
          looks.delete(look);
          resolve(text);
        };
        looks.add(look);
        look();
      }),
    close: () => void pipe.destroy(),
  };
}

async function makeTree(tree: string): Promise<void> {
  for (const name of ['bin', 'etc', 'proc', 'sys', 'dev', 'tmp', 'root', 'srv'])
    await mkdir(join(tree, name), { recursive: true });
  await copyFile('/bin/busybox', join(tree, 'bin/busybox'));
  for (const name of ['sh', 'id', 'cat', 'ls', 'mount', 'touch', 'sleep', 'stat'])
    await symlink('busybox', join(tree, 'bin', name));
  await writeFile(join(tree, 'etc/passwd'), 'root:x:0:0:root:/root:/bin/sh\n');
}
