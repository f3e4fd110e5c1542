import { readFile } from 'node:fs/promises';
import { ensureBusyboxImage } from '#electron/backend/testing/busybox-image.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { docker, engineSocket, test } from '../support/docker.ts';
import { expect } from '../support/fixtures.ts';
import { system } from '../support/virsh.ts';

test.use({ connect: [system, engineSocket] });

test('files are looked at, copied out, and copied in after asking', async ({
  innkeeper: { page, savedFile },
  containers,
}) => {
  const name = `${containers}-files`;
  const image = await ensureBusyboxImage();
  await docker(
    'run',
    '-d',
    '--name',
    name,
    image,
    'sh',
    '-c',
    'mkdir /srv; echo old > /srv/note; sleep 1000',
  );
  await new GuestsPage(page).cell(name, 'name').click();
  await page.getByRole('link', { name: 'Files' }).click();
  await page.getByRole('button', { name: 'srv', exact: true }).click();
  const saved = await savedFile(async () => {
    await page.getByRole('button', { name: 'Copy “note” out' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  });
  expect(await readFile(saved.path, 'utf8')).toBe('old\n');

  const note = { name: 'note', mimeType: 'text/plain', buffer: Buffer.from('new') };
  await page.getByTestId('files-in').setInputFiles(note);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('/srv/note');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await docker('exec', name, 'cat', '/srv/note')).toBe('old');
  await page.getByTestId('files-in').setInputFiles(note);
  await dialog.getByRole('button', { name: 'Write over' }).click();
  await expect.poll(() => docker('exec', name, 'cat', '/srv/note')).toBe('new');
});

test('a file is dragged out by an address that gives its bytes, and only once', async ({
  innkeeper: { page },
  containers,
}) => {
  const name = `${containers}-drag`;
  const image = await ensureBusyboxImage();
  await docker('run', '-d', '--name', name, image, 'sh', '-c', 'echo old > /note; sleep 1000');
  // Chromium on Linux drags nothing out: what it does elsewhere is looked at here.
  await page.addInitScript(() => {
    const userAgentData = { brands: [{ brand: 'Chromium' }], platform: 'macOS' };
    Object.defineProperty(navigator, 'userAgentData', { get: () => userAgentData });
  });
  const [socket] = await Promise.all([page.waitForEvent('websocket'), page.reload()]);
  await new GuestsPage(page).cell(name, 'name').click();
  await page.getByRole('link', { name: 'Files' }).click();
  const row = page.getByRole('row').filter({ has: page.getByText('note', { exact: true }) });
  const dragged = row.evaluate(
    () =>
      new Promise<string>(resolve =>
        window.addEventListener(
          'dragstart',
          ({ dataTransfer }) => resolve(dataTransfer?.getData('DownloadURL') ?? ''),
          { once: true },
        ),
      ),
  );
  const offered = socket.waitForEvent('framereceived', ({ payload }) => String(payload).includes('"ticket"'));
  const { x, y } = (await row.boundingBox()) ?? { x: 0, y: 0 };
  await page.mouse.move(x + 100, y + 10);
  await page.mouse.down();
  await offered;
  await page.mouse.move(x + 140, y + 60, { steps: 5 });
  const [, mime, file, address] = /^([^:]+):([^:]+):(.+)$/.exec(await dragged) ?? [];
  await page.mouse.up();
  expect([mime, file]).toEqual(['application/octet-stream', 'note']);
  const fetched = () =>
    page.evaluate(async url => {
      const answer = await fetch(url);
      return { status: answer.status, text: await answer.text() };
    }, address ?? '');
  expect(await fetched()).toEqual({ status: 200, text: 'old\n' });
  expect(await fetched()).toEqual({ status: 404, text: '' });
});
