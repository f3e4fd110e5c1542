import { readFile, stat } from 'node:fs/promises';
import { ensureBusyboxImage } from '#electron/backend/testing/busybox-image.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { docker, engineSocket, test } from '../support/docker.ts';
import { expect } from '../support/fixtures.ts';
import { system } from '../support/virsh.ts';

test.use({ connect: [system, engineSocket] });

test('a dragged file is made here while the mouse is held, and given to the system', async ({
  innkeeper: { page, electron, stateDir },
  containers,
}) => {
  const name = `${containers}-drag`;
  const image = await ensureBusyboxImage();
  await docker('run', '-d', '--name', name, image, 'sh', '-c', 'echo old > /note; sleep 1000');
  // The system's own drag would hold this one's mouse for ever.
  const dragged = electron?.evaluate(
    ({ BrowserWindow }) =>
      new Promise<{ file: string; icon: string }>(resolve => {
        const [window] = BrowserWindow.getAllWindows();
        if (window)
          window.webContents.startDrag = ({ file, icon }) => resolve({ file, icon: icon as string });
      }),
  );
  await new GuestsPage(page).cell(name, 'name').click();
  await page.getByRole('link', { name: 'Files' }).click();
  const row = page.getByRole('row').filter({ has: page.getByText('note', { exact: true }) });
  const { x, y } = (await row.boundingBox()) ?? { x: 0, y: 0 };
  await page.mouse.move(x + 100, y + 10);
  await page.mouse.down();
  await page.mouse.move(x + 140, y + 60, { steps: 5 });
  const { file = '', icon = '' } = (await dragged) ?? {};
  await page.mouse.up();
  expect(await readFile(file, 'utf8')).toBe('old\n');
  expect(file.startsWith(`${stateDir}/dragged/`)).toBe(true);
  expect([(await stat(file)).mode & 0o777, (await stat(icon)).isFile()]).toEqual([0o600, true]);
});
