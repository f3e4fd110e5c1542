import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { connectApi } from '#renderer/api/client.ts';
import { applyConnectionsEvent, setLink } from '#renderer/api/live/connections.ts';
import { createQueryClient } from '#renderer/api/query.ts';
import { createFakeBackend } from '#renderer/testing/fake-backend.ts';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { inventConnection } from '#renderer/testing/invent.ts';
import type { Scene } from '#renderer/testing/scene.ts';
import { scenes } from '#renderer/testing/scenes.ts';
import { VolumesPane } from './volumes-pane.tsx';

// jsdom lays nothing out: every list has this much room.
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
for (const name of ['clientHeight', 'clientWidth', 'offsetHeight', 'offsetWidth'])
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, value: 1200 });
Object.assign(Element.prototype, { scrollIntoView: () => {}, scrollTo: () => {} });
afterEach(cleanup);

/** What `volumes.run` was called with. */
const asked: unknown[] = [];

function open(name: string) {
  const scene: Scene | undefined = scenes[name];
  if (!scene) throw new Error(`There is no scene ${name}.`);
  const connection = inventConnection();
  const { link } = createFakeBackend(scene);
  asked.length = 0;
  connectApi({
    call(path, input, options) {
      if (path.join('.') === 'volumes.run') asked.push(input);
      return link.call(path, input, options);
    },
  });
  applyConnectionsEvent({ kind: 'snapshot', connections: [connection] });
  setLink('live');
  render(
    <QueryClientProvider client={createQueryClient()}>
      <VolumesPane connection={connection.id} pool="default" />
    </QueryClientProvider>,
  );
  return userEvent.setup();
}
const row = (name: string) =>
  screen.getByRole('row', { name: new RegExp(`^${name.replaceAll('.', '\\.')}`) });

test('lists what is there, who has it, and what is promised beyond the room', async () => {
  open('usual');
  await screen.findByText('letters.img');
  expect(within(row('letters.img')).getByTitle('Encrypted')).toBeTruthy();
  expect(within(row('layer.qcow2')).getByTitle(/^Stands on .*debian-12-base/)).toBeTruthy();
  expect(screen.getByText(/^Over-committed by/)).toBeTruthy();
  expect(await findViolations()).toEqual([]);
});

test('is narrowed by typing and by use, and sorted by its columns', async () => {
  const user = open('usual');
  await screen.findByText('letters.img');
  await user.type(screen.getByRole('searchbox', { name: 'Search volumes' }), 'iso');
  await waitFor(() => expect(screen.queryByText('letters.img')).toBeNull());
  expect(screen.getByText('debian-12.7.0-amd64-netinst.iso')).toBeTruthy();
  await user.clear(screen.getByRole('searchbox', { name: 'Search volumes' }));
  await user.click(screen.getByRole('radio', { name: 'Layers' }));
  await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(2));
  await user.click(screen.getByRole('radio', { name: 'All' }));
  await user.click(screen.getByRole('button', { name: /^Size/ }));
  await waitFor(() => expect(screen.getAllByRole('row')[1]?.textContent).toContain('631 MiB'));
});

test('keys choose lines, open details and delete what is chosen', async () => {
  const user = open('usual');
  await screen.findByText('letters.img');
  screen.getByRole('grid', { name: 'Volumes' }).focus();
  await user.keyboard('{ArrowDown}{Shift>}{ArrowDown}{/Shift}');
  expect(screen.getByText(/^2 volumes chosen/)).toBeTruthy();
  await user.keyboard('{Delete}');
  expect(await screen.findByRole('dialog', { name: 'Delete 2 volumes' })).toBeTruthy();
  // Both are disks of guests that run.
  expect(await screen.findByRole('list', { name: 'What is in the way' })).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Delete' }).disabled).toBe(true);
});

test('a volume goes only once its name was typed', async () => {
  const user = open('usual');
  await user.click(await screen.findByText('letters.img'));
  screen.getByRole('grid', { name: 'Volumes' }).focus();
  await user.keyboard('{Delete}');
  const typed = await screen.findByLabelText('Type letters.img to go on');
  const confirm = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Delete' });
  expect(confirm().disabled).toBe(true);
  await user.type(typed, 'letters.img');
  await waitFor(() => expect(confirm().disabled).toBe(false));
  expect(await findViolations()).toEqual([]);
});

test('makes an encrypted volume once its passphrase was typed twice', async () => {
  const user = open('usual');
  await screen.findByText('letters.img');
  await user.click(screen.getByRole('button', { name: 'New volume' }));
  const dialog = await screen.findByRole('dialog', { name: 'New volume' });
  const name = within(dialog).getByLabelText('Name');
  await user.clear(name);
  await user.type(name, 'vault.qcow2');
  await user.click(within(dialog).getByLabelText(/^Encrypt it/));
  const make = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Make it' });
  await user.type(within(dialog).getByLabelText('Passphrase'), 'four words of mine');
  await user.type(within(dialog).getByLabelText('Passphrase again'), 'four words');
  expect(make.disabled).toBe(true);
  await user.type(within(dialog).getByLabelText('Passphrase again'), ' of mine');
  await waitFor(() => expect(make.disabled).toBe(false));
  expect(await findViolations()).toEqual([]);
  await user.click(make);
  await waitFor(() =>
    expect(asked).toMatchObject([
      {
        action: { do: 'create', name: 'vault.qcow2', encryption: { secret: null } },
        passphrase: 'four words of mine',
      },
    ]),
  );
});

test('says why nothing can be shown of a stopped pool, and offers nothing there', async () => {
  open('volumes-stopped');
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'New volume' }).disabled).toBe(true);
});
