import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
// Loaded when it is asked for, which takes a busy machine long.
import './projects-tab.tsx';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { inventedContainers, inventedEngine } from '#renderer/testing/invent-containers.ts';
import { inventFolder } from '#renderer/testing/invent-readability.ts';
import { openApp } from '#renderer/testing/open-app.tsx';
import type { Scene } from '#renderer/testing/scene.ts';

afterEach(cleanup);

const open = (scene: Partial<Scene> = {}) =>
  openApp('engines/docker/projects', {
    connections: [],
    guests: [],
    engines: [inventedEngine],
    containers: inventedContainers,
    ...scene,
  });

async function choose(user: ReturnType<typeof open>['user'], name: string) {
  const list = await screen.findByRole('list', { name: 'Projects' });
  await user.click(within(list).getByRole('button', { name: new RegExp(`^${name}`) }));
  return within(await screen.findByRole('complementary', { name: `Project ${name}` }));
}

test('groups containers by project and service, and stops a service at once', async () => {
  const { user, calls, container } = open();
  const shop = await choose(user, 'shop');
  const web = within(shop.getByRole('list', { name: 'Containers of web' }));
  expect(web.getByRole('link', { name: 'Running, shop-web-1' })).toBeTruthy();
  expect(await findViolations(container)).toEqual([]);
  await user.click(shop.getByRole('button', { name: 'Stop web' }));
  await waitFor(() =>
    expect(calls('projects.run')).toMatchObject([
      { action: { do: 'stop', project: 'shop', services: ['web'] } },
    ]),
  );
});

test('says what goes when a project is taken down, and asks for its name only when volumes go', async () => {
  const { user, calls } = open();
  const shop = await choose(user, 'shop');
  await user.click(shop.getByRole('button', { name: 'Take down…' }));
  const dialog = within(await screen.findByRole('dialog'));
  const down = dialog.getByRole<HTMLButtonElement>('button', { name: 'Take it down' });
  await waitFor(() => expect(down.disabled).toBe(false));
  expect(dialog.getByTitle('shop_default')).toBeTruthy();
  await user.click(dialog.getByRole('checkbox', { name: /Remove 1 volume too/ }));
  await user.type(await dialog.findByLabelText('Type shop to go on'), 'shop');
  await waitFor(() => expect(down.disabled).toBe(false));
  await user.click(down);
  await waitFor(() =>
    expect(calls('projects.run')).toMatchObject([{ action: { do: 'down', project: 'shop', volumes: true } }]),
  );
});

test('brings a project up from a folder by the name that its file gives', async () => {
  const { user, calls, container } = open({ containers: [], engineVolumes: [] });
  await screen.findByRole('heading', { name: 'No project yet' });
  await user.click(await screen.findByRole('button', { name: 'Bring up…' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByRole('textbox', { name: 'Folder' }), '/srv/shop');
  await dialog.findByText('Holds compose.yaml: db, web.');
  expect(await findViolations(container)).toEqual([]);
  const up = dialog.getByRole<HTMLButtonElement>('button', { name: 'Bring up' });
  await waitFor(() => expect(up.disabled).toBe(false));
  await user.click(up);
  await waitFor(() =>
    expect(calls('projects.run')).toMatchObject([
      { action: { do: 'up', folder: '/srv/shop', project: 'shop', pull: false, build: false } },
    ]),
  );
});

test('has the folder looked for on this computer', async () => {
  const { user, calls } = open({ containers: [], engineVolumes: [] });
  await user.click(await screen.findByRole('button', { name: 'Bring up…' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Browse…' }));
  const chooser = await screen.findByRole('dialog', { name: 'Pick the folder' });
  const use = within(chooser).getByRole<HTMLButtonElement>('button', { name: 'Use this folder' });
  await waitFor(() => expect(use.disabled).toBe(false));
  await user.click(use);
  const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Folder' });
  await waitFor(() => expect(field().value).toBe(inventFolder.folder));
  expect(calls('create.browse')).toEqual([{ files: false }]);
});

test('says what to install where Compose is not, and still shows what runs', async () => {
  const { user } = open({ compose: { kind: 'absent' } });
  await screen.findByRole('alert');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Bring up…' }).disabled).toBe(true);
  await choose(user, 'metrics');
});
