import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Terminal } from '../pages/consoles.ts';
import { GuestPanel } from '../pages/guest-panel.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { expect, test } from '../support/fixtures.ts';
import { sweep, virshOn } from '../support/virsh.ts';

const lxc = virshOn('lxc:///system');
const ROOTS = '/var/lib/innkeeper/containers';
const run = promisify(execFile);

test.use({ connect: [lxc.uri] });

let folder: string;
let tarball: string;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-test-lxc-'));
  const tree = join(folder, 'tree');
  for (const name of ['bin', 'proc', 'sys', 'dev', 'tmp', 'etc'])
    await mkdir(join(tree, name), { recursive: true });
  await copyFile('/bin/busybox', join(tree, 'bin/busybox'));
  for (const name of ['sh', 'id', 'cat']) await symlink('busybox', join(tree, 'bin', name));
  tarball = join(folder, 'tree.tar');
  await run('tar', ['-C', tree, '--owner=:0', '--group=:0', '-cf', tarball, '.']);
});
test.afterEach(async ({ prefix }) => {
  await sweep(lxc, prefix);
  await rm(join(ROOTS, prefix), { recursive: true, force: true });
  await rm(folder, { recursive: true });
});

test('a container is made of a tarball, entered, and removed with its root folder', async ({
  innkeeper: { page },
  prefix: name,
}) => {
  await page.getByRole('button', { name: 'Search guests, pages, commands' }).click();
  await page.getByRole('dialog').getByRole('combobox').fill('new linux container');
  await page.getByRole('option', { name: /New Linux container/ }).click();
  await page.getByLabel('A tarball').check();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Tarball', { exact: true }).fill(join(folder, 'missing.tar'));
  await expect(page.getByText(/missing\.tar” is not there/).first()).toBeVisible();
  await page.getByLabel('Tarball', { exact: true }).fill(tarball);
  await page.getByLabel('One program').check();
  await page.getByRole('combobox', { name: 'Network' }).click();
  await page.getByRole('option', { name: 'None: loopback alone' }).click();
  await page.getByRole('button', { name: 'Make the container' }).click();

  const guests = new GuestsPage(page);
  await guests.expectState(name, 'Running');
  const root = join(ROOTS, name, 'rootfs');
  expect((await stat(join(root, 'bin/busybox'))).uid).toBeGreaterThanOrEqual(1_000_000);

  await guests.row(name).click();
  const panel = new GuestPanel(page);
  await expect(panel.tab(name, 'Snapshots')).toHaveCount(0);
  await panel.openTab(name, 'Console 1');
  const terminal = new Terminal(page);
  await terminal.screen.click();
  await page.keyboard.type('cat /proc/self/uid_map; echo in-$((40 + 2))\n');
  await terminal.expectLine('in-42');
  await terminal.expectLine(/^\s+0\s+\d{7}\s+65536$/);

  await panel.openTab(name, 'Isolation');
  await expect(page.getByRole('heading', { name: /runs on the host’s kernel/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: /Its root is user \d+ of the host/ })).toBeVisible();

  await panel.remove(name);
  await expect(guests.row(name)).toHaveCount(0);
  await expect
    .poll(() =>
      stat(root).then(
        () => 'there',
        () => 'gone',
      ),
    )
    .toBe('gone');
});
