import { readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { GuestsPage } from '../pages/guests-page.ts';
import { expect } from '../support/fixtures.ts';
import { emptyGuestXml } from '../support/guests.ts';
import { test as base } from '../support/private-libvirtd.ts';
import { define, names, type Virsh } from '../support/virsh.ts';

/** The app reaches the daemon through this name, so that the daemon can be up again without the app noticing. */
const test = base.extend<{ door: { open(): Promise<void>; shut(): Promise<void> } }>({
  door: async ({ daemon, stateDir }, use) => {
    const path = join(stateDir, 'door');
    await use({ open: () => symlink(daemon.socket, path), shut: () => rm(path) });
  },
  connect: async ({ door, stateDir }, use) => {
    await door.open();
    await use([`qemu+unix:///system?socket=${join(stateDir, 'door')}`]);
  },
});

const words: Record<string, string> = { running: 'Running', paused: 'Paused', 'shut off': 'Off' };

/** Name and state of every guest, as virsh tells them and in the page's words. */
async function asVirshSees(virsh: Virsh): Promise<Record<string, string>> {
  const all = await names(virsh, 'list', '--all');
  const states = await Promise.all(all.map(name => virsh('domstate', name)));
  return Object.fromEntries(all.map((name, index) => [name, words[states[index] ?? ''] ?? 'Unknown']));
}

function asShown(page: Page): Promise<Record<string, string>> {
  return page
    .getByRole('treegrid', { name: 'Guests' })
    .evaluate(grid =>
      Object.fromEntries(
        [...grid.querySelectorAll('[data-key]')].map(row => [
          row.querySelector('[data-column=name]')?.textContent ?? '',
          row.querySelector('[data-column=state]')?.textContent ?? '',
        ]),
      ),
    );
}

/** The process of a running guest. The daemon has a mount namespace of its own, where it keeps its pid files. */
async function qemuPid(guest: string, daemonPid: number | undefined): Promise<number> {
  return Number(await readFile(`/proc/${daemonPid}/root/run/libvirt/qemu/${guest}.pid`, 'utf8'));
}

test('libvirtd is killed under the app and comes back to other guests: every row is right without a reload', async ({
  daemon,
  door,
  innkeeper: { page },
}) => {
  const { virsh } = daemon;
  const guests = new GuestsPage(page);
  for (const name of ['stays', 'dies', 'starts', 'is-paused', 'goes', 'gets-renamed'])
    await define(virsh, emptyGuestXml(name));
  for (const name of ['stays', 'dies', 'is-paused']) await virsh('start', name);
  await expect.poll(() => asShown(page)).toEqual(await asVirshSees(virsh));
  await page.evaluate(() => sessionStorage.setItem('loaded', String(performance.timeOrigin)));

  const dying = await qemuPid('dies', daemon.pid());
  await door.shut();
  await daemon.kill();
  process.kill(dying, 'SIGKILL');

  for (const name of ['stays', 'goes']) {
    await expect(guests.row(name)).toHaveAttribute('data-stale', 'true');
    await expect(guests.cell(name, 'state')).toContainText('Was ');
  }
  await expect(page.getByRole('contentinfo')).toContainText('lost, trying again');

  await daemon.start();
  await virsh('start', 'starts');
  await virsh('suspend', 'is-paused');
  await virsh('undefine', 'goes');
  await virsh('domrename', 'gets-renamed', 'has-a-new-name');
  await define(virsh, emptyGuestXml('is-new'));
  // Nothing of it reached the app, which still shows what it last knew.
  await expect(guests.cell('starts', 'state')).toHaveText('Was off');
  await expect(guests.row('is-new')).toHaveCount(0);

  await door.open();
  await expect.poll(() => asShown(page), { timeout: 30_000 }).toEqual(await asVirshSees(virsh));
  expect(await asShown(page)).toMatchObject({
    stays: 'Running',
    dies: 'Off',
    starts: 'Running',
    'is-paused': 'Paused',
    'has-a-new-name': 'Off',
    'is-new': 'Off',
  });
  await expect(guests.row('stays')).not.toHaveAttribute('data-stale');
  expect(await page.evaluate(() => sessionStorage.getItem('loaded'))).toBe(
    await page.evaluate(() => String(performance.timeOrigin)),
  );

  // Events flow again.
  await virsh('destroy', 'stays');
  await guests.expectState('stays', 'Off');
});
