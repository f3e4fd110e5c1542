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
