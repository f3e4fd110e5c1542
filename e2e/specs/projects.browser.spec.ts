import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBusyboxImage } from '#electron/backend/testing/busybox-image.ts';
import { EnginePage } from '../pages/engine-page.ts';
import { docker, engineSocket, test as base } from '../support/docker.ts';
import { expect } from '../support/fixtures.ts';

/** A folder that is called as its project is. */
const test = base.extend<{ folder: string }>({
  folder: async ({ containers }, use) => {
    const folder = join(tmpdir(), containers);
    await mkdir(folder);
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});
test.use({ connect: [engineSocket] });

test('a project is brought up from its folder, stopped in part, and taken down', async ({
  innkeeper: { page },
  containers: project,
  folder,
}) => {
  const image = await ensureBusyboxImage();
  const file = join(folder, 'docker-compose.yml');
  const engine = new EnginePage(page);
  await writeFile(file, 'version: "3.8"\nservices:\n  web:\n    imagee: nothing\n');
  await engine.open('Projects');
  await page.getByRole('button', { name: 'Bring up…' }).click();
  await engine.dialog.getByRole('textbox', { name: 'Folder' }).fill(folder);
  await expect(engine.dialog.getByText(`“${file}” cannot be brought up.`).first()).toBeVisible();
  await engine.dialog.getByRole('button', { name: 'Cancel' }).click();

  await writeFile(
    file,
    `version: "3.8"
services:
  web:
    image: ${image}
    command: sh -c "echo web is up; sleep 600"
    stop_grace_period: 0s
    volumes: ["data:/data"]
  db:
    image: ${image}
    command: sh -c "echo db is up; sleep 600"
    stop_grace_period: 0s
volumes:
  data: {}
`,
  );
  await page.getByRole('button', { name: 'Bring up…' }).click();
  await engine.dialog.getByRole('textbox', { name: 'Folder' }).fill(folder);
  await expect(engine.dialog.getByText('Start web')).toBeVisible();
  await engine.dialog.getByRole('button', { name: 'Bring up', exact: true }).click();
  await expect(engine.dialog).toBeHidden();

  const panel = engine.panel(`Project ${project}`);
  await expect(panel.getByText('Running', { exact: true }).first()).toBeVisible();
  await panel.getByRole('button', { name: 'Log', exact: true }).click();
  const log = page.getByRole('log');
  await expect(log.getByText(/^web.* │ web is up$/)).toBeVisible();
  await expect(log.getByText(/^db.* │ db is up$/)).toBeVisible();
  await page.getByRole('button', { name: 'Back to the project' }).click();

  await panel.getByRole('button', { name: 'Stop web' }).click();
  await expect(panel.getByText('Partly running')).toBeVisible();
  await expect(panel.getByRole('list', { name: 'Containers of web' })).toContainText('Stopped');
  await expect(panel.getByRole('button', { name: 'Start web', exact: true })).toBeVisible();

  await panel.getByRole('button', { name: 'Take down…' }).click();
  await engine.dialog.getByRole('checkbox', { name: /Remove 1 volume too/ }).check();
  await expect(engine.dialog.getByText(`Everything in “${project}_data”.`)).toBeVisible();
  await engine.dialog.getByLabel(`Type ${project} to go on`).fill(project);
  await engine.dialog.getByRole('button', { name: 'Take it down' }).click();
  await expect(engine.dialog).toBeHidden();
  await expect
    .poll(() => docker('ps', '--all', '--quiet', '--filter', `label=com.docker.compose.project=${project}`))
    .toBe('');
  await expect(engine.row('Projects', project)).toBeHidden();
  expect(await docker('volume', 'ls', '--quiet', '--filter', `name=${project}_data`)).toBe('');
});
