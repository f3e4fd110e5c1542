import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { writeIso } from '#electron/media/iso/write-iso.ts';
import { FileServer } from '#electron/media/testing/file-server.ts';
import { type CreateTests, startCreateTests } from '../../testing/create-tests.ts';

const run = promisify(execFile);
const PASSWORD = 'quite&a<secret>';

let tests: CreateTests;
let server: FileServer;
beforeAll(async () => {
  tests = await startCreateTests('answers');
  server = await FileServer.start();
});
afterAll(async () => {
  await server?.close();
  await tests?.stop();
});
afterEach(() => tests.clean());

async function extract(volume: string, file: string): Promise<string> {
  const target = join(tests.folder, file);
  await rm(target, { force: true });
  const path = join(tests.pool.path, volume);
  await run('xorriso', [
    '-osirrox',
    'on',
    '-read_fs',
    'norock',
    '-indev',
    path,
    '-extract',
    `/${file}`,
    target,
  ]);
  return readFile(target, 'utf8');
}

it('gives Windows’ setup an answer file, in the language of its medium', async () => {
  const medium = join(tests.folder, 'windows.iso');
  await writeFile(medium, writeIso('X64FRE_DE-DE_DV9', [{ name: 'setup.exe', text: 'MZ' }], new Date()));
  const { ended } = await tests.create({
    source: { kind: 'iso', image: medium },
    osId: 'http://microsoft.com/win/10',
    firmware: 'bios',
    unattended: { user: 'ada', password: PASSWORD, timezone: 'Europe/Vienna' },
  });
  expect(ended).toMatchObject({ state: 'done' });
  const file = await extract(`${tests.name}-seed.iso`, 'autounattend.xml');
  expect(file).toContain('<Value>quite&amp;a&lt;secret&gt;</Value>');
  expect(file).toContain('<UILanguage>de-DE</UILanguage>');
  expect(file).toContain('<TimeZone>W. Europe Standard Time</TimeZone>');
  expect(file).toContain('<Active>true</Active>');
  expect(JSON.stringify(ended)).not.toContain('secret');
  expect(await tests.virsh('dumpxml', tests.name)).not.toContain('secret');
});

it('gives Anaconda a kickstart file where it looks for one', async () => {
  const medium = join(tests.folder, 'fedora.iso');
  await writeFile(medium, writeIso('FEDORA', [{ name: 'README', text: '' }], new Date()));
  const { ended } = await tests.create({
    source: { kind: 'iso', image: medium },
    osId: 'http://fedoraproject.org/fedora/37',
    unattended: { user: 'ada', password: PASSWORD },
  });
  expect(ended).toMatchObject({ state: 'done' });
  const script = await extract(`${tests.name}-seed.iso`, 'ks.cfg');
  expect(script).toContain(`rootpw '${PASSWORD}'`);
  // The medium is too small to have packages on it.
  expect(script).toContain('url  --mirrorlist=');
  const { stdout } = await run('blkid', [
    '-o',
    'value',
    '-s',
    'LABEL',
    join(tests.pool.path, `${tests.name}-seed.iso`),
  ]);
  expect(stdout.trim()).toBe('OEMDRV');
});

it('puts Debian’s answers behind the initramfs of its tree, and needs no medium for them', async () => {
  const folder = '/debian/current/images/netboot/debian-installer/amd64';
  const url = server
    .put(`${folder}/linux`, 'kernel')
    .replace('current/images/netboot/debian-installer/amd64/linux', '');
  const initramfs = gzipSync('the installer');
  server.put(`${folder}/initrd.gz`, initramfs);
  const { ended } = await tests.create({
    source: { kind: 'install-tree', url },
    osId: 'http://debian.org/debian/11',
    arch: 'x86_64',
    unattended: { user: 'ada', password: PASSWORD },
  });
  expect(ended).toMatchObject({ state: 'done' });
  const files = await tests.pool.files();
  expect(files.filter(file => file.includes('seed'))).toEqual([]);
  const image = await readFile(join(tests.pool.path, files.find(file => file.includes('initramfs')) ?? ''));
  expect(image.subarray(0, initramfs.length).equals(initramfs)).toBe(true);
  const answers = image.subarray(initramfs.length).toString();
  expect(answers.indexOf('070701')).toBe((4 - (initramfs.length % 4)) % 4);
  expect(answers).toContain(`d-i passwd/user-password password ${PASSWORD}\n`);
});

it('takes Debian’s installer from its ISO, with the answers behind the initramfs', async () => {
  const tree = join(tests.folder, 'medium');
  const initramfs = gzipSync('the installer');
  await mkdir(join(tree, 'install.amd'), { recursive: true });
  await writeFile(join(tree, 'install.amd', 'vmlinuz'), 'kernel');
  await writeFile(join(tree, 'install.amd', 'initrd.gz'), initramfs);
  const image = join(tests.folder, 'debian.iso');
  const flags = ['-V', 'Debian 12.9.0 amd64 n', '-J', '-r', '-o', image, tree];
  await run('xorriso', ['-as', 'mkisofs', '-quiet', ...flags]);
  const { ended } = await tests.create({
    source: { kind: 'iso', image },
    unattended: { user: 'ada', password: PASSWORD },
  });
  expect(ended).toMatchObject({ state: 'done' });
  const files = await tests.pool.files();
  const read = (part: string) =>
    readFile(join(tests.pool.path, files.find(file => file.includes(part)) ?? ''));
  expect((await read('kernel')).toString()).toBe('kernel');
  const filled = await read('initramfs');
  expect(filled.subarray(0, initramfs.length).equals(initramfs)).toBe(true);
  expect(filled.toString()).toContain(`d-i passwd/user-password password ${PASSWORD}\n`);
  const xml = await tests.virsh('dumpxml', '--inactive', tests.name);
  expect(xml).toMatch(/<initrd>.*-initramfs<\/initrd>/);
  // The installer finds its packages on the medium, which stays in the drive.
  expect(xml).toContain(image);
});

it('refuses what a script cannot carry, and an installer that it cannot reach', async () => {
  const medium = join(tests.folder, 'any.iso');
  await writeFile(medium, writeIso('ANY', [{ name: 'README', text: '' }], new Date()));
  const problems = async (osId: string, password: string) => {
    const source = { kind: 'iso' as const, image: medium };
    const plan = await tests.client.create.plan(
      tests.request({ source, osId, unattended: { user: 'ada', password } }),
    );
    return plan.problems.map(({ field, failure }) => [field, failure.code]);
  };
  expect(await problems('http://fedoraproject.org/fedora/37', `it's`)).toEqual([
    ['unattended.password', 'INPUT_INVALID'],
  ]);
  expect(await problems('http://debian.org/debian/11', 'x')).toEqual([['unattended', 'UNSUPPORTED']]);
});
