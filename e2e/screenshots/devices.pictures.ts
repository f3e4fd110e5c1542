import { program, startLab } from '../lab/machine.ts';
import { expect, test } from '../support/fixtures.ts';
import { startServer } from '../support/serve.ts';
import { picture } from './studio.ts';

const GUEST = 'gaming';
const CARD = '01:00.0';

/** Off, and with nothing of the host yet. */
const XML = `<domain type='qemu'><name>${GUEST}</name><memory unit='MiB'>256</memory><vcpu>2</vcpu>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices><graphics type='vnc'/><video><model type='vga'/></video></devices></domain>`;

test.skip(program === undefined, 'These are taken of the emulated machine that HARDWARE_LAB starts.');

test('the pictures of host devices', async ({ stateDir, browser }) => {
  test.setTimeout(900_000);
  const lab = await startLab();
  await lab.ssh(`cat > /tmp/g.xml <<'X'\n${XML}\nX\nvirsh define /tmp/g.xml`);
  await lab.ssh('echo 3 > /sys/bus/pci/devices/0000:03:00.0/sriov_numvfs');
  const server = await startServer(stateDir, [lab.uri]);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
  const tab = (name: string) => page.getByRole('main').getByRole('link', { name, exact: true }).click();
  try {
    await page.goto(server.link);
    await page.getByRole('link', { name: /^Host devices/ }).click();
    await page.getByRole('row').filter({ hasText: CARD }).click();
    await expect(page.getByRole('button', { name: 'Give to a guest…' })).toBeVisible();
    await expect(page.getByText('The doctor looks at the host.')).toBeHidden({ timeout: 60_000 });
    await picture(page, 'devices-map');

    await tab('Doctor');
    await expect(page.getByRole('heading', { name: /IOMMU/ }).first()).toBeVisible();
    await picture(page, 'devices-doctor');

    await tab('Functions');
    await expect(page.getByText('03:00.0').first()).toBeVisible();
    await picture(page, 'devices-functions');

    await tab('Devices');
    await page.getByRole('row').filter({ hasText: CARD }).click();
    await page.getByRole('button', { name: 'Give to a guest…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByPlaceholder('Choose a guest').click();
    await page.getByRole('option', { name: new RegExp(GUEST) }).click();
    await dialog.getByText('From the host’s start').click();
    await expect(dialog.getByRole('button', { name: 'See every change' })).toBeEnabled({
      timeout: 120_000,
    });
    await expect(dialog.getByText('/etc/modprobe.d/innkeeper-vfio.conf').first()).toBeVisible({
      timeout: 120_000,
    });
    await picture(page, 'devices-plan');
    await dialog.getByRole('button', { name: 'See every change' }).click();
    await picture(page, 'devices-changes');

    // Without a restart, and so with its result at once.
    await dialog.getByRole('button', { name: 'Back to the plan' }).click();
    await dialog.getByText('When the guest starts', { exact: true }).click();
    await dialog.getByRole('button', { name: /^Apply/ }).click();
    await page.getByRole('dialog').last().getByRole('button', { name: 'Apply', exact: true }).click();
    await expect(page.getByText('In force')).toBeVisible({ timeout: 120_000 });
    await expect(page.getByText('Being verified on the host…')).toBeHidden({ timeout: 60_000 });
    await picture(page, 'devices-result');
  } finally {
    await page.close();
    await server.stop();
    await lab.stop();
  }
});
