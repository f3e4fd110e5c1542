import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findInstallTree } from './install-tree.ts';
import { OsDatabase } from './osinfo.ts';
import { FileServer } from './testing/file-server.ts';

const TREEINFO = `[general]
family = Example Linux
version = 7
arch = x86_64

[images-x86_64]
kernel = images/pxeboot/vmlinuz
initrd = images/pxeboot/initrd.img

[images-xen]
kernel = xen/vmlinuz
`;
const DATABASE = `<libosinfo version="0.0.1"><os id="http://example.org/os/7"><name>Example 7</name>
  <tree arch="x86_64"><treeinfo><family>Example Linux</family><version>^7$</version></treeinfo></tree>
  <tree arch="aarch64"><kernel>odd/place/kernel</kernel><initrd>odd/place/initrd</initrd></tree>
</os></libosinfo>`;

let server: FileServer;
let folder: string;
let database: OsDatabase;

beforeEach(async () => {
  server = await FileServer.start();
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-tree-'));
  await mkdir(join(folder, 'os'));
  await writeFile(join(folder, 'os', 'example.xml'), DATABASE);
  database = new OsDatabase(
    { OSINFO_SYSTEM_DIR: folder, OSINFO_LOCAL_DIR: folder, OSINFO_USER_DIR: folder },
    () => [],
  );
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const find = (url: string, arch = 'x86_64', osId?: string) =>
  findInstallTree({ url, arch, osId }, { env: {}, signal: new AbortController().signal }, database);

it('goes by the tree’s own description, which also tells the system', async () => {
  const url = server.put('/os/.treeinfo', TREEINFO).replace('.treeinfo', '');
  const tree = await find(url);
  expect(tree).toMatchObject({
    kernel: `${url}images/pxeboot/vmlinuz`,
    initramfs: `${url}images/pxeboot/initrd.img`,
    os: { id: 'http://example.org/os/7' },
  });
});

it('does not need the slash at the end', async () => {
  const url = server.put('/os/treeinfo', TREEINFO).replace('/treeinfo', '');
  expect((await find(url)).kernel).toBe(`${url}/images/pxeboot/vmlinuz`);
});

it.each([
  ['x86_64', 'current/images/netboot/debian-installer/amd64/linux', 'initrd.gz'],
  ['ppc64le', 'current/images/netboot/debian-installer/ppc64el/vmlinux', 'initrd.gz'],
  ['aarch64', 'boot/aarch64/loader/linux', 'initrd'],
  ['x86_64', 'current/legacy-images/netboot/ubuntu-installer/amd64/linux', 'initrd.gz'],
])('knows where distributions put it for %s: %s', async (arch, kernel, initrd) => {
  const url = server.put(`/dist/${kernel}`, 'kernel');
  expect(await find(url.replace(kernel, ''), arch)).toEqual({
    kernel: url,
    initramfs: `${url.slice(0, url.lastIndexOf('/'))}/${initrd}`,
  });
});

it('asks the database about the system that a person chose', async () => {
  const url = server.put('/odd/place/kernel', 'kernel').replace('odd/place/kernel', '');
  expect((await find(url, 'aarch64', 'http://example.org/os/7')).initramfs).toBe(`${url}odd/place/initrd`);
});

it('says when nothing is there, and does not go on asking one who is silent', async () => {
  const empty = server.put('/', '');
  await expect(find(empty)).rejects.toMatchObject({ failure: { code: 'DOWNLOAD_FAILED' } });
  await expect(find('http://127.0.0.1:9/')).rejects.toMatchObject({
    failure: { params: { reason: 'Nothing answers at that address.' } },
  });
});
