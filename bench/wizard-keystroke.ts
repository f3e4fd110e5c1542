import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { startFakeHost } from './fake-host.ts';
import { type Figure, percentile, rounded } from './figure.ts';
import { whenListed } from './window/listed.ts';
import { openWindow } from './window/open-window.ts';

const GUESTS = 1000;
/** As a fast typist does. */
const BETWEEN_MS = 90;
const LETTERS = 'a-guest-with-quite-a-long-name-for-a-test-of-typing';

type TimingWindow = Window & { benchKeys?: number[] };

/**
 * Somebody types into the wizard while its host has 1,000 guests: from the key to the next frame that shows what
 * came of it, by the browser's own Event Timing (https://www.w3.org/TR/event-timing/). It counts in steps of 8 ms.
 */
export default async function wizardKeystroke(): Promise<Figure[]> {
  const host = await startFakeHost(GUESTS);
  const { browser, close } = await openWindow({ uri: host.uri, guests: GUESTS });
  const { page } = browser;
  await whenListed(page);
  await page.getByRole('banner').getByRole('button', { name: 'New guest' }).click();
  await page.getByText('Nothing', { exact: true }).click();
  const basic = await typeInto(page, page.getByRole('textbox', { name: 'Name', exact: true }), LETTERS);
  await page.getByText('Expert', { exact: true }).click();
  await page.getByRole('navigation', { name: 'Pages of the new guest' }).getByText('CPU and memory').click();
  const vcpus = page.getByRole('region', { name: 'Virtual CPUs' }).getByLabel('At start');
  const expert = await typeInto(page, vcpus, '1234567890123456789012345');
  await close();
  await host.stop();
  return [...figures('Basic view', basic), ...figures('CPU and memory', expert)];
}

function figures(where: string, taken: readonly number[]): Figure[] {
  const name = `key to frame in the create wizard, ${where}, 1,000 guests`;
  return [
    { name: `${name}: median`, figure: rounded(percentile(taken, 0.5), 0), unit: 'ms' },
    {
      name: `${name}: slowest`,
      figure: rounded(Math.max(...taken), 0),
      unit: 'ms',
      target: 'within 50 ms',
    },
  ];
}

async function typeInto(
  page: Page,
  field: ReturnType<Page['getByRole']>,
  letters: string,
): Promise<readonly number[]> {
  await field.fill('');
  await field.focus();
  // What opening the page began is over before anybody types.
  await pause(1000);
  await page.evaluate(() => {
    const taken: number[] = [];
    (window as TimingWindow).benchKeys = taken;
    new PerformanceObserver(list => {
      for (const { name, duration } of list.getEntries()) if (name === 'keydown') taken.push(duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit);
  });
  await page.keyboard.type(letters, { delay: BETWEEN_MS });
  await pause(500);
  const slow = await page.evaluate(() => (window as TimingWindow).benchKeys ?? []);
  // Those under the threshold are not told of: they took less than two steps.
  return [...slow, ...Array.from({ length: Math.max(0, letters.length - slow.length) }, () => 16)];
}
