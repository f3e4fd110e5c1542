import type { Locator, Page } from '@playwright/test';

/** A guest's devices and settings. */
export class HardwareTab {
  /** What is changed and not applied. */
  readonly draft: Locator;
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.draft = page.getByRole('region', { name: 'Changes that are not applied' });
    this.dialog = page.getByRole('dialog');
  }

  /** A device or page of settings in the list. */
  item(title: RegExp): Locator {
    return this.page.getByRole('navigation', { name: 'Hardware' }).getByRole('button', { name: title });
  }

  async open(title: RegExp): Promise<void> {
    const back = this.page.getByRole('button', { name: 'Back to all hardware' });
    if (await back.isVisible()) await back.click();
    await this.item(title).click();
  }

  field(label: string): Locator {
    return this.page.getByRole('textbox', { name: label, exact: true });
  }

  async apply(): Promise<void> {
    await this.draft.getByRole('button', { name: 'Review and apply…' }).click();
    await this.dialog.getByRole('button', { name: 'Apply', exact: true }).click();
  }

  /** Adds a device as it is suggested. */
  async add(find: string, start: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: 'Add', exact: true }).click();
    await this.dialog.getByRole('searchbox').fill(find);
    await this.dialog.getByRole('button', { name: start }).first().click();
    await this.dialog.getByRole('button', { name: 'Add', exact: true }).click();
  }

  async remove(): Promise<void> {
    await this.page.getByRole('button', { name: 'Remove…' }).click();
    await this.dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  }
}
