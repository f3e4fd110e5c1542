import { expect, type Locator, type Page } from '@playwright/test';

/** The list of guests, with its toolbar. */
export class GuestsPage {
  readonly grid: Locator;
  readonly filter: Locator;
  readonly bulk: Locator;

  constructor(readonly page: Page) {
    this.grid = page.getByRole('treegrid', { name: 'Guests' });
    this.filter = page.getByRole('searchbox', { name: 'Filter by name, address, tag, system' });
    this.bulk = page.getByRole('toolbar', { name: 'Selected guests' });
  }

  row(name: string): Locator {
    return this.grid
      .getByRole('row')
      .filter({ has: this.page.locator('[data-column=name]').getByText(name, { exact: true }) });
  }

  cell(name: string, column: string): Locator {
    return this.row(name).locator(`[data-column=${column}]`);
  }

  group(label: string): Locator {
    return this.grid.locator('[aria-expanded]').filter({ hasText: label });
  }

  /** Names in the order in which they are shown; of a long list, those that are drawn. */
  names(): Promise<string[]> {
    return this.grid.locator('[data-column=name]').evaluateAll(cells =>
      cells
        .map(cell => ({ text: cell.textContent, top: cell.getBoundingClientRect().top }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text),
    );
  }

  async expectState(name: string, state: string, options?: { timeout: number }): Promise<void> {
    await expect(this.cell(name, 'state')).toHaveText(state, options);
  }

  /** Adds these rows to what is selected. */
  async select(...names: string[]): Promise<void> {
    for (const name of names) await this.cell(name, 'name').click({ modifiers: ['Control'] });
  }
}
