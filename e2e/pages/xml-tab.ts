import type { Locator, Page } from '@playwright/test';

/** A guest's document, written by hand. */
export class XmlTab {
  readonly editor: Locator;
  readonly issues: Locator;
  readonly review: Locator;
  readonly define: Locator;
  /** What differs from what the guest has. */
  readonly changes: Locator;

  constructor(
    readonly page: Page,
    guest: string,
  ) {
    this.editor = page.getByRole('textbox', { name: `Document of ${guest}` });
    this.issues = page.getByRole('list', { name: 'What is wrong with the document' }).getByRole('listitem');
    this.review = page.getByRole('button', { name: 'Review changes' });
    this.define = page.getByRole('button', { name: 'Define', exact: true });
    this.changes = page.getByLabel('What you changed');
  }

  issue(text: RegExp): Locator {
    return this.issues.filter({ hasText: text });
  }

  /** Types behind the first line that holds a text. */
  async putAtEndOf(line: string, text: string): Promise<void> {
    await this.editor.locator('.cm-line').filter({ hasText: line }).first().click();
    await this.page.keyboard.press('End');
    await this.page.keyboard.type(text);
  }

  async undo(): Promise<void> {
    await this.editor.press('Control+z');
  }
}
