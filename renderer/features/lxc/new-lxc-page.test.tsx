import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { go } from '#renderer/app/go.ts';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { openHost } from '#renderer/testing/open-host.tsx';
import type { Connection } from '#shared/contract/connections.ts';
import type { LxcOptions, LxcRequest } from '#shared/contract/lxc.ts';

afterEach(cleanup);

async function open(
  options: Partial<LxcOptions> = {},
  uri = 'lxc:///system',
  state: Connection['state'] = 'online',
) {
  const made: LxcRequest[] = [];
  const page = await openHost('storage', 'pools', { lxc: { options, made } }, { connection: { uri, state } });
  await go({ to: '/guests/new-lxc' });
  await screen.findByRole('heading', { name: 'New Linux container' });
  return { ...page, made };
}
const enter = async ({ user }: Awaited<ReturnType<typeof open>>, label: string, text: string) => {
  const field = await screen.findByLabelText(label);
  await user.clear(field);
  await user.click(field);
  await user.paste(text);
};
const make = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Make the container' });

test('makes a whole system of a distribution by what it suggests', async () => {
  const page = await open();
  await screen.findByText('Build bookworm with mmdebstrap');
  expect(await findViolations(page.container)).toEqual([]);
  await enter(page, 'Name', 'web');
  await screen.findByText('Make the folder /var/lib/innkeeper/containers/web');
  await waitFor(() => expect(make().disabled).toBe(false));
  await page.user.click(make());
  await waitFor(() =>
    expect(page.made).toMatchObject([
      {
        name: 'web',
        root: { kind: 'distribution', suite: 'bookworm', packages: ['systemd-sysv', 'dbus'] },
        runs: { kind: 'system' },
        firstId: 1_000_000,
        network: { to: 'network', network: 'default' },
      },
    ]),
  );
});

test('makes a program in a folder, with memory and capabilities as they were chosen', async () => {
  const page = await open();
  await page.user.click(await screen.findByLabelText('A folder'));
  await enter(page, 'Root folder', '/srv/tree');
  await page.user.click(screen.getByLabelText('One program'));
  await enter(page, 'Program with its arguments', `/bin/app --title "a b"`);
  await enter(page, 'Environment', 'A=1\nB=x=y');
  await page.user.click(screen.getByText('Folders of the host, and memory'));
  await page.user.click(screen.getByRole('button', { name: 'Add memory' }));
  await waitFor(() => expect(make().disabled).toBe(false));
  await page.user.click(make());
  await waitFor(() =>
    expect(page.made).toMatchObject([
      {
        root: { kind: 'folder', path: '/srv/tree', how: 'use' },
        runs: {
          kind: 'program',
          path: '/bin/app',
          args: ['--title', 'a b'],
          env: [
            { name: 'A', value: '1' },
            { name: 'B', value: 'x=y' },
          ],
        },
        folders: [{ kind: 'ram', target: '/tmp' }],
      },
    ]),
  );
});

test('shows beside the field what is wrong with it, and makes nothing', async () => {
  const page = await open();
  await enter(page, 'Name', 'db');
  await screen.findByText(/taken. Something of the same kind/);
  expect(make().disabled).toBe(true);
  await enter(page, 'Suite', 'Not a suite');
  await screen.findByText('A suite is a word such as bookworm.');
  expect(make().disabled).toBe(true);
});

test('asks in words for what another source needs, and shows no plan of the one before', async () => {
  const page = await open();
  await screen.findByText('Build bookworm with mmdebstrap');
  await page.user.click(screen.getByRole('radio', { name: 'An image' }));
  expect(screen.queryByText('Build bookworm with mmdebstrap')).toBeNull();
  expect(screen.queryByText('Choose an image, or write its name.')).toBeNull();
  await page.user.clear(screen.getByRole('textbox', { name: 'Name' }));
  await screen.findByText('A name cannot be empty.');
  await enter(page, 'Virtual CPUs', '0');
  await screen.findByText('A whole number from 1 to 4,096.');
  expect(screen.queryByText(/^Too small/)).toBeNull();
  expect(make().disabled).toBe(true);
});

test('says why nothing can be unpacked, and lets a folder be used', async () => {
  await open({ cannotUnpack: 'Innkeeper runs as sam.' });
  const cards = await screen.findByRole('group', { name: 'Where its files come from' });
  expect(within(cards).getByLabelText<HTMLInputElement>('A tarball').disabled).toBe(true);
  expect(within(cards).getByLabelText<HTMLInputElement>('A folder').checked).toBe(true);
  expect(within(cards).getAllByText('Innkeeper runs as sam.')).toHaveLength(3);
});

test('adds the connection of this computer where no host makes containers, or says why not', async () => {
  const { user, calls, container } = await open({}, 'qemu:///system');
  await screen.findByText('No connection makes Linux containers');
  expect(await findViolations(container)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Add lxc:///system' }));
  expect(calls('connections.add')).toEqual([{ uri: 'lxc:///system' }]);
  expect((await screen.findByRole('alert')).textContent).toMatch(/nowhere/);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Add lxc:///system' }).disabled).toBe(false);
});

test('leads to a connection that is there, and not online', async () => {
  const { user } = await open({}, 'lxc:///system', 'failed');
  await user.click(await screen.findByRole('button', { name: 'Connections' }));
  await screen.findByRole('heading', { name: 'Connections', level: 1 });
});

test('begins with the files of an image, and what it runs', async () => {
  const page = await open();
  await go({ to: '/guests/new-lxc', search: { engine: 'docker', image: 'nginx:1.27' } });
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('An image').checked).toBe(true));
  await waitFor(() => expect(make().disabled).toBe(false));
  await page.user.click(make());
  await waitFor(() =>
    expect(page.made).toMatchObject([
      {
        root: { kind: 'image', engine: 'docker', image: 'nginx:1.27' },
        runs: { kind: 'program', path: '/docker-entrypoint.sh', args: ['nginx', '-g', 'daemon off;'] },
      },
    ]),
  );
});
