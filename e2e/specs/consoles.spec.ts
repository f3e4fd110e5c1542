import { readFile } from 'node:fs/promises';
import { Screen, Terminal } from '../pages/consoles.ts';
import { GuestPanel } from '../pages/guest-panel.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { expect, test as base } from '../support/fixtures.ts';
import { tinyGuestXml } from '../support/guests.ts';
import { define, system, virsh } from '../support/virsh.ts';

interface Running {
  readonly name: string;
  readonly panel: GuestPanel;
  readonly screen: Screen;
  readonly terminal: Terminal;
}

/** A guest that runs, has two serial ports, and is open beside the list. */
const test = base.extend<{ guest: Running }>({
  guest: async ({ innkeeper: { page }, prefix: name }, use) => {
    await define(virsh, await tinyGuestXml({ name, twoSerials: true }));
    await virsh('start', name);
    await new GuestsPage(page).cell(name, 'name').click();
    await use({ name, panel: new GuestPanel(page), screen: new Screen(page), terminal: new Terminal(page) });
  },
});

test.use({ connect: [system] });

const ready = (port: string) => new RegExp(`Tiny guest ready on /dev/${port}`);

test('the screen: view only, typed clipboard, keys by name, a picture in a file, full screen', async ({
  guest: { name, panel, screen, terminal },
  innkeeper: { page, savedFile },
}) => {
  await panel.tab(name, 'Serial 1').click();
  await terminal.expectLine(ready('ttyS0'));
  await panel.tab(name, 'Screen').click();
  await screen.expectDrawn();
  const { toolbar } = screen;

  await test.step('view only sends no keys', async () => {
    const viewOnly = toolbar.getByRole('button', { name: /^View only/ });
    await viewOnly.click();
    await expect(viewOnly).toHaveAttribute('aria-pressed', 'true');
    await expect(toolbar.getByRole('button', { name: 'Send keys' })).toBeDisabled();
    await screen.canvas.click();
    await page.keyboard.type('touch /from-view-only');
    await page.keyboard.press('Enter');
    await viewOnly.click();
    await expect(viewOnly).toHaveAttribute('aria-pressed', 'false');
  });

  await test.step('text of the clipboard is typed, capitals and signs too', async () => {
    await toolbar.getByRole('button', { name: 'Clipboard' }).click();
    const clipboard = page.getByRole('dialog', { name: 'Clipboard' });
    await clipboard.getByRole('textbox', { name: 'Text' }).fill('echo "It: {Works} & <Types>" >/Typed\n');
    await clipboard.getByRole('button', { name: 'Type it' }).click();
    await expect(clipboard.getByRole('button', { name: 'Stop typing' })).toHaveCount(0);
    await clipboard.press('Escape');
    await panel.tab(name, 'Serial 1').click();
    await terminal.run('cat /Typed; ls /from-view-only');
    await terminal.expectLine('It: {Works} & <Types>');
    await terminal.expectLine(/from-view-only: No such file/);
    await panel.tab(name, 'Screen').click();
    await screen.expectDrawn();
  });

  await test.step('the picture is saved as a file', async () => {
    const { width, height } = await screen.picture();
    const file = await savedFile(() =>
      toolbar.getByRole('button', { name: 'Save a picture of the screen' }).click(),
    );
    expect(file.name).toMatch(new RegExp(`^${name} [\\d-]+ [\\d.]+\\.png$`));
    const png = await readFile(file.path);
    expect(png.toString('latin1', 1, 4)).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, height]);
  });

  await test.step('full screen and back', async () => {
    await toolbar.getByRole('button', { name: 'Full screen' }).click();
    const left = async () => (await toolbar.boundingBox())?.x;
    await expect.poll(left).toBe(0);
    expect(await page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
    await toolbar.getByRole('button', { name: 'Leave full screen' }).click();
    await expect.poll(left).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.fullscreenElement)).toBeNull();
  });

  await test.step('Ctrl + Alt + Delete restarts it, and the screen goes on', async () => {
    const before = await screen.picture();
    await toolbar.getByRole('button', { name: 'Send keys' }).click();
    await page.getByRole('menuitem', { name: 'Ctrl + Alt + Delete' }).click();
    await screen.expectChanged(before);
    await panel.tab(name, 'Serial 1').click();
    // A new kernel has no files of the old one.
    await expect
      .poll(async () => (await terminal.lines()).filter(line => ready('ttyS0').test(line)).length, {
        timeout: 30_000,
      })
      .toBeGreaterThan(1);
    await terminal.run('ls /Typed');
    await terminal.expectLine(/Typed: No such file/);
    await panel.tab(name, 'Screen').click();
    await screen.expectDrawn();
  });
});

test('consoles come back after the guest was forced off and started again', async ({
  guest: { name, panel, screen, terminal },
  innkeeper: { page },
}) => {
  await panel.tab(name, 'Screen').click();
  await screen.expectDrawn();
  await panel.power('Force off');
  await page.getByRole('dialog').getByRole('button', { name: 'Force off' }).click();
  await expect(screen.overlay).toContainText(`${name} is off.`);
  await screen.overlay.getByRole('button', { name: 'Start' }).click();
  await screen.expectDrawn();
  await panel.tab(name, 'Serial 1').click();
  await terminal.expectLine(ready('ttyS0'));
});

test('two serial consoles at once, one in a window of its own, each with its own text', async ({
  guest: { name, panel, terminal },
  innkeeper: { page, ownWindow },
}) => {
  await panel.tab(name, 'Serial 2').click();
  await terminal.expectLine(ready('ttyS1'));
  const own = await ownWindow(() =>
    terminal.toolbar.getByRole('button', { name: 'Open in a window of its own' }).click(),
  );
  const second = new Terminal(own);
  // It serves one at a time: the window has it now, and the tab says so.
  await expect(page.getByText('This console was opened somewhere else.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take it back' })).toBeVisible();
  await second.run('echo $((20+3)) in ttyS1');
  await second.expectLine('23 in ttyS1');

  await panel.tab(name, 'Serial 1').click();
  await terminal.prompt();
  await terminal.run('echo $((20+4)) in ttyS0');
  await terminal.expectLine('24 in ttyS0');
  expect((await terminal.lines()).join('\n')).not.toContain('ttyS1');
  expect((await second.lines()).join('\n')).not.toContain('ttyS0');
  await expect(own).toHaveTitle(`${name}: serial1`);
  await own.close();
});

test('what a terminal printed can be searched', async ({
  guest: { name, panel, terminal },
  innkeeper: { page },
}) => {
  await panel.tab(name, 'Serial 1').click();
  await terminal.expectLine(ready('ttyS0'));
  await terminal.run('for i in 1 2 3; do echo needle-$((i*11)); done');
  await terminal.expectLine('needle-33');
  await terminal.toolbar.getByRole('button', { name: 'Search' }).click();
  const field = page.getByRole('textbox', { name: 'Search what was printed' });
  await field.fill('needle-22');
  await expect(page.getByRole('search')).toContainText('1 of 1');
  await field.fill('hay');
  await expect(page.getByRole('search')).toContainText('Not found');
  await field.press('Escape');
  await expect(field).toHaveCount(0);
});

test('a screen in a window of its own draws and takes keys', async ({
  guest: { name, panel, screen, terminal },
  innkeeper: { ownWindow },
}) => {
  await panel.tab(name, 'Serial 1').click();
  await terminal.expectLine(ready('ttyS0'));
  await panel.tab(name, 'Screen').click();
  await screen.expectDrawn();
  const own = await ownWindow(() =>
    screen.toolbar.getByRole('button', { name: 'Open in a window of its own' }).click(),
  );
  const window = new Screen(own);
  await window.expectDrawn();
  await expect(own).toHaveTitle(`${name}: screen`);
  await window.canvas.click();
  await own.keyboard.type('touch /from-the-window');
  await own.keyboard.press('Enter');
  await panel.tab(name, 'Serial 1').click();
  await expect(async () => {
    await terminal.run('ls /from-the-window');
    await terminal.expectLine('/from-the-window', 1000);
  }).toPass({ timeout: 30_000 });
  await own.close();
});

test('a guest with SPICE alone says so, gets VNC, and is drawn after its next start', async ({
  innkeeper: { page },
  prefix: name,
}) => {
  await define(virsh, await tinyGuestXml({ name, display: 'spice' }));
  await virsh('start', name);
  const panel = new GuestPanel(page);
  const screen = new Screen(page);
  await new GuestsPage(page).cell(name, 'name').click();
  await panel.tab(name, 'Screen').click();
  await expect(screen.overlay).toContainText(`${name} only has a SPICE display.`);
  await screen.overlay.getByRole('button', { name: 'Add a VNC display' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'next start' })).toBeVisible();
  expect(await virsh('dumpxml', '--inactive', name)).toMatch(
    /<graphics type='spice'[\s\S]*<graphics type='vnc'/,
  );

  await virsh('destroy', name);
  await virsh('start', name);
  await panel.tab(name, /VNC/).click();
  await screen.expectDrawn();
});
