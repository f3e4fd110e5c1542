import { type MeasuredBrowser, openBrowser } from './browser.ts';
import { noteWhenListed } from './listed.ts';
import { type MeasuredServer, startServer } from './server.ts';

export interface OpenWindow {
  readonly server: MeasuredServer;
  readonly browser: MeasuredBrowser;
  readonly close: () => Promise<void>;
}

export interface WindowOptions {
  readonly uri: string;
  /** How many its list is going to have. */
  readonly guests: number;
  readonly watchLoop?: boolean;
}

/** The production build, just started, in a real browser. */
export async function openWindow({ uri, guests, watchLoop = false }: WindowOptions): Promise<OpenWindow> {
  const browser = await openBrowser();
  await noteWhenListed(browser.page, guests);
  const server = await startServer(uri);
  if (watchLoop) await server.watchLoop();
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
