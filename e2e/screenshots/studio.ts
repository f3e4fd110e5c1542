import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from '../support/fixtures.ts';
import { test as base } from '../support/private-libvirtd.ts';
import { repository, startServer } from '../support/serve.ts';
import { furnish, unfurnish } from './house.ts';

const folder = join(repository, 'docs', 'screenshots');

/** Saves the page as it is, in both themes. */
export async function picture(page: Page, name: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`), animations: 'disabled' });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** The app beside the libvirtd, in whose mount namespace it finds it by itself. */
export const test = base.extend<{ page: Page }>({
  page: async ({ daemon, browser, stateDir }, use) => {
    await furnish(daemon);
    const node = ['nsenter', `--mount=/proc/${daemon.pid()}/ns/mnt`, process.execPath];
    const server = await startServer(stateDir, [], node);
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
    await page.goto(server.link);
    await use(page);
    await page.close();
    await server.stop();
    await unfurnish(daemon);
  },
});
