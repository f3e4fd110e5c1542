import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest';
import { startSshd, type TestSshd } from '../../../e2e/host/sshd.mjs';
import { writeIso } from '#electron/media/iso/write-iso.ts';
import type { LibraryItem } from '#shared/contract/library.ts';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';

const run = promisify(execFile);
const virsh = (...words: string[]) => run('virsh', ['-c', 'qemu:///system', ...words]);
const DEBIAN = 'http://debian.org/debian/12';

let folder: string;
let pool: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-library-'));
  await chmod(folder, 0o755);
  const target = join(folder, 'images');
  await mkdir(target, { mode: 0o755 });
  await writeFile(join(target, 'netinst.iso'), isoOf('Debian 12.5.0 amd64 n'));
  await writeFile(join(target, 'seed.iso'), isoOf('cidata'));
  await writeFile(join(target, 'broken.iso'), isoOf('Debian 12.5.0 amd64 n').subarray(0, 36_000));
  await writeFile(join(target, 'vmlinuz'), 'kernel');
  await writeFile(join(target, 'disk.raw'), '');
  await truncate(join(target, 'disk.raw'), 1024 ** 2);
  pool = `innkeeper-test-${randomUUID().slice(0, 8)}`;
  await virsh('pool-create-as', pool, 'dir', '--target', target);
});
afterEach(async () => {
  await virsh('pool-destroy', pool).catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
});

/** An ISO with that volume label (ECMA-119, 8.4.9), as long as what is written for short ones. */
function isoOf(label: string): Buffer {
  const iso = writeIso('label', [{ name: 'file', text: 'text' }], new Date('2026-01-01T00:00:00Z'));
  iso.write(label.padEnd(32), 16 * 2048 + 40, 'latin1');
  return iso;
}

function describeHost(name: string, uri: () => string) {
  describe(name, () => {
    let backend: TestBackend;
    beforeAll(async () => {
      backend = await startBackend(uri());
    });
    afterAll(() => backend.close());

    const own = (items: readonly LibraryItem[]) =>
      items.filter(({ at }) => at.kind === 'pool' && at.pool === pool);

    it('has every image of its pools, with the system of each ISO', async () => {
      const { items, pools } = await backend.client.library.list({ connection: backend.connection });
      expect(pools).toContainEqual(expect.objectContaining({ name: pool, active: true, files: true }));
      const found = Object.fromEntries(own(items).map(item => [item.name, item]));
      expect(found['netinst.iso']).toMatchObject({
        kind: 'medium',
        label: 'Debian 12.5.0 amd64 n',
        os: { id: DEBIAN, by: 'content', arch: 'x86_64' },
        looked: true,
      });
      expect(found['seed.iso']).toMatchObject({ kind: 'medium', label: 'cidata', looked: true });
      expect(found['seed.iso']?.os).toBeUndefined();
      expect(found['broken.iso']).toMatchObject({ failure: { code: 'FILE_DAMAGED' } });
      expect(found['vmlinuz']).toMatchObject({ kind: 'other' });
      expect(found['disk.raw']).toMatchObject({ kind: 'disk', capacity: 1024 ** 2 });
    });

    it('tells of an ISO that comes to a pool as soon as libvirt has seen it', async () => {
      const { client, connection } = backend;
      const events = await client.library.watch({ connection });
      const until = async (wanted: (item: LibraryItem) => boolean) => {
        for (;;) {
          const next = await events.next();
          if (next.done === true) throw new Error('Nothing is told any more.');
          if (next.value.kind !== 'settled' && next.value.items.some(wanted)) return;
        }
      };
      await until(({ id, os }) => id === `pool/${pool}/netinst.iso` && os?.id === DEBIAN);
      await writeFile(join(folder, 'images', 'new.iso'), isoOf('Debian 11.5.0 amd64 n'));
      const { failed } = await client.library.refresh({ connection });
      // Other tests have pools here, too, and libvirt refreshes none in which it is making a volume.
      expect(failed.filter(each => each.pool === pool)).toEqual([]);
      await until(({ id, os }) => id === `pool/${pool}/new.iso` && os?.id === 'http://debian.org/debian/11');
      await events.return?.();
    });
  });
}

describeHost('this computer', () => 'qemu:///system');

describe('another computer', () => {
  let sshd: TestSshd;
  beforeAll(async () => {
    sshd = await startSshd();
  });
  afterAll(() => sshd.stop());

  describeHost('over ssh', () => {
    const [key, known] = [sshd.keyfile, sshd.knownHosts].map(encodeURIComponent);
    return `qemu+ssh://${sshd.user}@127.0.0.1:${sshd.port}/system?keyfile=${key}&known_hosts=${known}`;
  });

  it('copies an ISO out of a closed home by itself', async () => {
    const [key, known] = [sshd.keyfile, sshd.knownHosts].map(encodeURIComponent);
    const uri = `qemu+ssh://${sshd.user}@127.0.0.1:${sshd.port}/system?keyfile=${key}&known_hosts=${known}`;
    const backend = await startBackend(uri);
    try {
      const home = join(folder, 'ann');
      await mkdir(home, { mode: 0o700 });
      const path = join(home, 'a.iso');
      await writeFile(path, isoOf('Debian 12.5.0 amd64 n'));
      const question = { connection: backend.connection, path };
      const found = await backend.client.readability.read(question);
      expect(found.obstacles).toMatchObject([{ by: 'folder', at: home }]);
      const action = { do: 'copy' as const, pool };
      const { plan } = await backend.client.readability.plan({ ...question, action });
      const { job, becomes } = await backend.client.readability.run({
        ...question,
        action,
        stamp: plan.stamp,
      });
      expect(await backend.job(job)).toMatchObject({ state: 'done' });
      await run('cmp', [path, becomes]);
      // What it looked through on the way is gone again.
      const { stdout } = await virsh('pool-list', '--all', '--name');
      expect(stdout).not.toContain('innkeeper-reach-');
    } finally {
      await backend.close();
    }
  });
});
