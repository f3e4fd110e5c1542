import { createRequire } from 'node:module';
import { expect, test, type Page } from '@playwright/test';
import { type Gallery, startGallery } from '../support/gallery.ts';

// States of the interface that need a thousand guests, a lost host or a refusal: over an invented backend.
let gallery: Gallery;
test.beforeAll(async () => {
  gallery = await startGallery();
});
test.afterAll(() => gallery.close());

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface Found {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds wrong, each with the elements it is about. */
async function complaints(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe });
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Found[] }> } };
    return (await axe.run()).violations;
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

const row = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByText(name, { exact: true }) });
const grid = (page: Page) => page.getByRole('treegrid', { name: 'Guests' });
const selected = (page: Page) => grid(page).locator('[aria-selected=true]');

const scenes = {
  usual: 'dev-fedora',
  many: 'Rack 2',
  compact: 'Rack 2',
  empty: 'No guests yet',
  none: 'No host to run guests on yet',
  lost: 'dev-fedora',
  long: 'the-machine-under-the-stairs',
} as const;

/** Opens a page of a scene. It comes as more than a thousand files, which takes a busy machine its time. */
async function open(page: Page, scene: string, path: string): Promise<void> {
  await page.goto(gallery.at(scene, path));
  await page.getByRole('navigation', { name: 'Main' }).waitFor({ timeout: 120_000 });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    for (const [scene, text] of Object.entries(scenes)) {
      test(`axe has nothing to say about “${scene}”`, async ({ page }) => {
        await open(page, scene, '/guests');
        await expect(page.getByText(text).first()).toBeVisible();
        expect(await complaints(page)).toEqual([]);
      });
    }

    test('axe has nothing to say about a guest, its dialogs and a refusal', async ({ page }) => {
      await open(page, 'errors', '/guests');
      await row(page, 'old-db').click();
      await expect(page.getByRole('heading', { name: 'Disks' })).toBeVisible();
      await page.keyboard.press('s');
      await expect(page.getByRole('alert')).toContainText('not enough free memory');
      expect(await complaints(page)).toEqual([]);
      await page.keyboard.press('Delete');
      await expect(page.getByText('What will be lost')).toBeVisible();
      expect(await complaints(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('t');
      await expect(page.getByLabel('Group', { exact: true })).toBeFocused();
      expect(await complaints(page)).toEqual([]);
    });
  });
}

test('a thousand guests are listed with few rows, and the keyboard reaches the last one', async ({
  page,
}) => {
  await open(page, 'many', '/guests?by=none');
  await expect(row(page, 'node-1')).toBeVisible();
  expect(await page.getByRole('row').count()).toBeLessThan(80);
  await grid(page).focus();
  await page.keyboard.press('End');
  await expect(row(page, 'node-1000')).toBeInViewport();
  await expect(row(page, 'node-1000')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Control+a');
  await expect(page.getByText('1,000 selected')).toBeVisible();
});

test('rows are chosen, opened and let go by keys alone', async ({ page }) => {
  await open(page, 'usual', '/guests?by=none');
  await expect(row(page, 'alpine-lxc')).toBeVisible();
  await grid(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(selected(page)).toHaveCount(3);
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('Space');
  await expect(selected(page)).toHaveCount(4);
  await page.keyboard.press('Escape');
  await expect(selected(page)).toHaveCount(0);
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'alpine-lxc' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'alpine-lxc' })).toBeHidden();
  await page.keyboard.press('/');
  await page.keyboard.type('fedora');
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(page).toHaveURL(/q=fedora/);
});

test('an action shows at once, and what is refused is taken back and explained', async ({ page }) => {
  await open(page, 'usual', '/guests');
  await row(page, 'kali').click();
  await page.keyboard.press('s');
  await expect(row(page, 'kali')).toContainText('Starting…');
  await expect(row(page, 'kali')).toContainText('Running');

  await open(page, 'errors', '/guests');
  await row(page, 'kali').click();
  await page.keyboard.press('s');
  await expect(page.getByRole('alert')).toContainText('not enough free memory');
  await expect(row(page, 'kali')).toContainText('Off');
});

test('headings fold, and a filter that lets nothing through offers to go', async ({ page }) => {
  await open(page, 'usual', '/guests');
  await page.getByText('Lab', { exact: true }).click();
  await expect(row(page, 'router')).toBeHidden();
  await page.getByRole('searchbox').fill('nothing has this name');
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await expect(row(page, 'dev-fedora')).toBeVisible();
});

test('the name has to be typed before data is deleted', async ({ page }) => {
  await open(page, 'usual', '/guests');
  await row(page, 'dev-fedora').click();
  await page.keyboard.press('Delete');
  const confirm = page.getByRole('button', { name: 'Delete with its data' });
  await expect(confirm).toBeDisabled();
  await page.getByLabel('Type dev-fedora to go on').fill('dev-fedora');
  await expect(confirm).toBeEnabled();
});
