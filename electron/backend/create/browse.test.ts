import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { browse } from './browse.ts';

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'innkeeper-browse-')));
});
afterEach(() => rm(folder, { recursive: true }));

it('shows folders first, then images and appliances, and nothing else', async () => {
  await mkdir(join(folder, 'z'));
  await mkdir(join(folder, '.hidden'));
  for (const name of ['b.iso', 'A.QCOW2', 'appliance.ova', 'notes.txt', '.secret.iso'])
    await writeFile(join(folder, name), 'four');
  expect(await browse(folder)).toEqual({
    folder,
    parent: dirname(folder),
    entries: [
      { name: 'z', path: join(folder, 'z'), kind: 'folder' },
      { name: 'A.QCOW2', path: join(folder, 'A.QCOW2'), kind: 'image', size: 4 },
      { name: 'appliance.ova', path: join(folder, 'appliance.ova'), kind: 'appliance', size: 4 },
      { name: 'b.iso', path: join(folder, 'b.iso'), kind: 'image', size: 4 },
    ],
  });
});

it('shows other files too where they are asked for', async () => {
  for (const name of ['root.tar.zst', 'vmlinuz']) await writeFile(join(folder, name), 'four');
  expect((await browse(folder)).entries).toEqual([]);
  expect((await browse(folder, true)).entries.map(({ name, kind }) => [name, kind])).toEqual([
    ['root.tar.zst', 'file'],
    ['vmlinuz', 'file'],
  ]);
});

it('answers with the place a link leads to, and leaves out links to nowhere', async () => {
  await writeFile(join(folder, 'real.iso'), '');
  await symlink('real.iso', join(folder, 'link.iso'));
  await symlink('gone.iso', join(folder, 'dead.iso'));
  const { entries } = await browse(`${folder}/../${folder.split('/').at(-1)}`);
  expect(entries.map(({ name, path }) => [name, path])).toEqual([
    ['link.iso', join(folder, 'real.iso')],
    ['real.iso', join(folder, 'real.iso')],
  ]);
});

it.each(['relative', '', 'a/../..', '/tmp\0/x'])('refuses %j', async path => {
  await expect(browse(path)).rejects.toMatchObject({ data: { code: 'INPUT_INVALID' } });
});
