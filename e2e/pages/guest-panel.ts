import type { Locator, Page } from '@playwright/test';

/** One guest beside the list. */
export class GuestPanel {
  constructor(readonly page: Page) {}

  heading(name: string): Locator {
    return this.page.getByRole('heading', { level: 1, name });
  }

  tab(guest: string, name: string | RegExp): Locator {
    return this.page.getByRole('navigation', { name: `Tabs of ${guest}` }).getByRole('link', { name });
  }

  /** An entry of the menu of what changes its state. */
  async power(action: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Other ways to change its state' }).click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }

  async more(action: string): Promise<void> {
    const actions = this.page.getByRole('button', { name: 'More actions' });
    await actions.last().click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }

  /** Deletes the guest from its panel with everything that is ticked at first. */
  async remove(name: string): Promise<void> {
    await this.more('Delete…');
    const dialog = this.page.getByRole('dialog', { name: `Delete “${name}”?` });
    await dialog.getByLabel(`Type ${name} to go on`).fill(name);
    await dialog.getByRole('button', { name: 'Delete with its data' }).click();
  }
}
