import type { Page } from 'playwright-core';

type NotingWindow = Window & { benchDrawn?: Map<string, number> };

/** Notes, from now on, when the frame with each new text of a row's state was drawn. */
export async function startNoting(page: Page): Promise<void> {
  await page.evaluate(() => {
    const drawn = new Map<string, number>();
    (window as NotingWindow).benchDrawn = drawn;
    const textOf = (row: Element, column: string) =>
      row.querySelector(`[data-column=${column}]`)?.textContent.trim() ?? '';
    new MutationObserver(records => {
      const rows = new Set(
        records.flatMap(({ target }) => {
          const element = target instanceof Element ? target : target.parentElement;
          return element?.closest('[role=row][data-key]') ?? [];
        }),
      );
      const names = Array.from(
        rows,
        row => `${textOf(row, 'name')} ${textOf(row, 'state').split(' ')[0] ?? ''}`,
      );
      requestAnimationFrame(() =>
        setTimeout(() => {
          for (const name of names) drawn.set(name, performance.timeOrigin + performance.now());
        }),
      );
    }).observe(document.querySelector('[role=treegrid]') ?? document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
}

/** The time of day, in ms, at which the row was drawn with that state; each is told once. */
export async function whenDrawn(page: Page, name: string, state: string): Promise<number> {
  const key = `${name} ${state}`;
  const handle = await page.waitForFunction(key => {
    const drawn = (window as NotingWindow).benchDrawn;
    const at = drawn?.get(key);
    drawn?.delete(key);
    return at;
  }, key);
  return (await handle.jsonValue()) as number;
}
