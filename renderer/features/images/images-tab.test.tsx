import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
// Loaded when they are asked for, which takes a busy machine long.
import './images-tab.tsx';
import './dialogs/build-dialog.tsx';
import './dialogs/pull-dialog.tsx';
import './dialogs/prune-dialog.tsx';
import './usage/usage-tab.tsx';
import { listenForShortcuts } from '#renderer/app/commands/shortcuts.ts';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { inventedEngine } from '#renderer/testing/invent-containers.ts';
import { inventImageId } from '#renderer/testing/invent-images.ts';
import { openApp } from '#renderer/testing/open-app.tsx';

afterEach(cleanup);

const open = (page = 'images') =>
  openApp(`engines/docker/${page}`, {
    connections: [],
    guests: [],
    engines: [inventedEngine],
    containers: [],
  });
const rows = async () =>
  within(await screen.findByRole('list', { name: 'Images' }))
    .getAllByRole('listitem')
    .map(row => row.querySelector('strong')?.textContent);

test('lists images by name or size, and shows one with its secrets hidden', async () => {
  const { user, container } = open();
  expect((await rows())[0]).toBe('busybox:1.36');
  // Nothing is chosen: the list has all the room.
  expect(screen.queryByRole('complementary', { name: /^Image/ })).toBeNull();
  await user.click(screen.getByRole('radio', { name: 'Size' }));
  expect((await rows())[0]).toContain('a-service-with-a-long-name');
  await user.type(screen.getByRole('searchbox', { name: 'Search images' }), 'latest');
  expect(await rows()).toEqual(['busybox:1.36']);
  await user.click(screen.getByRole('button', { name: /^busybox/ }));
  const panel = within(await screen.findByRole('complementary', { name: 'Image busybox:1.36' }));
  await panel.findByText('DB_PASSWORD');
  expect(panel.queryByText('hunter2')).toBeNull();
  await user.click(panel.getByRole('button', { name: 'Show secrets' }));
  expect(panel.getByText('hunter2')).toBeTruthy();
  expect(await findViolations(container)).toEqual([]);
});

test('offers at each row what can be done with its image, and by key what the chosen one is for', async () => {
  const { user, calls, container } = open();
  const list = within(await screen.findByRole('list', { name: 'Images' }));
  const [row] = list.getAllByRole('listitem');
  if (!row) throw new Error('There is no row.');
  await user.click(within(row).getByRole('button', { name: 'Actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Tag…' }));
  await screen.findByRole('dialog', { name: 'Tag busybox:1.36' });
  await user.keyboard('{Escape}');
  // The menu was about that row; nothing was chosen by it.
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.queryByRole('complementary', { name: /^Image/ })).toBeNull();

  await user.pointer({ keys: '[MouseRight]', target: within(row).getByText('busybox:1.36') });
  await user.click(await screen.findByRole('menuitem', { name: /^Run…/ }));
  await waitFor(() => expect(calls('containerRun.plan').at(-1)).toMatchObject({ image: 'busybox:1.36' }));
  expect(await findViolations(container)).toEqual([]);
});

test('does with the chosen image by key what the menu of its row has', async () => {
  const stopKeys = listenForShortcuts();
  try {
    const { user, calls } = open(`images/${inventImageId('b2')}`);
    await screen.findByRole('complementary', { name: 'Image postgres:16' });
    await user.keyboard('{Delete}');
    await screen.findByRole('dialog', { name: 'Remove postgres:16' });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.keyboard('r');
    await waitFor(() => expect(calls('containerRun.plan').at(-1)).toMatchObject({ image: 'postgres:16' }));
    expect(location.hash).toContain('/guests/run');
  } finally {
    stopKeys();
  }
});

test('pushes the chosen name by keys alone', async () => {
  const { user, calls } = open(`images/${inventImageId('b2')}`);
  const panel = within(await screen.findByRole('complementary', { name: 'Image postgres:16' }));
  await user.click(panel.getByRole('button', { name: 'Push…' }));
  await screen.findByRole('dialog', { name: 'Push postgres:16' });
  await user.keyboard('{Enter}');
  await waitFor(() => expect(calls('images.push')).toMatchObject([{ name: 'postgres:16' }]));
});

test('folds steps away that made no layer', async () => {
  const { user, container } = open(`images/${inventImageId('b2')}`);
  const panel = within(await screen.findByRole('complementary', { name: 'Image postgres:16' }));
  await user.click(panel.getByRole('tab', { name: 'History' }));
  const steps = await panel.findByRole('list', { name: 'Layers, the newest first' });
  expect(within(steps).getAllByRole('listitem')).toHaveLength(3);
  await user.click(panel.getByRole('button', { name: 'Also 2 steps without a layer' }));
  expect(within(steps).getAllByRole('listitem')).toHaveLength(5);
  expect(await findViolations(container)).toEqual([]);
});

test('pulls what has a good name alone, and shows each layer on its way', async () => {
  const { user, calls } = open();
  await user.click(await screen.findByRole('button', { name: 'Pull…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Pull an image' }));
  const pull = dialog.getByRole<HTMLButtonElement>('button', { name: 'Pull' });
  await user.type(dialog.getByLabelText('Name'), 'Bad Name');
  expect(dialog.getByLabelText('Name').getAttribute('aria-invalid')).toBe('true');
  expect(pull.disabled).toBe(true);
  await user.clear(dialog.getByLabelText('Name'));
  await user.type(dialog.getByLabelText('Name'), 'ghcr.io/a/b:1');
  await user.click(pull);
  await waitFor(() =>
    expect(calls('images.pull')).toMatchObject([{ engine: 'docker', name: 'ghcr.io/a/b:1' }]),
  );
  const layers = await screen.findByRole('list', { name: 'Layers' });
  expect(within(layers).getAllByRole('listitem')).toHaveLength(4);
  expect(within(layers).getByText('Downloads 31 MiB of 120 MiB')).toBeTruthy();
  expect(await findViolations(document.body)).toEqual([]);
});

test('has the name of what cannot be had again typed before it goes', async () => {
  const { user, calls } = open(`images/${inventImageId('d4')}`);
  const panel = within(await screen.findByRole('complementary', { name: 'Image shop/web:dev' }));
  await user.click(panel.getByRole('button', { name: 'Remove…' }));
  const dialog = within(await screen.findByRole('dialog'));
  const remove = dialog.getByRole<HTMLButtonElement>('button', { name: 'Remove the image' });
  const field = await dialog.findByLabelText('Type shop/web:dev to go on');
  expect(remove.disabled).toBe(true);
  await user.type(field, 'shop/web:dev');
  await waitFor(() => expect(remove.disabled).toBe(false));
  await user.click(remove);
  await waitFor(() =>
    expect(calls('images.run')).toMatchObject([{ action: { do: 'remove', ids: [inventImageId('d4')] } }]),
  );
});

test('offers of a Dockerfile what it lets one choose', async () => {
  const { user, calls } = open();
  await user.click(await screen.findByRole('button', { name: 'More…' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Build from a folder…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Build an image' }));
  await user.type(dialog.getByLabelText('Folder'), '/srv/shop');
  await user.type(await dialog.findByLabelText('VERSION'), '1.37');
  await user.type(dialog.getByLabelText('Names'), 'shop/web:2 shop/web:latest');
  expect(await findViolations(document.body)).toEqual([]);
  await user.click(dialog.getByRole('button', { name: 'Build' }));
  await waitFor(() =>
    expect(calls('images.build')).toMatchObject([
      {
        choice: {
          folder: '/srv/shop',
          dockerfile: 'Dockerfile',
          tags: ['shop/web:2', 'shop/web:latest'],
          args: { VERSION: '1.37' },
        },
      },
    ]),
  );
});

test('says where the room goes, and what a prune would free', async () => {
  const { user, calls, container } = open('usage');
  const images = within(await screen.findByRole('region', { name: 'Build cache' }));
  expect(images.getByText(/1 of 2 in use/)).toBeTruthy();
  expect(await findViolations(container)).toEqual([]);
  await user.click(images.getByRole('button', { name: 'Prune…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Clear the build cache' }));
  const clear = dialog.getByRole<HTMLButtonElement>('button', { name: 'Clear it' });
  await waitFor(() => expect(clear.disabled).toBe(false));
  await user.click(clear);
  await waitFor(() =>
    expect(calls('images.run')).toMatchObject([{ action: { do: 'prune', what: 'build-cache' } }]),
  );
});
