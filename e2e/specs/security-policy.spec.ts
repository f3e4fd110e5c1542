import { expect, test } from '../support/fixtures.ts';

interface Violation {
  readonly directive: string;
  readonly blocked: string;
  readonly sample: string;
}

declare global {
  interface Window {
    violations: Violation[];
  }
}

const pages = ['/guests', '/guests/new', '/connections', '/readiness', '/activity', '/settings'];

test('no page breaks the content security policy', async ({ innkeeper: { page } }) => {
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', event => {
      window.violations.push({
        directive: event.effectiveDirective,
        blocked: event.blockedURI,
        sample: event.sample,
      });
    });
  });
  await page.reload();
  await expect(page.getByText('test', { exact: true }).first()).toBeVisible();
  for (const path of pages) {
    await page.evaluate(to => {
      location.hash = to;
    }, path);
    await expect(page).toHaveURL(new RegExp(`#${path}`));
    await page.waitForLoadState('networkidle');
    await expect(page.locator('#root')).not.toBeEmpty();
    expect(await page.evaluate(() => window.violations), path).toEqual([]);
  }
});

test('inline script does not run, and strings do not become markup', async ({ innkeeper: { page } }) => {
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    let refused = false;
    try {
      script.textContent = 'window.injected = true';
    } catch {
      refused = true;
    }
    document.head.append(script);
    let markup = 'refused';
    try {
      document.createElement('div').innerHTML = '<img src=x>';
      markup = 'taken';
    } catch {
      // As it should be: trusted types.
    }
    return { refused, injected: 'injected' in window, markup };
  });
  expect(ran).toEqual({ refused: true, injected: false, markup: 'refused' });
});
