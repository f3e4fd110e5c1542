import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeIso } from './write-iso.ts';

const run = promisify(execFile);

const files = [
  { name: 'meta-data', text: 'instance-id: "1"\n' },
  { name: 'user-data', text: '#cloud-config\n'.repeat(1000) },
  { name: 'network-config', text: '' },
  { name: 'autounattend.xml', text: '<é/>' },
  // More than fit one sector of a directory.
  ...Array.from({ length: 100 }, (_, index) => ({
    name: `a file with a long name ${index}`,
    text: `${index}`,
  })),
];

let folder: string;
let image: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-iso-'));
  image = join(folder, 'seed.iso');
  await writeFile(image, writeIso('cidata', files, new Date('2026-11-22T10:00:00Z')));
});
afterAll(async () => await rm(folder, { recursive: true }));

/** What libisofs finds in it by Joliet's names or by those of ECMA-119 alone; it fails on anything odd. */
async function extracted(names: 'norock' | 'nojoliet') {
  const target = join(folder, names);
  const how = ['-abort_on', 'WARNING', '-read_fs', names, '-osirrox', 'on', '-indev', image];
  await run('xorriso', [...how, '-extract', '/', target]);
  const read = async (name: string) => ({ name, text: await readFile(join(target, name), 'utf8') });
  return await Promise.all((await readdir(target)).toSorted().map(read));
}

it('gives all files back by their long names', async () => {
  const byName = (one: { name: string }, other: { name: string }) => (one.name < other.name ? -1 : 1);
  expect(await extracted('norock')).toEqual(files.toSorted(byName));
});

it('gives them all back by short names, too', async () => {
  const found = await extracted('nojoliet');
  expect(found.map(({ name }) => name.toLowerCase())).toContain('autounat.xml');
  expect(found.map(({ text }) => text).toSorted()).toEqual(files.map(({ text }) => text).toSorted());
});

it('is found by its label', async () => {
  const { stdout } = await run('blkid', ['-p', '-o', 'export', image]);
  expect(stdout).toContain('LABEL=cidata\n');
  expect(stdout).toContain('TYPE=iso9660\n');
});
