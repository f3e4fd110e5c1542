import { startFakeHost } from './fake-host.ts';
import { type Figure, median, rounded } from './figure.ts';
import { whenListed } from './window/listed.ts';
import { openWindow } from './window/open-window.ts';

const GUESTS = 1000;
const RUNS = 5;

/** A window opened on a backend that has just started: from its first paint to what it shows of 1,000 guests. */
export default async function listShown(): Promise<Figure[]> {
  const screenful: number[] = [];
  const all: number[] = [];
  const host = await startFakeHost(GUESTS);
  for (let run = 0; run < RUNS; run += 1) {
    const { browser, close } = await openWindow({ uri: host.uri, guests: GUESTS });
    const listed = await whenListed(browser.page);
    // Rows that came with the first paint are noted before it is.
    screenful.push(Math.max(0, listed.screenful - listed.painted));
    all.push(Math.max(0, listed.all - listed.painted));
    await close();
  }
  await host.stop();
  return [
    {
      name: 'list of 1,000 guests, from first paint to the first screenful',
      figure: rounded(median(screenful), 0),
      unit: 'ms',
    },
    {
      name: 'list of 1,000 guests, from first paint to the last row',
      figure: rounded(median(all), 0),
      unit: 'ms',
      target: 'at most 1,000 ms',
    },
  ];
}
