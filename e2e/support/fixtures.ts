import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { _electron, type ElectronApplication, type Page, test as base } from '@playwright/test';
import { electronBinary } from './electron-binary.ts';
import { repository, type RunningServer, startServer } from './serve.ts';
import { sweep, virsh } from './virsh.ts';
import { withoutOverride } from './without-override.ts';

export type { RunningServer } from './serve.ts';
export { expect } from '@playwright/test';

export interface FrontOptions {
  /** Given by the project. */
  front: 'browser' | 'desktop';
}

export interface Innkeeper {
  /** The page, signed in. */
  readonly page: Page;
  readonly stateDir: string;
  /** The origin that the page has. */
  readonly origin: string;
  /** In the browser front. */
  readonly server?: RunningServer;
  /** In the desktop front. */
  readonly electron?: ElectronApplication;
  /** Clicks or whatever opens a window of its own, and the page in it. */
  ownWindow(open: () => Promise<void>): Promise<Page>;
  /** Clicks or whatever saves a file, and the file: the name it was given, and where it is now. */
  savedFile(save: () => Promise<void>): Promise<{ name: string; path: string }>;
}

interface Fixtures extends FrontOptions {
  /** What Innkeeper is connected to; set with test.use. */
  connect: string[];
  /** The app may not do what the modes of files forbid, even when tests run as root; set with test.use. */
  obeysModes: boolean;
  innkeeper: Innkeeper;
  /** Runs the command line on the same connections and answers with its stdout. */
  cli: (...args: string[]) => Promise<string>;
  stateDir: string;
  /** Begins the name of every guest the test makes; what a failed test leaves of them is swept away. */
  prefix: string;
}

async function launchElectron(
  stateDir: string,
  connect: string[],
  obeysModes: boolean,
): Promise<ElectronApplication> {
  const binary = electronBinary();
  if (binary === undefined) throw new Error('There is no Electron to test with.');
  const executablePath = obeysModes ? await withoutOverride(binary, stateDir) : binary;
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return _electron.launch({
    executablePath,
    args: [...root, repository, '--state-dir', stateDir, ...connect.flatMap(uri => ['--connect', uri])],
  });
}

export const test = base.extend<Fixtures>({
  front: ['browser', { option: true }],
  connect: [['test:///default'], { option: true }],
  obeysModes: [false, { option: true }],

  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's form
  stateDir: async ({}, use) => {
    const dir = await mkdtemp(join(tmpdir(), 'innkeeper-e2e-'));
    await use(dir);
    await rm(dir, { recursive: true, force: true, maxRetries: 3 });
  },

  innkeeper: async ({ front, connect, stateDir, browser, obeysModes }, use) => {
    if (front === 'desktop') {
      const electron = await launchElectron(stateDir, connect, obeysModes);
      const page = await electron.firstWindow();
      await use({
        page,
        stateDir,
        electron,
        origin: 'app://vm',
        async ownWindow(open) {
          const [own] = await Promise.all([electron.waitForEvent('window'), open()]);
          return own;
        },
        async savedFile(save) {
          const path = join(stateDir, 'saved-file');
          // Answers in place of the dialog that asks where to save it.
          const saved = electron.evaluate(
            ({ session }, savePath) =>
              new Promise<string>(resolve => {
                session.defaultSession.once('will-download', (_event, item) => {
                  item.setSavePath(savePath);
                  item.once('done', () => resolve(item.getFilename()));
                });
              }),
            path,
          );
          const [name] = await Promise.all([saved, save()]);
          return { name, path };
        },
      });
      await electron.close();
      return;
    }
    const node = obeysModes ? await withoutOverride(process.execPath, stateDir) : process.execPath;
    const server = await startServer(stateDir, connect, [node]);
    const context = await browser.newContext();
    const page = await context.newPage();
    // Chromium drops what it loads when an interface comes or goes, as with the first container that a test starts.
    await page.goto(server.link, { waitUntil: 'networkidle' });
    await use({
      page,
      stateDir,
      server,
      origin: server.origin,
      async ownWindow(open) {
        const [own] = await Promise.all([context.waitForEvent('page'), open()]);
        return own;
      },
      async savedFile(save) {
        const [download] = await Promise.all([page.waitForEvent('download'), save()]);
        return { name: download.suggestedFilename(), path: await download.path() };
      },
    });
    await context.close();
    await server.stop();
  },

  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's form
  prefix: async ({}, use) => {
    const prefix = `e2e-${crypto.randomUUID().slice(0, 6)}`;
    await use(prefix);
    await sweep(virsh, prefix);
  },

  cli: async ({ connect, stateDir }, use) => {
    const common = ['--state-dir', stateDir, ...connect.flatMap(uri => ['--connect', uri])];
    await use(async (...args) => {
      const program = join(repository, 'out', 'main', 'cli.cjs');
      const { stdout } = await promisify(execFile)(process.execPath, [program, ...args, ...common]);
      return stdout;
    });
  },
});
