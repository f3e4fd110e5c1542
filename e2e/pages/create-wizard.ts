import { expect, type Locator, type Page } from '@playwright/test';

export type Source =
  | 'ISO file'
  | 'Cloud image'
  | 'Disk image'
  | 'Appliance'
  | 'Network boot'
  | 'Install tree'
  | 'Kernel'
  | 'Nothing';

export type WizardPage =
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

/** The wizard that makes a guest. */
export class CreateWizard {
  readonly main: Locator;
  readonly name: Locator;
  readonly create: Locator;
  readonly createAndStart: Locator;
  /** What stands in the way, wherever it is said. */
  readonly problems: Locator;
  /** What comes of the answers. */
  readonly outcome: Locator;

  constructor(readonly page: Page) {
    this.main = page.getByRole('main');
    this.name = this.main.getByRole('textbox', { name: 'Name', exact: true });
    this.create = this.main.getByRole('button', { name: 'Create', exact: true });
    this.createAndStart = this.main.getByRole('button', { name: 'Create and start' });
    this.problems = this.main.getByRole('alert');
    this.outcome = this.main.getByRole('region', { name: 'What will be created' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: 'New guest' }).click();
    await expect(this.main.getByRole('group', { name: 'View' })).toBeVisible();
  }

  async view(which: 'Basic' | 'Expert'): Promise<void> {
    await this.main.getByRole('group', { name: 'View' }).getByText(which).click();
  }

  /** Of the Expert view. */
  async goTo(name: WizardPage): Promise<void> {
    await this.main.getByRole('navigation').getByRole('link', { name }).click();
    await expect(this.main.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  async startFrom(source: Source): Promise<void> {
    await this.main.getByRole('group', { name: 'Start from' }).getByText(source, { exact: true }).click();
  }

  /** Where the source's image is: a path of the host, or an address. */
  image(): Locator {
    return this.main.getByRole('textbox', { name: /^Path or address of the / });
  }

  field(label: string): Locator {
    return this.main.getByRole('textbox', { name: label, exact: true });
  }

  /** A line of what will be created. */
  line(label: string): Locator {
    return this.outcome.getByRole('listitem').filter({ hasText: new RegExp(`^${label}`) });
  }

  async choose(label: string, option: string | RegExp): Promise<void> {
    await this.main.getByRole('combobox', { name: label, exact: true }).click();
    await this.page.getByRole('option', { name: option }).click();
  }
}
