import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
// Loaded when it is asked for, which takes a busy machine long.
import './volumes-tab.tsx';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { inventedContainers, inventedEngine } from '#renderer/testing/invent-containers.ts';
import { openApp } from '#renderer/testing/open-app.tsx';

afterEach(cleanup);

const open = (item = '') =>
  openApp(`engines/docker/volumes${item}`, {
    connections: [],
    guests: [],
    engines: [inventedEngine],
    containers: inventedContainers,
  });
const panel = async (name: string) =>
  within(await screen.findByRole('complementary', { name: `Volume ${name}` }));

test('lists volumes with what they are, and shows who has the chosen one and what is in it', async () => {
  const { user, container } = open();
  const list = await screen.findByRole('list', { name: 'Volumes' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(5);
  await user.click(within(list).getByRole('button', { name: /^data/ }));
  const chosen = await panel('data');
  expect(chosen.getByRole('link', { name: 'Running, shop-web-1' })).toBeTruthy();
  expect(await findViolations(container)).toEqual([]);

  await user.click(chosen.getByRole('tab', { name: 'Files' }));
  await user.click(await chosen.findByRole('button', { name: 'archive' }));
  expect(await chosen.findByText('old.log')).toBeTruthy();
  await user.click(chosen.getByRole('button', { name: 'data' }));
  expect(await chosen.findByText('data.db')).toBeTruthy();
  expect(await findViolations(container)).toEqual([]);
});

test('has no id for a title, and finds a volume by it', async () => {
  const id = '3f'.repeat(32);
  const { user } = open();
  const list = () => screen.findByRole('list', { name: 'Volumes' });
  await list();
  await user.type(screen.getByRole('searchbox'), id);
  await waitFor(async () => expect(within(await list()).getAllByRole('listitem')).toHaveLength(1));
  await user.click(within(await list()).getByRole('button', { name: /^Without a name \(3f3f3f3f3f3f\)/ }));
  const chosen = await panel('Without a name (3f3f3f3f3f3f)');
  expect(chosen.getByRole('button', { name: 'Copy what the engine calls it' })).toBeTruthy();
});

test('measures sizes only when asked', async () => {
  const { user, calls } = open();
  await screen.findByRole('list', { name: 'Volumes' });
  expect(calls('engineVolumes.sizes')).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Measure sizes' }));
  expect(await screen.findByText('37 MiB')).toBeTruthy();
});

test('does not offer to remove what a container has, and asks for the name of what would be lost', async () => {
  const { user, calls } = open('/data');
  await user.click((await panel('data')).getByRole('button', { name: 'Remove…' }));
  const busy = within(await screen.findByRole('dialog'));
  await busy.findByRole('list', { name: 'What is in the way' });
  await user.click(busy.getByRole('button', { name: 'Cancel' }));
  cleanup();

  const other = open('/backups');
  await other.user.click((await panel('backups')).getByRole('button', { name: 'Remove…' }));
  const dialog = within(await screen.findByRole('dialog'));
  const remove = dialog.getByRole<HTMLButtonElement>('button', { name: 'Remove the volume' });
  await other.user.type(await dialog.findByLabelText('Type backups to go on'), 'backups');
  await waitFor(() => expect(remove.disabled).toBe(false));
  await other.user.click(remove);
  await waitFor(() =>
    expect(other.calls('engineVolumes.run')).toMatchObject([
      { action: { do: 'remove', names: ['backups'] } },
    ]),
  );
  expect(calls('engineVolumes.run')).toEqual([]);
});

test('makes a volume on a server with its labels, and says beside the field what is wrong', async () => {
  const { user, calls, container } = open();
  await user.click(await screen.findByRole('button', { name: 'New volume…' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByRole('textbox', { name: 'Name' }), 'data');
  await waitFor(() => expect(dialog.getAllByText(/“data” is taken/).length).toBeGreaterThan(0));
  await user.type(dialog.getByRole('textbox', { name: 'Name' }), '-2');
  await user.click(dialog.getByRole('radio', { name: 'On a server, by NFS' }));
  await user.type(dialog.getByRole('textbox', { name: 'Server' }), 'nas.lan');
  await user.type(dialog.getByRole('textbox', { name: 'Folder' }), 'srv/data');
  await waitFor(() => expect(dialog.getAllByText(/begins with a slash/).length).toBeGreaterThan(0));
  await user.clear(dialog.getByRole('textbox', { name: 'Folder' }));
  await user.type(dialog.getByRole('textbox', { name: 'Folder' }), '/srv/data');
  expect(await findViolations(container)).toEqual([]);
  const make = dialog.getByRole<HTMLButtonElement>('button', { name: 'Make the volume' });
  await waitFor(() => expect(make.disabled).toBe(false));
  await user.click(make);
  await waitFor(() =>
    expect(calls('engineVolumes.run')).toMatchObject([
      {
        action: {
          do: 'create',
          name: 'data-2',
          of: { kind: 'nfs', server: 'nas.lan', export: '/srv/data', version: '4', readOnly: false },
        },
      },
    ]),
  );
});
