import type { Locator, Page } from '@playwright/test';

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

/** The wizard that makes a guest: its Basic view, and the pages of its Expert view. */
export class CreateWizard {
  readonly form: Locator;
  readonly name: Locator;
  readonly create: Locator;
  readonly createAndStart: Locator;
  /** What stands in the way, beside the fields it is about. */
  readonly problems: Locator;
  /** What comes of the answers. */
  readonly outcome: Locator;

  constructor(readonly page: Page) {
    this.form = page.getByRole('region', { name: 'New guest', exact: true });
    this.name = this.field('Name');
    this.create = this.form.getByRole('button', { name: 'Create', exact: true });
    this.createAndStart = this.form.getByRole('button', { name: 'Create and start', exact: true });
    this.problems = this.form.getByRole('alert');
    this.outcome = this.form.getByRole('region', { name: 'What will be created' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: 'New guest' }).click();
    await this.form.getByRole('group', { name: 'View' }).waitFor();
  }

  async view(which: 'Basic' | 'Expert'): Promise<void> {
    await this.form.getByRole('group', { name: 'View' }).getByText(which).click();
  }

  /** One page of the Expert view. */
  async turnTo(title: WizardPage): Promise<void> {
    const rail = this.form.getByRole('navigation', { name: 'Pages of the new guest' });
    if (!(await rail.isVisible())) await this.view('Expert');
    await rail.getByRole('link', { name: new RegExp(`^${title}`) }).click();
    await this.form.getByRole('heading', { name: title, level: 1 }).waitFor();
  }

  async startFrom(source: Source): Promise<void> {
    await this.form.getByRole('group', { name: 'Start from' }).getByText(source, { exact: true }).click();
  }

  /** Where the source's image is: a path of the host, or an address. */
  image(): Locator {
    return this.form.getByRole('textbox', { name: /^Path or address of the / });
  }

  field(label: string): Locator {
    return this.form.getByRole('textbox', { name: label, exact: true });
  }

  /** A line of what will be created, which leads to where it is decided. */
  line(label: string): Locator {
    return this.outcome.getByRole('button', { name: new RegExp(`^${label}: `) });
  }

  async choose(label: string, option: string | RegExp): Promise<void> {
    await this.form.getByRole('combobox', { name: label, exact: true }).click();
    await this.page.getByRole('option', { name: option }).click();
  }

  /** The operating system, where it is not recognised. */
  async chooseSystem(search: string, name: string | RegExp): Promise<void> {
    await this.form.getByRole('button', { name: 'Choose…' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('combobox').fill(search);
    await dialog.getByRole('option', { name }).first().click();
  }
}
