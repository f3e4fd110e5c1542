import type { Page } from '@playwright/test';
import { Screen, Terminal } from '../pages/consoles.ts';
import { CreateWizard } from '../pages/create-wizard.ts';
import { GuestPanel } from '../pages/guest-panel.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { axeIn } from '../support/axe.ts';
import { expect } from '../support/fixtures.ts';
import { tinyGuestXml } from '../support/guests.ts';
import { test } from '../support/private-libvirtd.ts';
import { define } from '../support/virsh.ts';

test('axe has nothing to say about any page, dialog or console', async ({
  daemon: { virsh },
  innkeeper: { page },
}) => {
  const guests = new GuestsPage(page);
  const panel = new GuestPanel(page);
  const expectClean = await axeIn(page);

  await expect(page.getByRole('heading', { name: 'No guests yet' })).toBeVisible();
  await expectClean('no guests');
  await define(virsh, await tinyGuestXml({ name: 'tiny' }));
  await virsh('start', 'tiny');
  await guests.expectState('tiny', 'Running');
  await expectClean('the list');

  await guests.cell('tiny', 'name').click();
  await expect(page.getByRole('heading', { name: 'Disks' })).toBeVisible();
  await expectClean('a guest');
  for (const [keys, title] of [
    ['Delete', /^Delete/],
    ['Shift+F', /^Force off/],
    ['t', /^Group and tags/],
    ['Control+k', /^Search everything/],
    ['?', /^Keyboard shortcuts/],
  ] as const) {
    await guests.grid.focus();
    await page.keyboard.press(keys);
    await expect(page.getByRole('dialog', { name: title })).toBeVisible();
    await expectClean(String(title));
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  for (const [name, content] of [
    ['Hardware', page.getByRole('navigation', { name: 'Hardware' })],
    ['Snapshots', page.getByRole('heading', { name: /snapshot/i })],
    ['Performance', page.getByRole('figure').first()],
    ['Agent', page.getByRole('heading', { name: 'Install the agent' })],
    ['XML', page.getByRole('textbox', { name: 'Document of tiny' })],
    ['Activity', page.getByText('It started.').first()],
  ] as const) {
    await panel.openTab('tiny', name);
    await expect(content).toBeVisible();
    await expectClean(name);
  }
  for (const [keys, title] of [
    ['d', /^Duplicate/],
    ['e', /^Export/],
  ] as const) {
    await guests.grid.focus();
    await page.keyboard.press(keys);
    await expect(page.getByRole('dialog', { name: title })).toBeVisible();
    await expectClean(String(title));
    await page.keyboard.press('Escape');
  }
  await panel.tab('tiny', 'Serial 1').click();
  await new Terminal(page).prompt();
  await expectClean('serial console');
  await panel.tab('tiny', 'Screen').click();
  await new Screen(page).expectDrawn();
  await expectClean('screen');

  const create = new CreateWizard(page);
  await create.open();
  await create.name.fill('tiny');
  await create.image().fill('/nowhere/none.iso');
  await expect(create.problems.first()).toBeVisible();
  await expectClean('new guest');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Close', exact: true }).click();

  const tabs = page.getByRole('navigation', { name: /^Tabs of / });
  for (const area of ['Host devices', 'Storage', 'Networks']) {
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: new RegExp(`^${area}`) })
      .click();
    await expect(page.getByRole('heading', { level: 1, name: new RegExp(`^${area}`) })).toBeVisible();
    for (const name of await tabs.getByRole('link').allTextContents()) {
      await tabs.getByRole('link', { name, exact: true }).click();
      await page.waitForLoadState('networkidle');
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
      await expectClean(`${area}: ${name}`);
    }
  }

  for (const name of ['Connections', 'Readiness', 'Activity', 'Settings']) {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await page.waitForLoadState('networkidle');
    await expectClean(name);
  }
});

interface Control {
  /** Its place in the page, and how it begins. */
  readonly id: string;
  /** All that a ring, a line or a shade around it could change. */
  readonly look: string;
}

/** Tab goes through everything that can be used; what has the focus looks like it. */
test('the keyboard reaches every control of a page, and shows where it is', async ({
  daemon: { virsh },
  innkeeper: { page },
}) => {
  await define(virsh, await tinyGuestXml({ name: 'tiny' }));
  await new GuestsPage(page).expectState('tiny', 'Off');
  for (const name of ['Guests', 'Connections', 'Settings']) {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeAttached();
    const unfocused = new Map<string, string>();
    for (const elsewhere of ['Activity', 'Readiness']) {
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: elsewhere }).focus();
      for (const { id, look } of await controls(page, ':not(:focus)')) unfocused.set(id, look);
    }
    expect(unfocused.size).toBeGreaterThan(8);
    const unreached = new Set(unfocused.keys());
    for (let step = 0; step < unfocused.size * 2 && unreached.size > 0; step += 1) {
      await page.keyboard.press('Tab');
      const [control] = await controls(page, ':focus');
      if (control === undefined) continue;
      await expect
        .poll(async () => (await controls(page, ':focus'))[0]?.look, `${name}: ${control.id} shows the focus`)
        .not.toBe(unfocused.get(control.id));
      unreached.delete(control.id);
    }
    expect([...unreached], name).toEqual([]);
  }
});

/** Every control that is in sight and enabled, of a radio group the one that is chosen; or those that also match. */
function controls(page: Page, also = '*'): Promise<Control[]> {
  return page.evaluate(match => {
    const usable =
      'a[href], button:not(:disabled, [tabindex="-1"]), input:not(:disabled, [type=radio]), input[type=radio]:checked, [tabindex="0"]';
    return [...document.querySelectorAll<HTMLElement>(usable)]
      .filter(element => element.checkVisibility() && !element.closest('[aria-hidden=true]'))
      .map((element, index) => ({ element, id: `${index} <${element.localName}> ${element.textContent}` }))
      .filter(({ element }) => element.matches(match))
      .map(({ element, id }) => {
        const parent = element.parentElement;
        const places: readonly (readonly [Element | null | undefined, pseudo?: string])[] = [
          [element],
          [parent],
          // Where lines would lie over a ring, it is drawn over them.
          [parent, '::after'],
          [element.closest('label')],
          [parent?.querySelector('fieldset')],
        ];
        const look = places.map(([each, pseudo]) => {
          if (!each) return '';
          const { outline, boxShadow, borderColor, backgroundColor, backgroundImage } = getComputedStyle(
            each,
            pseudo,
          );
          return [outline, boxShadow, borderColor, backgroundColor, backgroundImage].join();
        });
        return { id, look: look.join() };
      });
  }, also);
}
