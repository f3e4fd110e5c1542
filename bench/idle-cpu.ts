import { setTimeout as pause } from 'node:timers/promises';
import { startFakeHost } from './fake-host.ts';
import { type Figure, rounded } from './figure.ts';
import { whenListed } from './window/listed.ts';
import { openWindow } from './window/open-window.ts';
import { cpuTime } from './window/processes.ts';

const GUESTS = 1000;
/** Start-up is over, compiling included. */
const QUIET_MS = 10_000;
const MEASURED_MS = 30_000;

/** What is burnt while the list and its graphs are in sight, half of the guests run, and nothing happens. */
export default async function idleCpu(): Promise<Figure[]> {
  const host = await startFakeHost(GUESTS);
  const { server, browser, close } = await openWindow({ uri: host.uri, guests: GUESTS });
  await whenListed(browser.page);
  await pause(QUIET_MS);
  const browsers = await browser.processes();
  const spent = async (pids: readonly number[]) =>
    (await Promise.all(pids.map(cpuTime))).reduce((sum, time) => sum + time, 0);
  const before = { ours: await spent([server.pid]), browsers: await spent(browsers), at: performance.now() };
  await pause(MEASURED_MS);
  const share = (now: number, then: number) =>
    rounded(((now - then) / (performance.now() - before.at)) * 100);
  const ours = share(await spent([server.pid]), before.ours);
  const page = share(await spent(browsers), before.browsers);
  await close();
  await host.stop();
  const name = 'idle, 1,000 guests, window open, graphs on';
  return [
    { name: `${name}: backend`, figure: ours, unit: '% of a core' },
    {
      name: `${name}: all processes, the browser's included`,
      figure: rounded(ours + page),
      unit: '% of a core',
      target: 'under 2 %',
    },
  ];
}
