import type { Page } from 'playwright-core';
import { startFakeHost } from './fake-host.ts';
import { type Figure, percentile, rounded } from './figure.ts';
import { whenListed } from './window/listed.ts';
import { openWindow } from './window/open-window.ts';

const GUESTS = 1000;
const OPENED = 12;

/** What tells that a tab has its content, and not only its frame. */
const CONTENT = {
  Overview: 'How it is virtualised',
  Hardware: 'Settings',
} as const;

/**
 * Somebody opens one guest after another among 1,000: from the click to the frame that shows what the page is about.
 * The first guest of each tab is not counted: it loads the page's code.
 */
export default async function guestPage(): Promise<Figure[]> {
  const host = await startFakeHost(GUESTS);
  const { browser, close } = await openWindow({ uri: host.uri, guests: GUESTS });
  const { page } = browser;
  await whenListed(page);
  const figures: Figure[] = [];
  for (const tab of ['Overview', 'Hardware'] as const) {
    await row(page, 0).click();
    const tabs = page.getByRole('navigation', { name: /^Tabs of / });
    await tabs.getByRole('link', { name: tab, exact: true }).click();
    await page.getByText(CONTENT[tab], { exact: true }).first().waitFor();
    const taken: number[] = [];
    for (let at = 1; at <= OPENED; at += 1) {
      if (tab === 'Overview') taken.push(await untilShown(page, at, CONTENT[tab]));
      else taken.push(await untilTab(page, at, tab, CONTENT[tab]));
    }
    const name = `guest's page opened among 1,000 guests, ${tab}`;
    figures.push(
      { name: `${name}: median`, figure: rounded(percentile(taken, 0.5), 0), unit: 'ms' },
      {
        name: `${name}: slowest of ${OPENED}`,
        figure: rounded(Math.max(...taken), 0),
        unit: 'ms',
        target: 'under 100 ms',
      },
    );
  }
  await close();
  await host.stop();
  return figures;
}

const row = (page: Page, at: number) => page.locator('[role=row][data-key]').nth(at);

/** Opens the guest of a row on its overview. */
async function untilShown(page: Page, at: number, content: string): Promise<number> {
  return await page.evaluate(measure, { row: at, tab: undefined, content });
}

/** Opens a tab of a guest whose overview is open. */
async function untilTab(page: Page, at: number, tab: string, content: string): Promise<number> {
  await untilShown(page, at, CONTENT.Overview);
  return await page.evaluate(measure, { row: undefined, tab, content });
}

/** Runs in the page: clicks, and answers with the ms until the task after the frame that has the content. */
async function measure(wanted: {
  row: number | undefined;
  tab: string | undefined;
  content: string;
}): Promise<number> {
  const { row: at, tab, content } = wanted;
  const rows = document.querySelectorAll<HTMLElement>('[role=row][data-key]');
  const links = [...document.querySelectorAll<HTMLElement>('nav[aria-label^="Tabs of "] a')];
  const target = at === undefined ? links.find(link => link.textContent === tab) : rows[at];
  if (!target) throw new Error('What is to be clicked is not there.');
  const name = target.querySelector('[data-column=name]')?.textContent;
  const shown = () => {
    const texts = document.evaluate(`//*[text()=${JSON.stringify(content)}]`, document, null, 9, null);
    const section = (texts.singleNodeValue as Element | null)?.closest('section, nav, aside');
    // The picture of how it is virtualised names its guest: one left from the guest before does not count.
    return name === undefined ? section !== null : section?.textContent.includes(name) === true;
  };
  const began = performance.now();
  target.click();
  return await new Promise<number>(resolve => {
    const drawn = () => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
    const observer = new MutationObserver(() => {
      if (!shown()) return;
      observer.disconnect();
      drawn();
    });
    if (shown()) {
      drawn();
      return;
    }
    observer.observe(document, { subtree: true, childList: true, characterData: true });
  });
}
