import { expect, type Locator, type Page } from '@playwright/test';

/** A guest's snapshots. */
export class SnapshotsTab {
  readonly tree: Locator;

  constructor(
    readonly page: Page,
    readonly guest: string,
  ) {
    this.tree = page.getByRole('treegrid', { name: `Snapshots of ${guest}` });
  }

  row(name: string): Locator {
    return this.tree.getByRole('row').filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** Takes one; of a running guest with its memory. */
  async take(name: string, kept: 'internal' | 'external'): Promise<void> {
    await this.page.getByRole('button', { name: 'Take a snapshot' }).first().click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Name', { exact: true }).fill(name);
    const where = kept === 'internal' ? 'Inside the disk file' : 'In a new file';
    await dialog.getByRole('radio', { name: new RegExp(`^${where}`) }).check();
    if (kept === 'external') await dialog.getByLabel(/^With its memory/).check();
    await dialog.getByRole('button', { name: 'Take it' }).click();
    await expect(this.row(name)).toBeVisible({ timeout: 60_000 });
    await this.done(`Take the snapshot “${name}”`);
  }

  /** Resolves once the job says that it is through: until then the guest is in use. */
  private async done(what: string): Promise<void> {
    const told = this.page.getByRole('status').filter({ hasText: what }).filter({ hasText: 'Done' });
    await expect(told.last()).toBeVisible({ timeout: 60_000 });
  }

  /** Goes back to one and throws away what is now. */
  async returnTo(name: string): Promise<void> {
    await this.row(name).click();
    await this.page.getByRole('button', { name: 'Return to it…' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Keep what the guest is now as a snapshot').uncheck();
    await this.agreeToLoss(dialog, 'Return');
    await this.done(`Return to the snapshot “${name}”`);
  }

  async delete(name: string): Promise<void> {
    await this.row(name).click();
    await this.page.getByRole('button', { name: 'More to do with this snapshot' }).click();
    await this.page.getByRole('menuitem', { name: 'Delete…' }).click();
    await this.agreeToLoss(this.page.getByRole('dialog'), 'Delete');
    await expect(this.row(name)).toHaveCount(0, { timeout: 60_000 });
    await this.done(`Delete the snapshot “${name}”`);
  }

  private async agreeToLoss(dialog: Locator, verb: string): Promise<void> {
    const typed = dialog.getByLabel(`Type ${this.guest} to go on`);
    await expect(typed).toBeVisible();
    await typed.fill(this.guest);
    await dialog.getByRole('button', { name: verb, exact: true }).click();
    await expect(dialog).toHaveCount(0);
  }
}
