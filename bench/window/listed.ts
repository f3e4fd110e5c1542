import type { Page } from 'playwright-core';

/** When parts of the list were drawn, in ms on the page's clock, and when the page first painted anything. */
export interface Listed {
  readonly painted: number;
  /** Rows down to the lower edge of the window. */
  readonly screenful: number;
  readonly all: number;
}

type NotingWindow = Window & { benchListed?: Partial<Listed> };

/** From the next page on. */
export async function noteWhenListed(page: Page, guests: number): Promise<void> {
  await page.addInitScript(note, guests);
}

export async function whenListed(page: Page): Promise<Listed> {
  const handle = await page.waitForFunction(() => {
    const { screenful, all } = (window as NotingWindow).benchListed ?? {};
    const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
    if (screenful === undefined || all === undefined || painted === undefined) return undefined;
    return { painted, screenful, all };
  });
  return (await handle.jsonValue()) as Listed;
}

/** Runs in the page. What changed is drawn when the task after the next frame begins. */
function note(guests: number): void {
  const listed: { -readonly [Part in keyof Listed]?: Listed[Part] } = {};
  (window as NotingWindow).benchListed = listed;
  const drawn = (part: 'screenful' | 'all') =>
    requestAnimationFrame(() => setTimeout(() => (listed[part] ??= performance.now())));
  const look = () => {
    const last = [...document.querySelectorAll('[role=row][data-key]')].at(-1);
    const full = last !== undefined && last.getBoundingClientRect().bottom >= innerHeight;
    if (listed.screenful === undefined && full) drawn('screenful');
    const lines = Number(document.querySelector('[role=treegrid]')?.getAttribute('aria-rowcount') ?? 0);
    if (listed.all === undefined && lines > guests) drawn('all');
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributeFilter: ['aria-rowcount'],
  });
}
