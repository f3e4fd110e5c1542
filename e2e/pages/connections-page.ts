import type { Locator, Page } from '@playwright/test';

/** The page of every host, and its dialog that adds one. */
export class ConnectionsPage {
  readonly dialog: Locator;
  readonly failure: Locator;
  readonly connect: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Add a connection' });
    this.failure = this.dialog.getByRole('alert');
    this.connect = this.dialog.getByRole('button', { name: 'Connect', exact: true });
  }

  async open(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Connections' })
      .click();
  }

  card(label: string): Locator {
    return this.page.getByRole('listitem').filter({
      has: this.page.getByRole('heading', { level: 2, name: label, exact: true }),
    });
  }

  async openDialog(): Promise<void> {
    await this.page.getByRole('button', { name: 'Add a connection' }).click();
  }

  /** Types a URI into the open dialog and asks to connect. */
  async tryUri(uri: string): Promise<void> {
    await this.dialog.getByText('By its URI').click();
    await this.dialog.getByLabel('libvirt URI').fill(uri);
    await this.connect.click();
  }
}
