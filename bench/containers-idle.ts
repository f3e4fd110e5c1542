import { setTimeout as pause } from 'node:timers/promises';
import { startFullEngine } from './containers/engine.ts';
import { type Figure, rounded } from './figure.ts';
import { whenListed } from './window/listed.ts';
import { openWindow } from './window/open-window.ts';
import { cpuTime } from './window/processes.ts';

const CONTAINERS = 500;
const RUNNING = 20;
/** Start-up is over, compiling included. */
const QUIET_MS = 10_000;
const MEASURED_MS = 30_000;

/** What is burnt while a list of 500 containers is in sight and nothing happens. */
export default async function containersIdle(): Promise<Figure[]> {
  const daemon = await startFullEngine(CONTAINERS, RUNNING);
  try {
    const { server, browser, close } = await openWindow({ uri: daemon.address, guests: CONTAINERS });
    await whenListed(browser.page);
    await pause(QUIET_MS);
    const browsers = await browser.processes();
    const spent = async (pids: readonly number[]) =>
      (await Promise.all(pids.map(cpuTime))).reduce((sum, time) => sum + time, 0);
    const before = { ours: await spent([server.pid]), page: await spent(browsers), at: performance.now() };
    await pause(MEASURED_MS);
    const elapsed = performance.now() - before.at;
    const ours = rounded((((await spent([server.pid])) - before.ours) / elapsed) * 100);
    const page = rounded((((await spent(browsers)) - before.page) / elapsed) * 100);
    await close();
    const name = 'idle, 500 containers, window open, graphs on';
    return [
      { name: `${name}: backend`, figure: ours, unit: '% of a core' },
      {
        name: `${name}: all processes, the browser's included`,
        figure: rounded(ours + page),
        unit: '% of a core',
        target: 'under 2 %',
      },
    ];
  } finally {
    await daemon.dispose();
  }
}
