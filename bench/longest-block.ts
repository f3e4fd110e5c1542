import { setTimeout as pause } from 'node:timers/promises';
import { startFakeHost } from './fake-host.ts';
import { type Figure, median, rounded } from './figure.ts';
import { whenListed } from './window/listed.ts';
import { openWindow } from './window/open-window.ts';

const GUESTS = 1000;
const RUNS = 5;
/** Several rounds of statistics. */
const SAMPLED_MS = 10_000;

/**
 * The longest turn of the backend's event loop: while it reads 1,000 guests and sends them to a window, and while
 * that shows their graphs. What else the machine does lengthens turns too, so the median of several runs counts.
 */
export default async function longestBlock(): Promise<Figure[]> {
  const loading: number[] = [];
  const sampling: number[] = [];
  const host = await startFakeHost(GUESTS);
  for (let run = 0; run < RUNS; run += 1) {
    const { server, browser, close } = await openWindow({ uri: host.uri, guests: GUESTS, watchLoop: true });
    await whenListed(browser.page);
    loading.push(await server.longestBlock());
    await server.watchLoop();
    await pause(SAMPLED_MS);
    sampling.push(await server.longestBlock());
    await close();
  }
  await host.stop();
  const common = { unit: 'ms', target: 'under 16 ms' };
  return [
    {
      name: 'longest block of the event loop, loading 1,000 guests',
      figure: rounded(median(loading), 1),
      ...common,
    },
    {
      name: 'longest block of the event loop, with graphs of 1,000 guests',
      figure: rounded(median(sampling), 1),
      ...common,
    },
  ];
}
