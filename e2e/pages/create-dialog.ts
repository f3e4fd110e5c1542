import type { Locator, Page } from '@playwright/test';

type Line = 'CPU' | 'Memory' | 'Disk' | 'Network' | 'Firmware' | 'Acceleration' | 'Pool';

/** The dialog that makes a guest. */
export class CreateDialog {
  readonly dialog: Locator;
  readonly name: Locator;
  readonly receipt: Locator;
  readonly create: Locator;
  readonly problems: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'New guest' });
    this.name = this.dialog.getByLabel('Name', { exact: true });
    this.receipt = this.dialog.getByRole('region', { name: 'What will be created' });
    this.create = this.dialog.getByRole('button', { name: 'Create', exact: true });
    this.problems = this.dialog.getByRole('alert');
  }

  async open(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: 'New guest' }).click();
    await this.name.waitFor();
  }

  iso(): Locator {
    return this.dialog.getByLabel('Path of the ISO file on the host');
  }

  image(): Locator {
    return this.dialog.getByLabel('Path of the disk image on the host');
  }

  async source(kind: 'ISO file' | 'Disk image' | 'Network boot' | 'Nothing'): Promise<void> {
    await this.dialog.getByRole('group', { name: 'Start from' }).getByText(kind).click();
  }

  line(line: Line): Locator {
    return this.receipt.getByRole('button', { name: new RegExp(`^${line}: `) });
  }

  async size(line: 'Memory' | 'Disk', size: string): Promise<void> {
    await this.line(line).click();
    await this.receipt
      .getByLabel(line === 'Memory' ? 'Memory' : 'Size of the new disk', { exact: true })
      .fill(size);
  }
}
