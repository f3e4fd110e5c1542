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

  /** Opens a tab, from the menu at their end where there is no room for all of them. */
  async openTab(guest: string, name: string): Promise<void> {
    // Those that find no room are there, hidden.
    const shown = this.page.locator(`nav[aria-label="Tabs of ${guest}"] a`).getByText(name, { exact: true });
    await shown.waitFor({ state: 'attached' });
    if (await shown.isVisible()) return await shown.click();
    const tabs = this.page.getByRole('navigation', { name: `Tabs of ${guest}` });
    await tabs.getByRole('button', { name: 'More', exact: true }).click();
    await this.page.getByRole('menuitem', { name, exact: true }).click();
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
