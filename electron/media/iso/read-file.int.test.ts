import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findIsoFile, readIsoFile } from './read-file.ts';
import { writeIso } from './write-iso.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-iso-'));
  await mkdir(join(folder, 'tree', 'boot'), { recursive: true });
  await writeFile(join(folder, 'tree', 'boot', 'vmlinuz'), 'kernel'.repeat(1000));
  await writeFile(join(folder, 'tree', 'boot', 'initrd.gz'), 'initramfs');
  // More names than one sector of a directory holds.
  for (let index = 0; index < 100; index++)
    await writeFile(join(folder, 'tree', 'boot', `file-${index}.txt`), String(index));
});
afterAll(() => rm(folder, { recursive: true }));

async function make(name: string, ...options: string[]): Promise<string> {
  const path = join(folder, name);
  const flags = ['-as', 'mkisofs', '-quiet', ...options, '-o', path, join(folder, 'tree')];
  execFileSync('xorriso', flags, { stdio: 'ignore' });
  return path;
}

describe.each([
  ['with Joliet, as Debian makes them', ['-J', '-r']],
  ['with short names alone', []],
])('a medium %s', (_, options) => {
  it('has its files, in any case', async () => {
    const path = await make(`${options.length}.iso`, ...options);
    expect((await readIsoFile(path, 'boot/vmlinuz')).toString()).toBe('kernel'.repeat(1000));
    expect((await readIsoFile(path, 'boot/INITRD.GZ')).toString()).toBe('initramfs');
    expect(await findIsoFile(path, 'boot/vmlinuz')).toMatchObject({ size: 6000, folder: false });
    expect(await findIsoFile(path, 'boot/none')).toBeUndefined();
    expect(await findIsoFile(path, 'BOOT')).toBeUndefined();
    expect(await findIsoFile(path, 'boot/vmlinuz/deeper')).toBeUndefined();
  });
});

it('reads what we write ourselves', async () => {
  const path = join(folder, 'own.iso');
  await writeFile(path, writeIso('CIDATA', [{ name: 'user-data', text: 'hello' }], new Date()));
  expect((await readIsoFile(path, 'user-data')).toString()).toBe('hello');
});

it('says when the medium ends too early, or is none', async () => {
  const path = await make('cut.iso', '-J', '-r');
  const { sector = 0 } = (await findIsoFile(path, 'boot/vmlinuz')) ?? {};
  await truncate(path, sector * 2048 + 100);
  await expect(readIsoFile(path, 'boot/vmlinuz')).rejects.toMatchObject({
    failure: { code: 'FILE_DAMAGED' },
  });
  const plain = join(folder, 'plain');
  await writeFile(plain, 'no medium');
  expect((await readFile(plain)).length).toBe(9);
  expect(await findIsoFile(plain, 'x')).toBeUndefined();
});
