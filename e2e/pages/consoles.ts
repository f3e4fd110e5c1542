import { expect, type Locator, type Page } from '@playwright/test';

/** A guest's screen, in a tab or in a window of its own. */
export class Screen {
  readonly toolbar: Locator;
  readonly canvas: Locator;
  readonly overlay: Locator;

  constructor(readonly page: Page) {
    this.toolbar = page.getByRole('toolbar', { name: 'Screen' });
    this.canvas = page.getByTestId('screen').locator('canvas');
    this.overlay = page.getByTestId('screen').locator('~ output');
  }

  /** A digest of the picture, and how many of its pixels are not black. */
  picture(): Promise<{ lit: number; digest: number; width: number; height: number }> {
    return this.canvas.evaluate(element => {
      const canvas = element as HTMLCanvasElement;
      const { width, height } = canvas;
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
      let lit = 0;
      let digest = 0;
      for (let at = 0; at < pixels.length; at += 4) {
        const colour = ((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0);
        if (colour !== 0) lit += 1;
        digest = (Math.imul(digest, 31) + colour) | 0;
      }
      return { lit, digest, width, height };
    });
  }

  /** Resolves when the picture is one with something on it. */
  async expectDrawn(): Promise<void> {
    await expect(this.canvas).toBeVisible({ timeout: 30_000 });
    // A line of text of the smallest font is some hundred pixels.
    await expect.poll(async () => (await this.picture()).lit, { timeout: 60_000 }).toBeGreaterThan(300);
  }

  /** Resolves when the picture is another one than this. */
  async expectChanged(before: { digest: number }): Promise<void> {
    await expect.poll(async () => (await this.picture()).digest).not.toBe(before.digest);
  }
}

/** A guest's text console. */
export class Terminal {
  readonly toolbar: Locator;
  readonly screen: Locator;

  constructor(readonly page: Page) {
    this.toolbar = page.getByRole('toolbar', { name: 'Console' });
    this.screen = page.getByTestId('terminal');
  }

  /** The lines that are shown. */
  lines(): Promise<string[]> {
    return this.screen
      .locator('.xterm-rows > div')
      .evaluateAll(rows => rows.map(row => row.textContent.trimEnd()));
  }

  async expectLine(line: string | RegExp, timeout = 30_000): Promise<void> {
    const fits = (text: string) => (typeof line === 'string' ? text === line : line.test(text));
    await expect
      .poll(async () => (await this.lines()).some(fits), { timeout, message: `a line ${line}` })
      .toBe(true);
  }

  /** Asks the guest's shell for a prompt until it gives one: what it said before this opened is not repeated. */
  async prompt(timeout = 30_000): Promise<void> {
    await expect(async () => {
      await this.run('');
      await this.expectLine(/^tiny#$/, 1000);
    }).toPass({ timeout });
  }

  /** Types a command into the guest's shell. */
  async run(command: string): Promise<void> {
    await this.screen.click();
    await this.page.keyboard.type(command);
    await this.page.keyboard.press('Enter');
  }
}
