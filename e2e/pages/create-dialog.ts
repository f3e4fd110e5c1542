import type { Locator, Page } from '@playwright/test';

type Line = 'CPU' | 'Memory' | 'Disk' | 'Network' | 'Firmware' | 'Runs with' | 'System';
type Source =
  | 'ISO file'
  | 'Cloud image'
  | 'Disk image'
  | 'Appliance'
  | 'Network boot'
  | 'Install tree'
  | 'Kernel'
  | 'Nothing';
type WizardPage =
  | 'System and source'
  | 'Name and place'
  | 'CPU and memory'
  | 'Firmware and security'
  | 'Disks'
  | 'Network'
  | 'Display, sound, input'
  | 'Host devices'
  | 'Folders and extras'
  | 'Summary';

/** The wizard that makes a guest: its Basic view, and the pages of its Expert view. */
export class CreateDialog {
  readonly dialog: Locator;
  readonly name: Locator;
  readonly receipt: Locator;
  /** Creates the guest and starts it. */
  readonly create: Locator;
  readonly createOnly: Locator;
  readonly problems: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole('region', { name: 'New guest', exact: true });
    this.name = this.dialog.getByLabel('Name', { exact: true });
    this.receipt = this.dialog.getByRole('region', { name: 'What will be created' });
    this.create = this.dialog.getByRole('button', { name: 'Create and start', exact: true });
    this.createOnly = this.dialog.getByRole('button', { name: 'Create', exact: true });
    this.problems = this.dialog.getByRole('alert');
  }

  async open(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: 'New guest' }).click();
    await this.name.waitFor();
  }

  async view(view: 'Basic' | 'Expert'): Promise<void> {
    await this.dialog.getByRole('group', { name: 'View' }).getByText(view).click();
  }

  /** One page of the Expert view. */
  async turnTo(title: WizardPage): Promise<void> {
    const rail = this.dialog.getByRole('navigation', { name: 'Pages of the new guest' });
    if (!(await rail.isVisible())) await this.view('Expert');
    await rail.getByRole('link', { name: new RegExp(`^${title}`) }).click();
    await this.dialog.getByRole('heading', { name: title, level: 1 }).waitFor();
  }

  iso(): Locator {
    return this.dialog.getByLabel('Path or address of the ISO file');
  }

  image(): Locator {
    return this.dialog.getByLabel('Path or address of the disk image');
  }

  async source(kind: Source): Promise<void> {
    await this.dialog.getByRole('group', { name: 'Start from' }).getByText(kind, { exact: true }).click();
  }

  line(line: Line): Locator {
    return this.receipt.getByRole('button', { name: new RegExp(`^${line}: `) });
  }

  /** In the Basic view. */
  async size(line: 'Memory' | 'Disk', size: string): Promise<void> {
    await this.dialog.getByLabel(line, { exact: true }).fill(size);
  }
}
