import { expect, test } from '../support/fixtures.ts';

test('a page whose style is cut off on its way is shown, and gets it by asking again', async ({
  innkeeper: { page },
}) => {
  const asked: string[] = [];
  await page.route('**/assets/*.css', async route => {
    const url = route.request().url();
    const before = asked.includes(url);
    asked.push(url);
    // As Chromium does while a network interface of the host comes or goes.
    await (before ? route.continue() : route.abort('internetdisconnected'));
  });
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Networks' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Networks/ })).toBeVisible();
  await expect.poll(() => asked.length).toBeGreaterThan(1);
  await expect
    .poll(() =>
      page.evaluate(
        urls => [...document.styleSheets].filter(({ href }) => urls.includes(href ?? '')).length,
        asked,
      ),
    )
    .toBe(new Set(asked).size);
});
