import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fileTree } from './tree/file-tree.ts';
import { blockingFolder, readAccount } from './readable-by.ts';

/** Nobody in particular: neither owner nor in a group of anything here. */
const stranger = { name: 'qemu', uid: 64055, gids: [64055] };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-access-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('names the closed folder above a file, however open the file itself is', async () => {
  const home = join(folder, 'home');
  await mkdir(join(home, 'isos'), { recursive: true });
  const path = join(home, 'isos', 'a.iso');
  await writeFile(path, '', { mode: 0o644 });
  await chmod(folder, 0o755);
  await chmod(home, 0o700);
  expect(await blockingFolder(path, stranger)).toBe(home);
  expect(await blockingFolder(path, { ...stranger, uid: 0 })).toBeUndefined();
  // Listing is not needed, only passing through.
  await chmod(home, 0o711);
  expect(await blockingFolder(path, stranger)).toBeUndefined();
});

it('counts a group the account is in', async () => {
  await chmod(folder, 0o710);
  const gid = process.getgid?.() ?? 0;
  expect(await blockingFolder(join(folder, 'a.iso'), stranger)).toBe(folder);
  expect(await blockingFolder(join(folder, 'a.iso'), { ...stranger, gids: [gid] })).toBeUndefined();
});

it('reads an account with its supplementary groups', async () => {
  await mkdir(join(folder, 'etc'));
  await writeFile(join(folder, 'etc/passwd'), 'root:x:0:0::/root:/bin/sh\nlibvirt-qemu:x:64055:64055:::\n');
  await writeFile(join(folder, 'etc/group'), 'kvm:x:104:libvirt-qemu,ann\nlibvirt:x:110:ann\n');
  expect(await readAccount(64055, 64055, fileTree(folder))).toEqual({
    name: 'libvirt-qemu',
    uid: 64055,
    gids: [64055, 104],
  });
  expect(await readAccount(1, 1, fileTree(folder))).toEqual({ name: '1', uid: 1, gids: [1] });
});
