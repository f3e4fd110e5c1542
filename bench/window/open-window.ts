import { type MeasuredBrowser, openBrowser } from './browser.ts';
import { noteWhenListed } from './listed.ts';
import { type MeasuredServer, startServer } from './server.ts';

export interface OpenWindow {
  readonly server: MeasuredServer;
  readonly browser: MeasuredBrowser;
  readonly close: () => Promise<void>;
}

/** The production build, just started, in a real browser. `guests`: how many its list is going to have. */
export async function openWindow(uri: string, guests: number): Promise<OpenWindow> {
  const browser = await openBrowser();
  await noteWhenListed(browser.page, guests);
  const server = await startServer(uri);
  await browser.page.goto(server.link);
  return {
    server,
    browser,
    close: async () => {
      await browser.close();
      await server.stop();
    },
  };
}
