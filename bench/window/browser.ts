import { existsSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import { commandOf, family } from './processes.ts';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export interface MeasuredBrowser {
  readonly page: Page;
  /** Every process of the browser now. */
  processes(): Promise<number[]>;
  /** Those that draw pages. */
  renderers(): Promise<number[]>;
  /** Frees what the page does not use any more. */
  collectGarbage(): Promise<void>;
  close(): Promise<void>;
}

/** A real browser with an empty page of a usual size. */
export async function openBrowser(): Promise<MeasuredBrowser> {
  const executablePath = BROWSERS.find(path => existsSync(path));
  if (executablePath === undefined) throw new Error('There is no Chromium to measure in.');
  // Chromium's own sandbox cannot start as root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const server = await chromium.launchServer({ executablePath, args });
  const browser = await chromium.connect(server.wsEndpoint());
  const page = await browser.newPage({ viewport: { width: 1280, height: 820 } });
  const processes = () => family(server.process().pid ?? 0);
  return {
    page,
    processes,
    renderers: async () => {
      const all = await processes();
      const commands = await Promise.all(all.map(commandOf));
      return all.filter((_, index) => commands[index]?.includes('--type=renderer'));
    },
    collectGarbage: async () => {
      const session = await page.context().newCDPSession(page);
      await session.send('HeapProfiler.collectGarbage');
      await session.detach();
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
