import type { Locator, Page } from '@playwright/test';

/** The tabs of one container engine, as a person uses them. */
export class EnginePage {
  constructor(readonly page: Page) {}

  /** Goes to a tab of the only engine there is. */
  async open(tab: string): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Main' }).locator('a[href*="/engines/"]').first().click();
    await this.page
      .getByRole('navigation', { name: /^Tabs of/ })
      .getByRole('link', { name: tab, exact: true })
      .click();
  }

  /** A row of the tab's list. */
  row(label: string, name: string): Locator {
    return this.page.getByRole('list', { name: label, exact: true }).getByRole('button', { name });
  }

  /** The chosen one, at the right. */
  panel(title: string): Locator {
    return this.page.getByRole('complementary', { name: title, exact: true });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }
}
