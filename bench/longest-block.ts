import { setTimeout as pause } from 'node:timers/promises';
import { startFakeHost } from './fake-host.ts';
import { type Figure, median, rounded } from './figure.ts';
import { whenListed } from './window/listed.ts';
import { openWindow } from './window/open-window.ts';
import type { Turns } from './window/server.ts';

const GUESTS = 1000;
const RUNS = 5;
/** Several rounds of statistics. */
const SAMPLED_MS = 10_000;

/**
 * The longest turn of the backend's event loop: while it reads 1,000 guests and sends them to a window, and while
 * that shows their graphs. What else the machine does lengthens turns too, so the median of several runs counts.
 */
export default async function longestBlock(): Promise<Figure[]> {
  const loading: Turns[] = [];
  const sampling: Turns[] = [];
  const host = await startFakeHost(GUESTS);
  for (let run = 0; run < RUNS; run += 1) {
    const { server, browser, close } = await openWindow({ uri: host.uri, guests: GUESTS, watchLoop: true });
    await whenListed(browser.page);
    loading.push(await server.longestTurns());
    await server.watchLoop();
    await pause(SAMPLED_MS);
    sampling.push(await server.longestTurns());
    await close();
  }
  await host.stop();
  return [...figures('loading 1,000 guests', loading), ...figures('with graphs of 1,000 guests', sampling)];
}

function figures(doing: string, turns: readonly Turns[]): Figure[] {
  const middle = (kind: keyof Turns) => rounded(median(turns.map(turn => turn[kind])), 1);
  return [
    {
      name: `longest block of the event loop, ${doing}`,
      figure: middle('block'),
      unit: 'ms',
      target: 'under 16 ms',
    },
    { name: `longest computation in one turn, ${doing}`, figure: middle('computing'), unit: 'ms' },
  ];
}
