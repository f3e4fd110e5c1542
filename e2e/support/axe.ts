import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** Run as the page's own code: the policy lets no script tag in. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Found {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe finds wrong in both themes, each with the elements it is about. */
async function complaints(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const theme of ['light', 'dark']) {
    await page.evaluate(to => document.documentElement.setAttribute('data-theme', to), theme);
    const violations = await page.evaluate(async () => {
      // With motion reduced nothing fades: two frames later the theme is drawn.
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
      const { axe: engine } = window as unknown as {
        axe: { run(how: { resultTypes: string[] }): Promise<{ violations: Found[] }> };
      };
      // What passes is not asked for: to tell every element’s place costs more than to look at it.
      return (await engine.run({ resultTypes: ['violations'] })).violations;
    });
    found.push(
      ...violations.map(
        ({ id, nodes }) =>
          `${theme}, ${id}: ${nodes.map(({ html, failureSummary }) => `${html}: ${failureSummary}`).join(' | ')}`,
      ),
    );
  }
  return found;
}

/** Brings axe into the page. What it answers with expects that axe has nothing to say about what is shown. */
export async function axeIn(page: Page): Promise<(what: string) => Promise<void>> {
  await page.evaluate(axe);
  return async what => expect.soft(await complaints(page), what).toEqual([]);
}
