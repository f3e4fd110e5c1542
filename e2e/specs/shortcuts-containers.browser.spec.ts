import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { Page } from '@playwright/test';
import { ensureBusyboxImage } from '#electron/backend/testing/busybox-image.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { type ContainerShortcut, containerShortcuts } from '../support/container-shortcuts.ts';
import { docker, engineSocket, test } from '../support/docker.ts';
import { expect } from '../support/fixtures.ts';
import { system } from '../support/virsh.ts';

test.use({ connect: [system, engineSocket] });

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

const dialog = (title: RegExp) => async (page: Page) => {
  await expect(page.getByRole('dialog', { name: title })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
};

test('shortcuts about the container that is selected', async ({ innkeeper: { page }, containers }) => {
  const box = `${containers}-box`;
  const guests = new GuestsPage(page);
  const inspect = (format: string) => docker('inspect', '--format', format, box);
  const becomes = (state: string) => () => guests.expectState(box, state);
  const port = await freePort();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const script = 'trap "exit 0" TERM; while :; do sleep 1; done';
  const published = ['-p', `127.0.0.1:${port}:80`];
  await docker('run', '-d', '--name', box, ...published, await ensureBusyboxImage(), 'sh', '-c', script);
  await guests.expectState(box, 'Running');
  const begun = await inspect('{{.State.StartedAt}}');

  const effects: Record<ContainerShortcut, (page: Page) => Promise<unknown>> = {
    Pause: becomes('Paused'),
    Resume: becomes('Running'),
    Restart: () => expect.poll(() => inspect('{{.State.StartedAt}}')).not.toBe(begun),
    'Kill…': dialog(/^Kill/),
    'Rename…': dialog(/^Rename/),
    'Limits…': dialog(/^Limits of/),
    'Make an image of it…': dialog(/^Make an image of/),
    'Export its files…': dialog(/^Export the files of/),
    'Remove…': dialog(/^Remove/),
    'Read its log': () => expect(page).toHaveURL(/\/logs/),
    'Open a shell inside': () => expect(page).toHaveURL(/\/shell/),
    'Copy address': () =>
      expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/\d/),
    'Open in the browser': async () => {
      const opened = await page.context().waitForEvent('page');
      await opened.close();
    },
    Stop: becomes('Stopped'),
    Start: becomes('Running'),
  };
  const before: Partial<Record<ContainerShortcut, string>> = { Resume: 'Paused', Start: 'Stopped' };
  for (const { title, keys } of containerShortcuts)
    await test.step(title, async () => {
      await guests.expectState(box, before[title] ?? 'Running');
      await guests.select(box);
      await expect(guests.row(box)).toHaveAttribute('aria-selected', 'true');
      await Promise.all([effects[title](page), page.keyboard.press(keys)]);
      await guests.select(box);
    });
});
