import { Terminal } from '../pages/consoles.ts';
import { GuestPanel } from '../pages/guest-panel.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { SnapshotsTab } from '../pages/snapshots-tab.ts';
import { diskGuest } from '../support/disk-guest.ts';
import { expect, test } from '../support/fixtures.ts';
import { system, virsh } from '../support/virsh.ts';

test.use({ connect: [system] });
test.setTimeout(240_000);

let disk: Awaited<ReturnType<typeof diskGuest>> | undefined;
test.afterEach(() => disk?.remove());

for (const kept of ['internal', 'external'] as const) {
  test(`${kept} snapshots on two branches: each has its own file, and the middle one can be deleted`, async ({
    innkeeper: { page },
    prefix: name,
  }) => {
    disk = await diskGuest(name);
    const guests = new GuestsPage(page);
    const panel = new GuestPanel(page);
    const terminal = new Terminal(page);
    const snapshots = new SnapshotsTab(page, name);
    let asked = 0;

    const inGuest = async (command: string) => {
      await panel.openTab(name, 'Serial 1');
      await terminal.prompt(90_000);
      await terminal.run(command);
    };
    const take = async (snapshot: string) => {
      await inGuest(`echo ${snapshot} > /mnt/file; sync; echo written-${snapshot}`);
      await terminal.expectLine(`written-${snapshot}`);
      await panel.openTab(name, 'Snapshots');
      await snapshots.take(snapshot, kept);
    };
    const returnTo = async (snapshot: string) => {
      await panel.openTab(name, 'Snapshots');
      const before = await virsh('domid', name);
      await snapshots.returnTo(snapshot);
      // Another process runs what was returned to.
      const id = () => virsh('domid', name).catch(() => before);
      await expect.poll(async () => [before, '-', ''].includes(await id()), { timeout: 60_000 }).toBe(false);
      // Deleting the one the guest goes on from leaves none.
      const current = () => virsh('snapshot-current', name, '--name').catch(() => 'none');
      await expect.poll(current, { timeout: 60_000 }).toBe(snapshot);
      await guests.expectState(name, 'Running', { timeout: 60_000 });
      // What is typed before its console is there again is lost.
      await expect(async () => {
        asked += 1;
        await inGuest(`echo found-${asked}-$(cat /mnt/file)`);
        await terminal.expectLine(new RegExp(`^found-${asked}-`), 3000);
      }).toPass({ timeout: 60_000 });
      expect(await terminal.lines()).toContain(`found-${asked}-${snapshot}`);
    };

    await virsh('start', name);
    await guests.row(name).click();
    await test.step('two on one branch, one on another', async () => {
      await take('one');
      await take('two');
      await returnTo('one');
      await take('three');
    });
    await test.step('each has the file that was written before it', async () => {
      await returnTo('two');
      await returnTo('three');
    });
    await test.step('without the middle one the others are what they were', async () => {
      await panel.openTab(name, 'Snapshots');
      await snapshots.delete('two');
      await returnTo('three');
      await returnTo('one');
    });
    await test.step('without the one they both came from, the other still is', async () => {
      await panel.openTab(name, 'Snapshots');
      await snapshots.delete('one');
      await returnTo('three');
    });
    await virsh('destroy', name);
  });
}
