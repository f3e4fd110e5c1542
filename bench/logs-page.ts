import type { Page } from 'playwright-core';
import { ensureBusyboxImage } from '#electron/backend/testing/busybox-image.ts';
import { docker, type LogWriter, startLogWriter } from './containers/log-writer.ts';
import { type Figure, rounded } from './figure.ts';
import { openBrowser } from './window/browser.ts';
import { noteSmoothness, smoothness } from './window/smoothness.ts';
import { startServer } from './window/server.ts';

const ENGINE = 'unix:///var/run/docker.sock';
const FOLLOWED = 600_000;
const LONG = 1_000_000;
const SCROLLED = 60;

/**
 * A log in a real browser: followed while its container writes all it can, by somebody who scrolls; and a log of a
 * million lines, opened, scrolled and searched.
 */
export default async function logsPage(): Promise<Figure[]> {
  const image = await ensureBusyboxImage(ENGINE);
  const writers = [await startLogWriter(image, FOLLOWED), await startLogWriter(image, LONG)] as const;
  const browser = await openBrowser();
  const server = await startServer(ENGINE);
  try {
    const { page } = browser;
    writers[1].begin();
    await docker('wait', writers[1].id);
    await page.goto(server.link);
    return [...(await followed(page, writers[0])), ...(await million(page, writers[1]))];
  } finally {
    await browser.close();
    await server.stop();
    await Promise.all(writers.map(each => each.remove()));
  }
}

async function openLog(page: Page, { name }: LogWriter): Promise<void> {
  // Among many containers its line may not be drawn.
  await page.getByRole('searchbox', { name: 'Filter by name, address, tag, system' }).fill(name);
  await page.locator('[data-column=name]').getByText(name, { exact: true }).click();
  await page.getByRole('link', { name: 'Logs', exact: true }).click();
}

/** Once it has so many, or would never have: the foot says it was followed to its end. */
async function countWhenEnded(page: Page): Promise<number> {
  await page.getByText('Goes on when the container runs again').waitFor({ timeout: 120_000 });
  const text = await page.getByTestId('log-count').textContent();
  return Number(text?.replaceAll(/\D/g, ''));
}

async function followed(page: Page, writer: LogWriter): Promise<Figure[]> {
  await openLog(page, writer);
  await page.getByText('Following', { exact: true }).waitFor();
  await page.getByRole('log').hover();
  await noteSmoothness(page);
  const begun = performance.now();
  writer.begin();
  const ended = countWhenEnded(page);
  let over = false;
  const stop = () => (over = true);
  void ended.then(stop, stop);
  // Up a little and down again to the newest, all the while.
  for (let turn = 0; !over; turn += 1) {
    await page.mouse.wheel(0, turn % 4 < 2 ? -2000 : 1_000_000);
    await page.waitForTimeout(100);
  }
  const count = await ended;
  const seconds = (performance.now() - begun) / 1000;
  const { task, frame, rate } = await smoothness(page);
  const name = 'log followed on the page while it is written';
  return [
    { name, figure: rounded(FOLLOWED / seconds, 0), unit: 'lines/s', target: 'at least 50,000 lines/s' },
    { name: `${name}: lines lost`, figure: FOLLOWED - count, unit: 'lines', target: '0' },
    { name: `${name}: longest task`, figure: rounded(task, 0), unit: 'ms', target: 'under 100 ms' },
    { name: `${name}: longest wait for a frame`, figure: rounded(frame, 0), unit: 'ms' },
    { name: `${name}: frames`, figure: rounded(rate, 0), unit: 'frames/s' },
  ];
}

async function million(page: Page, writer: LogWriter): Promise<Figure[]> {
  await openLog(page, writer);
  await noteSmoothness(page);
  await page.getByLabel('Which lines').click();
  const begun = performance.now();
  await page.getByRole('option', { name: 'Everything' }).click();
  await page.getByText('1,000,000 lines').waitFor({ timeout: 120_000 });
  const opened = performance.now() - begun;
  const opening = await smoothness(page);

  await noteSmoothness(page);
  const scrolling = await page.getByRole('log').evaluate(jumpAbout, SCROLLED);
  const scrolled = await smoothness(page);

  await noteSmoothness(page);
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  const asked = performance.now();
  await page.getByLabel('Search the log').fill('much to say');
  await page.getByRole('search').getByText('1,000,000 lines', { exact: true }).waitFor({ timeout: 120_000 });
  const searched = performance.now() - asked;
  const searching = await smoothness(page);
  const name = 'log of 1,000,000 lines';
  const task = (doing: string, figure: number): Figure => ({
    name: `${name}, ${doing}: longest task`,
    figure: rounded(figure, 0),
    unit: 'ms',
    target: 'under 100 ms',
  });
  return [
    { name: `${name} opened`, figure: rounded(opened, 0), unit: 'ms' },
    task('opening', opening.task),
    { name: `${name}: slowest of ${SCROLLED} jumps to a place`, figure: rounded(scrolling, 0), unit: 'ms' },
    task('scrolling', scrolled.task),
    { name: `${name}: every line found`, figure: rounded(searched, 0), unit: 'ms' },
    task('searching', searching.task),
  ];
}

/** Runs in the page: all over the log; answers with the ms of the slowest jump, to the task after its frame. */
async function jumpAbout(log: Element, times: number): Promise<number> {
  let slowest = 0;
  for (let at = 0; at < times; at += 1) {
    const begun = performance.now();
    // All places come, and no two of them one after the other.
    log.scrollTop = ((at * 37) % times) * (log.scrollHeight / times);
    await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
    slowest = Math.max(slowest, performance.now() - begun);
  }
  return slowest;
}
